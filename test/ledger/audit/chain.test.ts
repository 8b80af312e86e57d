import { expect, test } from 'vitest';
import { canonicalJson } from '../../../contracts/json.ts';
import { entryText, GENESIS, linkHash, recordText, sealHash } from '../../../ledger/audit/chain.ts';

const AT = '2026-11-21T09:00:00.000Z';

test('the text of a record is its canonical JSON', () => {
  const event = { type: 'event-joined', eventId: 'nul \u0000 "quoted"' };
  const text = recordText({ seq: 7, at: AT, event: canonicalJson(event) });
  expect(text).toBe(canonicalJson({ seq: 7, at: AT, event }));
});

test('a link depends on the one before, on its chain and on every part of its entry', () => {
  const entry = { id: 1, at: AT, kind: 'k', actor: 'a', subject: 's', body: '{}' };
  const hashes = [
    linkHash(GENESIS, 'r-1', entryText(entry)),
    linkHash('1'.repeat(64), 'r-1', entryText(entry)),
    linkHash(GENESIS, 'r-2', entryText(entry)),
    ...(['id', 'at', 'kind', 'actor', 'subject', 'body'] as const).map((part) =>
      linkHash(GENESIS, 'r-1', entryText({ ...entry, [part]: part === 'id' ? 2 : '{"x":1}' })),
    ),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('a seal depends on the one before, on its number, its time and its heads', () => {
  const seal = { number: 1, at: AT, heads: [['r-1', 1, GENESIS]] as const };
  const hashes = [
    sealHash(GENESIS, seal),
    sealHash('1'.repeat(64), seal),
    sealHash(GENESIS, { ...seal, number: 2 }),
    sealHash(GENESIS, { ...seal, at: '2026-11-21T09:00:00.001Z' }),
    sealHash(GENESIS, { ...seal, heads: [['r-1', 2, GENESIS]] }),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});
