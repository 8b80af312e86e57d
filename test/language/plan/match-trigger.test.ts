import { expect, test } from 'vitest';
import { matchTrigger } from '../../../language/plan/match-trigger.ts';
import type { TenantId } from '../../../contracts/ids.ts';
import { anEventTrigger, aPlan, aScheduleTrigger } from '../../activities/a-playbook.ts';
import { anEvent } from './an-event.ts';

const CONTEXT = {
  tenant: { id: 'contoso' as TenantId, title: 'Contoso', values: { limit: 5 } },
  now: '2026-11-21T10:00:00.000Z',
};
const match = (...triggers: ReturnType<typeof anEventTrigger>[]) =>
  matchTrigger(aPlan({ triggers: [aScheduleTrigger(), ...triggers] }), anEvent(), CONTEXT);

test('an event without a condition matches, keyed by its own id', () => {
  expect(match(anEventTrigger())).toEqual({
    matched: true,
    match: { trigger: 1, key: 'event-1', whileRunning: 'join', inputs: {} },
  });
});

test('an event of another type does not match', () => {
  expect(match(anEventTrigger({ event: 'o365.url_click' }))).toEqual({ matched: false });
});

test('the first trigger whose condition holds wins', () => {
  const found = match(
    anEventTrigger({ when: 'event.severity == "low"' }),
    anEventTrigger({ when: 'event.severity == "high" && tenant.limit == 5', key: { cel: 'event.campaign' } }),
    anEventTrigger(),
  );
  expect(found).toMatchObject({ matched: true, match: { trigger: 2, key: 'c-7' } });
});

test('inputs are evaluated from the event', () => {
  const found = match(anEventTrigger({ with: { severity: { cel: 'event.severity' }, fixed: { lit: 1 } } }));
  expect(found).toMatchObject({ match: { inputs: { severity: 'high', fixed: 1 } } });
});

test.each([[{ lit: '' }], [{ lit: null }]])('a key without text is the id of the event: %j', (key) => {
  expect(match(anEventTrigger({ key }))).toMatchObject({ match: { key: 'event-1' } });
});

test('a key that is no text is its JSON', () => {
  expect(match(anEventTrigger({ key: { lit: 7 } }))).toMatchObject({ match: { key: '7' } });
});

test.each([
  ['when', anEventTrigger({ when: '1 / 0 == 1' })],
  ['key', anEventTrigger({ key: { cel: 'event.nothing' } })],
  ['with', anEventTrigger({ with: { a: { cel: 'event.nothing' } } })],
])('an expression of "%s" that fails is a failure, not a match', (_where, trigger) => {
  expect(match(trigger)).toMatchObject({ matched: false, failure: { code: expect.any(String) as string } });
});

test('of a group the key is what its events have in common', () => {
  const group = { by: { cel: 'event.campaign' }, windowMs: 1_000, threshold: 3 };
  expect(match(anEventTrigger({ group }))).toMatchObject({ match: { key: 'c-7', group } });
});
