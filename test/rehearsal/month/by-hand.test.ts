import { describe, expect, test } from 'vitest';
import type { PlaybookName } from '../../../contracts/ids.ts';
import { handStarts } from '../../../rehearsal/month/by-hand.ts';
import { dayPartAt } from '../../../rehearsal/month/day-parts.ts';
import { anEventTrigger } from '../../activities/a-playbook.ts';
import { aPlan } from '../../engine/plans.ts';
import { anEstate, aTenant, DAY, MARCH, scheduled } from './an-estate.ts';

const SPAN = { from: MARCH, to: MARCH + 31 * DAY };
const MANUAL = { kind: 'manual', roles: [] } as const;
const byHand = (name: string, more: Parameters<typeof aPlan>[1] = {}) =>
  aPlan([], { name: name as PlaybookName, triggers: [MANUAL], ...more });

describe('what people start', () => {
  test('is started once for each tenant, while people there are at work', () => {
    const tenants = ['Europe/Berlin', 'Asia/Tokyo', 'America/Los_Angeles'].map((zone) =>
      aTenant(zone, zone, ['drill']),
    );
    const { starts, leftOut } = handStarts(anEstate(tenants, [byHand('drill')]), SPAN, 3);
    expect(starts.map(({ tenant }) => tenant.id)).toEqual(tenants.map(({ id }) => id));
    expect(starts.map(({ tenant, at }) => dayPartAt(tenant.timezone, at))).toEqual(['office', 'office', 'office']);
    expect(leftOut).toEqual([]);
  });

  test('is started at the weekend where there is nothing else', () => {
    const { starts } = handStarts(
      anEstate([aTenant('a', 'UTC', ['drill'])], [byHand('drill')]),
      { from: MARCH, to: MARCH + DAY },
      1,
    );
    expect(starts[0]?.at).toBeGreaterThanOrEqual(MARCH + 8 * 3_600_000);
    expect(starts[0]?.at).toBeLessThan(MARCH + 18 * 3_600_000);
  });

  test('is not what the end of another playbook starts', () => {
    const after = { kind: 'playbook', playbook: 'drill', outcomes: ['succeeded'], with: {} } as const;
    const report = byHand('report', { triggers: [after as never, MANUAL] });
    expect(handStarts(anEstate([aTenant('a', 'UTC', ['report'])], [report]), SPAN, 1)).toEqual({
      starts: [],
      leftOut: [],
    });
  });

  test('is not what a schedule starts, nor what is switched off', () => {
    const off = { ...aTenant('b'), playbooks: { drill: { enabled: false } } };
    const estate = anEstate([aTenant('a', 'UTC', ['daily']), off], [scheduled('daily', {}), byHand('drill')]);
    expect(handStarts(estate, SPAN, 1)).toEqual({ starts: [], leftOut: [] });
  });

  test('what other systems call is left out, also where people may start it', () => {
    const call = { kind: 'webhook', path: 'edr-alert', body: {}, auth: 'hmac', with: {} } as const;
    const called = byHand('called', { triggers: [call, MANUAL] });
    expect(handStarts(anEstate([aTenant('a', 'UTC', ['called'])], [called]), SPAN, 1)).toEqual({
      starts: [],
      leftOut: [{ playbook: 'called', reason: 'It starts by calls, and a rehearsal has none' }],
    });
  });

  test('what only events start, or what lacks an input, is left out with the reason', () => {
    const needs = byHand('needs', { inputs: { who: { schema: {}, description: 'Who', required: true } } as never });
    const event = byHand('alert', { triggers: [anEventTrigger()] });
    const both = byHand('both', { triggers: [anEventTrigger(), MANUAL] });
    const estate = anEstate([aTenant('a', 'UTC', ['needs', 'alert', 'both'])], [needs, event, both]);
    const { starts, leftOut } = handStarts(estate, SPAN, 1);
    expect(starts).toEqual([]);
    expect(leftOut.map(({ playbook, reason }) => [playbook, reason.slice(0, 12)])).toEqual([
      ['needs', 'Cannot start'],
      ['alert', 'It starts by'],
      ['both', 'It starts by'],
    ]);
  });
});
