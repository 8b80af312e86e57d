import { describe, expect, test } from 'vitest';
import type { PlaybookName } from '../../../contracts/ids.ts';
import type { Plan, Step } from '../../../language/plan/plan.ts';
import type { PlaybookTrigger } from '../../../language/plan/trigger.ts';
import type { Played } from '../../../rehearsal/month/month-stage.ts';
import { ENDS_IN_A_ROW_MAX } from '../../../language/plan/match-end.ts';
import { aPlan, cel, fail, HOUR, lit, MINUTE, pause, set } from '../../engine/plans.ts';
import { anEstate, aTenant, MARCH, play, scheduled } from './an-estate.ts';

const DAILY = { when: { every: 'day', at: '09:00' } } as const;
const NINE = MARCH + 9 * HOUR;

const after = (playbook: string, over: Partial<PlaybookTrigger> = {}): PlaybookTrigger => ({
  kind: 'playbook',
  playbook: playbook as PlaybookName,
  outcomes: ['succeeded'],
  with: {},
  ...over,
});

/** A playbook that starts by ends. */
const follower = (
  name: string,
  trigger: PlaybookTrigger,
  more: Partial<Plan> = {},
  steps: readonly Step[] = [],
): Plan => aPlan(steps, { name: name as PlaybookName, title: name, triggers: [trigger], ...more });

const told = ({ runs }: Played) => runs.map(({ playbook, by, outcome }) => `${playbook} ${by} ${outcome}`);

describe('the end of a run in a rehearsal', () => {
  test('starts the playbooks of the tenant that want it, with what they make of it', async () => {
    const first = { ...scheduled('daily', DAILY, [pause('work', 2 * HOUR)]), outputs: { n: lit(3) } };
    const second = follower('second', after('daily', { with: { n: cel('ended.outputs.n') } }), {
      inputs: { n: { schema: { type: 'integer' } } },
    });
    const elsewhere = follower('elsewhere', after('daily'));
    const played = await play(anEstate([aTenant('a', 'UTC', ['daily', 'second'])], [first, second, elsewhere]), 1);
    expect(told(played)).toEqual(['daily schedule-1 succeeded', 'second end succeeded']);
    expect(played.runs[1]?.startedAt).toBeGreaterThanOrEqual(NINE + 2 * HOUR);
    expect(played.runs[1]?.startedAt).toBeLessThan(NINE + 2 * HOUR + MINUTE);
  });

  test('with an outcome that nobody wants starts nothing', async () => {
    const estate = anEstate(
      [aTenant('a', 'UTC', ['daily', 'second'])],
      [scheduled('daily', DAILY, [fail('no', 'no_luck')]), follower('second', after('daily'))],
    );
    expect(told(await play(estate, 1))).toEqual(['daily schedule-1 failed']);
  });

  test('that gives too little starts nothing, and is told among what did not start', async () => {
    const wanting = after('daily', { with: { n: cel('ended.outputs.gone') } });
    const needing = { inputs: { n: { schema: { type: 'integer' } } } };
    const plans = [
      scheduled('daily', DAILY, [set('one', { a: lit(1) })]),
      follower('second', wanting, needing),
      follower('third', after('daily'), needing),
    ];
    const played = await play(anEstate([aTenant('a', 'UTC', ['daily', 'second', 'third'])], plans), 1);
    expect(played.runs).toHaveLength(1);
    expect(played.slots).toMatchObject([
      { playbook: 'second', schedule: 'end', end: 'skipped' },
      { playbook: 'third', schedule: 'end', end: 'skipped' },
    ]);
  });

  test('of a playbook that starts itself again stops after so many ends in a row', async () => {
    const circle = {
      ...scheduled('daily', DAILY, []),
      triggers: [...scheduled('daily', DAILY).triggers, after('daily')],
    };
    const played = await play(anEstate([aTenant('a', 'UTC', ['daily'])], [circle]), 1);
    expect(played.runs).toHaveLength(1 + ENDS_IN_A_ROW_MAX);
    expect(played.slots).toMatchObject([{ playbook: 'daily', end: 'skipped' }]);
  });

  test('that comes while the ledger is away starts its runs once it is back', async () => {
    const away = { what: 'ledger', from: NINE + 2 * HOUR - MINUTE, to: NINE + 3 * HOUR } as const;
    const estate = anEstate(
      [aTenant('a', 'UTC', ['daily', 'second'])],
      [scheduled('daily', DAILY, [pause('work', 2 * HOUR)]), follower('second', after('daily'))],
    );
    const played = await play(estate, 1, { faults: { outages: [away] } });
    expect(played.runs[1]?.startedAt).toBeGreaterThanOrEqual(away.to);
  });
});
