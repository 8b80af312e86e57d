import { describe, expect, test } from 'vitest';
import { createHttpClient } from '../../../connectors/http/http-client.ts';

describe('an address', () => {
  test.each([
    'http://example.com',
    'ftp://127.0.0.1',
    'nonsense',
    'https://user:pass@example.com',
    'https://169.254.169.254',
    'https://168.63.129.16',
    'https://[::ffff:168.63.129.16]',
    'https://2852039166',
    'https://0xa9fea9fe',
    'https://0251.0376.0251.0376',
    'https://10.1',
    'https://0',
    'https://[::]',
    'https://[::ffff:10.0.0.1]',
    'https://[64:ff9b::a9fe:a9fe]',
    'https://[fe80::1]',
    'https://[fd00::1]',
    'https://[::a9fe:a9fe]',
    'https://100.64.0.1',
    'https://198.18.0.1',
    'https://①⑥⑨.254.169.254',
    'https://169。254。169。254',
    'https://169.254.169.254.',
    'file:///etc/hosts',
    'https://127.0.0.2.nip.example@10.0.0.1',
  ])('is refused at once: %s', (base) => {
    expect(() => createHttpClient({ upstream: 'Example', base, reach: 'public' })).toThrow(
      /Cannot reach Example because/,
    );
  });

  test('of a private network is for upstreams on premises only', async () => {
    expect(() => createHttpClient({ upstream: 'Example', base: 'https://10.1.2.3', reach: 'public' })).toThrow(
      /may not be on this network/,
    );
    const client = createHttpClient({ upstream: 'Example', base: 'https://10.1.2.3', reach: 'private' });
    expect(client.resolve('read', 'x').href).toBe('https://10.1.2.3/x');
    await client.close();
  });
});
