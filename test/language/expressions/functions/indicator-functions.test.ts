import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failureOf, valueOf } from '../results.ts';

test.each([
  ['https://eve:pw@evil.example:8443/a?b#c', 'evil.example'],
  ['https://good.example\\@evil.example/', 'good.example'],
  ['https://good.example@evil.example/', 'evil.example'],
  ['HTTP://EVIL.Example.', 'evil.example'],
  ['eve@example.com', 'example.com'],
  ['Eve <eve@example.com>', 'example.com'],
  ['mailto:eve@example.com?subject=a', 'example.com'],
  ['example.com:8080/path', 'example.com'],
  ['https://[2001:DB8::1]:443/', '2001:db8::1'],
  ['https://[::zz]/', ''],
  ['https://[:::]/', ''],
  ['https://münchen.example/', 'münchen.example'],
  ['', ''],
  ['https://', ''],
  ['two words', ''],
  ['javascript:alert(1)', ''],
  ['<', ''],
])('the domain of "%s" is "%s"', (text, expected) => {
  expect(valueOf('domain(t)', { t: text })).toBe(expected);
});

test.each([
  [
    'See http://evil.example/a.b and eve@evil.example. End',
    'See hxxp://evil[.]example/a[.]b and eve[@]evil[.]example. End',
  ],
  ['HTTPS://x.example', 'hxxpS://x[.]example'],
  ['already hxxp://evil[.]example', 'already hxxp://evil[.]example'],
])('"%s" is defanged', (text, expected) => {
  expect(valueOf('defang(t)', { t: text })).toBe(expected);
  expect(valueOf('defang(defang(t))', { t: text })).toBe(expected);
});

test.each([
  ['hxxps[:]//evil(.)example[dot]com', 'https://evil.example.com'],
  ['hXXp://a[.]b', 'http://a.b'],
  ['eve[at]example(dot)com', 'eve@example.com'],
  ['hxxp[://]a', 'http://a'],
])('"%s" is refanged', (text, expected) => {
  expect(valueOf('refang(t)', { t: text })).toBe(expected);
});

test('what is defanged comes back', () => {
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      expect(valueOf('refang(defang(t))', { t: url })).toBe(url);
    }),
  );
});

test('an address that is none is a failure, because false would read as public', () => {
  expect(failureOf('is_private_ip("intranet")').message).toContain(
    'takes an IPv4 or IPv6 address. Test the text with is_ip(…) first',
  );
  expect(valueOf('is_ip("intranet") || is_ip("")')).toBe(false);
  expect(valueOf('is_private_ip("203.0.113.9")')).toBe(false);
});

test('a text with indicators has at most 65,536 characters', () => {
  expect(valueOf('size(defang(t))', { t: 'a'.repeat(65_536) })).toBe(65_536);
  expect(failureOf('size(defang(t))', { t: 'a'.repeat(65_537) }).code).toBe('expression-limit');
});

test('no text makes them throw', () => {
  const source = '[domain(t), defang(t), refang(t), string(is_ip(t))]';
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.emailAddress(), fc.ipV6()), (t) => {
      expect(valueOf(source, { t })).toHaveLength(4);
    }),
  );
});
