import { describe, expect, test } from 'vitest';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { request, Agent } from 'undici';
import {
  AddressRefused,
  guardedLookup,
  isLiteralOutOfReach,
  isLoopbackHost,
  mayConnect,
} from '../../../connectors/http/guard-address.ts';
import type { ResolveName } from '../../../connectors/http/guard-address.ts';

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
    '::ffff:168.63.129.16',
    '::ffff:a83f:8110',
    '100.100.100.200',
    '192.0.0.192',
    'fd00:ec2::254',
    'fd20:ce::254',
    '::7f00:1',
    '::a9fe:a9fe',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2001:0:4136:e378::1',
    'fec0::1',
    '4000::1',
    '100::1',
    '192.0.2.1',
    '203.0.113.9',
    '240.0.0.1',
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

test('a URL with an address out of reach is told from one with a name', () => {
  const told = ['https://10.0.0.1', 'https://[fd00::1]', 'https://0x0a000001', 'https://10.example', 'https://8.8.8.8'];
  expect(told.map((url) => isLiteralOutOfReach(new URL(url), 'public'))).toEqual([true, true, true, false, false]);
});

test('a name that does not exist stays an error of the lookup', async () => {
  const failure = await new Promise((resolve) => guardedLookup('public')('nobody.invalid', {}, resolve));
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(AddressRefused);
});

describe('a name server that changes its mind', () => {
  const answers = (...given: readonly (readonly string[])[]): { resolve: ResolveName; asked: () => number } => {
    let asked = 0;
    return {
      asked: () => asked,
      resolve: (_, __, callback) => {
        const addresses = given[asked++] ?? [];
        callback(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      },
    };
  };
  const look = (resolve: ResolveName): Promise<unknown> =>
    new Promise((fulfil, reject) => {
      guardedLookup('public', resolve)('flips.example', { all: true }, (error, address) =>
        error === null ? fulfil(address) : reject(error),
      );
    });

  test('T8: is asked once for each connection, and what was checked is what is connected to', async () => {
    const names = answers(['93.184.215.14'], ['169.254.169.254']);
    expect(await look(names.resolve)).toEqual([{ address: '93.184.215.14', family: 4 }]);
    expect(names.asked()).toBe(1);
    await expect(look(names.resolve)).rejects.toThrow('"flips.example" has the address "169.254.169.254"');
  });

  test.each([[['93.184.215.14', '10.0.0.1']], [['2606:4700::1', '::ffff:127.0.0.1']], [[]]])(
    'T8: that gives %j is refused whole',
    async (addresses) => {
      await expect(look(answers(addresses).resolve)).rejects.toBeInstanceOf(AddressRefused);
    },
  );

  test('T8: reaches nobody who listens inside', async () => {
    let connections = 0;
    const inside = createServer((socket) => {
      connections++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    // What a listening TCP server has is an address with a port.
    const { port } = inside.address() as AddressInfo;
    const agent = new Agent({ connect: { lookup: guardedLookup('public', answers(['127.0.0.1']).resolve) } });
    await expect(request(`http://flips.example:${port}/`, { dispatcher: agent })).rejects.toThrow('flips.example');
    expect(connections).toBe(0);
    await agent.close();
    await new Promise((resolve) => inside.close(resolve));
  });
});
