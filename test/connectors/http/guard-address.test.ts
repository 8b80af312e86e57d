import { describe, expect, test } from 'vitest';
import { AddressRefused, guardedLookup, isLoopbackHost, mayConnect } from '../../../connectors/http/guard-address.ts';

describe('an address', () => {
  test.each([
    '169.254.169.254',
    '168.63.129.16',
    'fe80::1',
    '0.0.0.0',
    '::',
    '224.0.0.1',
    '255.255.255.255',
    '::ffff:169.254.169.254',
    '198.18.0.1',
    'nonsense',
    '',
  ])('is never connected to: %s', (address) => {
    expect([mayConnect(address, 'public'), mayConnect(address, 'private')]).toEqual([false, false]);
  });

  test.each(['10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1', 'fd00::1', '::ffff:10.0.0.1'])(
    'is for private networks only: %s',
    (address) => {
      expect([mayConnect(address, 'public'), mayConnect(address, 'private')]).toEqual([false, true]);
    },
  );

  test('is loopback or not', () => {
    expect(
      ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'].map((address) => mayConnect(address, 'loopback')),
    ).toEqual([true, true, true, true]);
    expect(['8.8.8.8', '127.0.0.1'].map((address) => mayConnect(address, 'public'))).toEqual([true, false]);
    expect(['localhost', '[::1]', '127.0.0.1', 'example.com'].map(isLoopbackHost)).toEqual([true, true, true, false]);
  });
});

test('a name that resolves to this machine is refused to a public upstream and given to a loopback one', async () => {
  const look = (reach: 'public' | 'loopback', all: boolean): Promise<unknown> =>
    new Promise((resolve, reject) => {
      guardedLookup(reach)('localhost', { all }, (error, address) =>
        error === null ? resolve(address) : reject(error),
      );
    });
  await expect(look('public', true)).rejects.toBeInstanceOf(AddressRefused);
  expect(await look('loopback', true)).toEqual(expect.arrayContaining([expect.objectContaining({ family: 4 })]));
  expect(typeof (await look('loopback', false))).toBe('string');
});

test('a name that does not exist stays an error of the lookup', async () => {
  const failure = await new Promise((resolve) => guardedLookup('public')('nobody.invalid', {}, resolve));
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(AddressRefused);
});
