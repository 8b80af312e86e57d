import { describe, expect, test } from 'vitest';
import { eventScope } from '../../../contracts/event.ts';
import { invariant } from '../../../contracts/invariant.ts';
import { checkDocument } from '../../../language/check-document.ts';
import { writeYaml } from '../../../language/formats/write-yaml.ts';
import type { CaseDocument } from '../../../language/schema/case-schema.ts';
import { recordCase, withoutOrder } from '../../../rehearsal/record-case/record-case.ts';
import { eventOfCase } from '../../../rehearsal/record-case/recorded-script.ts';
import { prepareCase } from '../../../rehearsal/prepare-case.ts';
import { rehearse, type Rehearsal } from '../../../rehearsal/rehearse.ts';
import { runCase } from '../../../rehearsal/run-case.ts';
import { loadShippedCases, shippedWorlds, type ShippedCase } from '../../differential/shipped-cases.ts';
import { act, aPlan, answersOf, aStart, branches, failsWith, gives, lit, MONDAY, set } from '../../engine/plans.ts';
import { signatures } from '../signatures.ts';

const SHIPPED = loadShippedCases();
const { world, caseWorld } = shippedWorlds();

async function rehearsed({ document, scenario: { plan } }: ShippedCase) {
  const prepared = prepareCase(plan, document, caseWorld);
  invariant(!('problem' in prepared), 'A shipped case begins');
  const { start, startedAt, answers, script } = prepared;
  const rehearsal = await rehearse(start, startedAt, answers(), script);
  invariant(!('stuck' in rehearsal), 'A shipped case comes to an end');
  return { start, first: rehearsal };
}

/** What was recorded, through text and the checker, as `watchbill test` reads it. */
function readBack(recorded: CaseDocument): CaseDocument {
  const { document, diagnostics } = checkDocument(writeYaml(recorded), 'a.yaml', world);
  expect(diagnostics).toEqual([]);
  if (document?.kind !== 'Case') expect.fail('A recorded case is a case');
  return document.case;
}

const pathOf = ({ records }: Rehearsal) =>
  records.flatMap(({ event }) => (event.type === 'step-settled' ? [`${event.path} ${event.status}`] : []));

describe('a shipped case that is recorded and run again comes out the same', () => {
  test.each(SHIPPED.map((shipped) => [shipped.name, shipped] as const))('%s', async (_name, shipped) => {
    const { start, first } = await rehearsed(shipped);
    const { plan } = start;
    const event = start.event === undefined ? {} : { event: eventOfCase(eventScope(start.event)) };
    const run = { run: 'r-abc', tenant: start.tenant.id, plan, records: first.records, ...event };
    const recorded = recordCase(run);
    if (recorded === undefined) expect.fail('A run that has ended can be recorded');
    const result = await runCase(plan, readBack(recorded), caseWorld);
    expect(result.mismatches).toEqual([]);
    if (result.rehearsal === undefined) expect.fail('A recorded case runs');
    expect(pathOf(result.rehearsal)).toEqual(pathOf(first));
    expect(result.rehearsal.outcome).toBe(first.outcome);
  });
});

describe('a recorded case', () => {
  const recording = async (plan: ReturnType<typeof aPlan>, script: Parameters<typeof answersOf>[0]) => {
    const rehearsal = await rehearse(aStart(plan), MONDAY, answersOf(script));
    invariant(!('stuck' in rehearsal), 'It ends');
    return { run: 'r-abc', tenant: 'contoso', plan, records: rehearsal.records };
  };

  test('holds the failures of tries that were made again', async () => {
    const retry = { attempts: 3, backoffMs: { first: 1_000, max: 1_000 } };
    const plan = aPlan([act('write', { with: {}, retry })]);
    const flaky = await recording(plan, { write: [failsWith('throttled'), gives({ key: 'a' })] });
    expect(recordCase(flaky)?.given?.answers).toEqual({ 'test.write': [{ fail: 'unavailable' }, { key: 'a' }] });
    const broken = await recording(plan, { write: failsWith('throttled') });
    expect(recordCase(broken)).toMatchObject({
      given: { answers: { 'test.write': { fail: 'throttled' } } },
      expect: { outcome: 'failed', failure: 'throttled' },
    });
  });

  test('may say what steps came to, instead of the order in which they did', async () => {
    const plan = aPlan([branches('both', { a: [set('x', { v: lit(1) })], b: [set('y', { v: lit(2) })] })]);
    const recorded = await recording(plan, {});
    const document = recordCase(recorded);
    if (document === undefined) expect.fail('It ended');
    const loose = withoutOrder(document, recorded.records);
    expect(loose.expect).toEqual({
      outcome: 'succeeded',
      statuses: { both: 'succeeded', 'both/a/x': 'succeeded', 'both/b/y': 'succeeded' },
    });
    expect((await runCase(plan, loose, { actions: signatures })).mismatches).toEqual([]);
  });

  test('is made of runs alone that have ended', async () => {
    const recorded = await recording(aPlan([set('x', { v: lit(1) })]), {});
    expect(recordCase({ ...recorded, records: recorded.records.slice(0, 2) })).toBeUndefined();
  });
});
