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
