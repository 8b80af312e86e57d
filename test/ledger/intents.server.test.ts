import { expect, test } from 'vitest';
import type { RunId, StepPath } from '../../contracts/ids.ts';
import { listAudit } from '../../ledger/audit.ts';
import {
  adoptIntent,
  beginIntent,
  findIntents,
  releaseIntent,
  renewIntent,
  settleIntent,
} from '../../ledger/intents.ts';
import { CONTOSO, FABRIKAM } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const [FIRST, SECOND, THIRD] = [
  '2026-11-21T09:00:10.000Z',
  '2026-11-21T09:01:10.000Z',
  '2026-11-21T09:02:10.000Z',
] as const;

let intents = 0;
const anIntent = () => ({
  key: `key-${(intents += 1)}`,
  runId: 'r-1' as RunId,
  path: 'isolate' as StepPath,
  action: 'device.isolate',
  inputSha256: 'c'.repeat(64),
  sendBefore: FIRST,
});

test('P2: of many attempts that begin one effect at the same time one may send', async () => {
  const intent = anIntent();
  const states = await Promise.all(Array.from({ length: 10 }, () => beginIntent(ledger.db, CONTOSO, intent)));
  expect(states.filter(({ state }) => state === 'new')).toHaveLength(1);
  expect(states.filter(({ state }) => state === 'maybe-sent')).toHaveLength(9);
});

test('P2: an effect without a known outcome is never new again; one renewal of it wins', async () => {
  const intent = anIntent();
  await beginIntent(ledger.db, CONTOSO, intent);
  const later = { ...intent, sendBefore: SECOND };
  expect(await beginIntent(ledger.db, CONTOSO, later)).toEqual({ state: 'maybe-sent', sendBefore: FIRST });
  const renewals = await Promise.all([
    renewIntent(ledger.db, CONTOSO, intent.key, { was: FIRST, is: SECOND }),
    renewIntent(ledger.db, CONTOSO, intent.key, { was: FIRST, is: THIRD }),
  ]);
  expect(renewals.filter(Boolean)).toHaveLength(1);
});

test('a settled effect answers with its first outcome for ever', async () => {
  const intent = anIntent();
  await beginIntent(ledger.db, CONTOSO, intent);
  expect(await settleIntent(ledger.db, CONTOSO, intent.key, { status: 'succeeded' })).toBe(true);
  expect(await settleIntent(ledger.db, CONTOSO, intent.key, { status: 'failed' })).toBe(false);
  await releaseIntent(ledger.db, CONTOSO, intent.key, 'throttled');
  expect(await renewIntent(ledger.db, CONTOSO, intent.key, { was: FIRST, is: SECOND })).toBe(false);
  expect(await beginIntent(ledger.db, CONTOSO, intent)).toEqual({ state: 'settled', answer: { status: 'succeeded' } });
});

test('an effect that is known not to have happened may be sent again', async () => {
  const intent = anIntent();
  await beginIntent(ledger.db, CONTOSO, intent);
  await releaseIntent(ledger.db, CONTOSO, intent.key, { code: 'throttled' });
  expect(await beginIntent(ledger.db, CONTOSO, { ...intent, sendBefore: SECOND })).toEqual({ state: 'new' });
  expect(await beginIntent(ledger.db, CONTOSO, intent)).toEqual({ state: 'maybe-sent', sendBefore: SECOND });
});

test('the same key with another input is a mistake of ours', async () => {
  const intent = anIntent();
  await beginIntent(ledger.db, CONTOSO, intent);
  const other = beginIntent(ledger.db, CONTOSO, { ...intent, inputSha256: 'd'.repeat(64) });
  await expect(other).rejects.toThrow('it was begun with another input');
});

test('P11: every change of an effect has its entry in the trail', async () => {
  const intent = { ...anIntent(), runId: 'r-told' as RunId };
  await beginIntent(ledger.db, CONTOSO, intent);
  await renewIntent(ledger.db, CONTOSO, intent.key, { was: FIRST, is: SECOND });
  await releaseIntent(ledger.db, CONTOSO, intent.key, 'throttled');
  await beginIntent(ledger.db, CONTOSO, intent);
  await settleIntent(ledger.db, CONTOSO, intent.key, 'done');
  const told = (await listAudit(ledger.db, CONTOSO)).filter(({ subject }) => subject === 'r-told');
  expect(told.map(({ kind }) => kind).reverse()).toEqual([
    'intent-begun',
    'intent-renewed',
    'intent-released',
    'intent-begun',
    'intent-settled',
  ]);
});

test('an intent of another tenant is another intent', async () => {
  const intent = anIntent();
  await beginIntent(ledger.db, CONTOSO, intent);
  expect(await settleIntent(ledger.db, FABRIKAM, intent.key, 'done')).toBe(false);
  expect(await beginIntent(ledger.db, FABRIKAM, intent)).toEqual({ state: 'new' });
});

test('intents are found by their keys, in that order, and only of the tenant', async () => {
  const [one, other] = [anIntent(), anIntent()];
  await beginIntent(ledger.db, CONTOSO, one);
  await beginIntent(ledger.db, CONTOSO, other);
  await settleIntent(ledger.db, CONTOSO, other.key, { done: true });
  const found = await findIntents(ledger.db, CONTOSO, [other.key, 'no-such-key', one.key]);
  expect(found.map(({ key, state, answer }) => ({ key, state, answer }))).toEqual([
    { key: other.key, state: 'settled', answer: { done: true } },
    { key: one.key, state: 'begun', answer: null },
  ]);
  expect(await findIntents(ledger.db, FABRIKAM, [one.key])).toEqual([]);
  expect(await findIntents(ledger.db, CONTOSO, [])).toEqual([]);
});

test('P2: an effect of unknown outcome becomes that of the run which goes on with the work, once', async () => {
  const intent = anIntent();
  await beginIntent(ledger.db, CONTOSO, intent);
  const taken = { runId: 'r-2' as RunId, inputSha256: 'd'.repeat(64) };
  await adoptIntent(ledger.db, CONTOSO, intent.key, { ...taken, was: intent.runId });
  await adoptIntent(ledger.db, CONTOSO, intent.key, { ...taken, runId: 'r-3' as RunId, was: intent.runId });
  expect(await beginIntent(ledger.db, CONTOSO, { ...intent, ...taken })).toEqual({
    state: 'maybe-sent',
    sendBefore: FIRST,
  });
  await expect(beginIntent(ledger.db, CONTOSO, intent)).rejects.toThrow('begun with another input');
  const entries = await listAudit(ledger.db, CONTOSO);
  expect(entries.filter(({ kind }) => kind === 'intent-adopted')).toHaveLength(1);
});
