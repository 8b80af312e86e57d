import { expect, test } from 'vitest';
import { parseSettings } from '../../worker/settings.ts';

const DATABASE_URL = 'postgresql://u:p@127.0.0.1/x';
const parse = (env: Record<string, string>, timezone = 'UTC') => parseSettings(env, { isTerminal: false, timezone });

test('a ledger is all that must be set', () => {
  expect(parse({ DATABASE_URL, WATCHBILL_DATA: '/data' })).toMatchObject({
    ok: true,
    settings: {
      blobFolder: '/data/blobs',
      anchorFolder: '/data/anchors',
      temporal: { address: '127.0.0.1:7233', namespace: 'default' },
      taskQueue: 'watchbill',
      healthPort: undefined,
      bundleFile: undefined,
      log: 'json',
    },
  });
});

test('a terminal gets a log for people', () => {
  const settings = parseSettings({ DATABASE_URL }, { isTerminal: true, timezone: 'Etc/UTC' });
  expect(settings).toMatchObject({ ok: true, settings: { log: 'pretty' } });
});

test.each([
  [{}, 'UTC', 'DATABASE_URL'],
  [{ DATABASE_URL }, 'Europe/Berlin', 'TZ=UTC'],
  [{ DATABASE_URL, WATCHBILL_LOG: 'loud' }, 'UTC', 'WATCHBILL_LOG'],
  [{ DATABASE_URL, WATCHBILL_WORKER_PORT: '65536' }, 'UTC', 'WATCHBILL_WORKER_PORT'],
  [{ DATABASE_URL, WATCHBILL_WORKER_PORT: 'x' }, 'UTC', 'WATCHBILL_WORKER_PORT'],
])('%j in %s is refused with a sentence about %s', (env, timezone, about) => {
  const parsed = parse(env, timezone);
  expect(parsed.ok ? [] : parsed.problems).toEqual([expect.stringContaining(about)]);
});

test('every mistake is told at once', () => {
  const parsed = parse({ WATCHBILL_LOG: 'loud' }, 'Asia/Tokyo');
  expect(parsed.ok ? [] : parsed.problems).toHaveLength(3);
});
