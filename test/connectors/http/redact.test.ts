import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../../connectors/http/redact.ts';

test('a secret is taken out in every usual coding', () => {
  const secret = 'p"ss w/rd+7';
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64'), JSON.stringify(secret)];
  for (const form of forms) expect(redact(`before ${form} after`, [secret])).toMatch(/^before "?\[secret\]"? after$/);
});

test.each([
  ['form-encoded', 'p%22ss+w%2Frd%2B7'],
  ['URL-encoded in lower case', 'p%22ss%20w%2frd%2b7'],
  ['base64 for addresses', Buffer.from('p"ss w/rd+7').toString('base64url')],
  ['JSON-escaped with slashes', String.raw`p\"ss w\/rd+7`],
  ['JSON in JSON', String.raw`p\\\"ss w/rd+7`],
])('a secret is taken out %s', (_, form) => {
  expect(redact(`before ${form} after`, ['p"ss w/rd+7'])).toBe('before [secret] after');
});

test('tokens and Authorization values of anybody are taken out', () => {
  expect(redact('sent Bearer abcdefghij and eyJhbGciOiJ.eyJ0aWQi.c2ln and Basic dXNlcjpwYXNz', [])).toBe(
    'sent [secret] and [secret] and [secret]',
  );
});

test('whatever an upstream says, the text has no secret and no control character and at most 301 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ minLength: 6 }), (text, secret) => {
      fc.pre(!'[secret]'.includes(secret));
      const clean = redact(`${text}${secret}${text}`, [secret]);
      return clean.length <= 301 && !/[\u0000-\u001f\u007f-\u009f]/.test(clean);
    }),
  );
});

test('a text too short to be a secret does not tear others apart', () => {
  expect(redact('banana', ['a'])).toBe('banana');
});
