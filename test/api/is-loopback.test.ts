import { expect, test } from 'vitest';
import { hostOf, isLoopback } from '../../api/is-loopback.ts';

test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.255.0.3', '::1', '[::1]'])('%s is this machine', (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each([
  '0.0.0.0',
  '::',
  '128.0.0.1',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  '',
  '127.1',
  '::ffff:10.0.0.1',
])('%s is not, or not for certain', (host) => {
  expect(isLoopback(host)).toBe(false);
});

test.each([
  ['127.0.0.1:7233', '127.0.0.1'],
  ['[::1]:7233', '[::1]'],
  ['temporal.example', 'temporal.example'],
  ['postgresql://u:p@db.example:5432/x', 'db.example'],
  ['postgresql:///x', undefined],
  ['', undefined],
])('the host of %j is %j', (address, host) => {
  expect(hostOf(address)).toBe(host);
});
