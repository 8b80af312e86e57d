import { expect, test } from 'vitest';
import { isPrivate, parseIpAddress } from '../../../../language/expressions/functions/ip-address.ts';

function classOf(text: string): string {
  const address = parseIpAddress(text);
  if (address === undefined) return 'none';
  return isPrivate(address) ? 'private' : 'public';
}

test.each([
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '127.0.0.1',
  '169.254.1.1',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::',
  'fc00::1',
  'fdff::',
  'fe80::1',
  'febf::',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '::FFFF:192.168.7.1',
])('%s is private', (text) => {
  expect(classOf(text)).toBe('private');
});

test.each([
  '9.255.255.255',
  '11.0.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '100.63.255.255',
  '100.128.0.0',
  '203.0.113.9',
  '2001:db8::1',
  'fec0::',
  'fbff::',
  '::ffff:203.0.113.9',
  '1:2:3:4:5:6:7:8',
  '1::8',
  '1:2:3:4:5:6:1.2.3.4',
  '::2',
])('%s is public', (text) => {
  expect(classOf(text)).toBe('public');
});

test.each([
  '',
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '01.2.3.4',
  '1.2.3.4 ',
  '0x7f.1',
  'example.com',
  '1.2.3.4:80',
  ':',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7::8:9',
  'g::',
  '12345::',
  'fe80::1%eth0',
  '[::1]',
  '::1.2.3',
  '1.2.3.4::',
  `${'0'.repeat(46)}`,
  '1::2:3:4:5:6:7:8',
  'x::1',
  '1::y',
])('"%s" is no address', (text) => {
  expect(classOf(text)).toBe('none');
});
