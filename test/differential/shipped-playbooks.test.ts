import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeCase } from '../../rehearsal/judge-case.ts';
import { rehearsalOf, traceOf, traceOfSandbox } from './compare.ts';
import { Sandbox } from './sandbox.ts';
import { loadShippedCases } from './shipped-cases.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
}, 60_000);
afterAll(() => sandbox.close());

describe('a case of a shipped playbook has the same trace on the virtual clock and in the workflow sandbox', () => {
  test.each(loadShippedCases().map((one) => [one.name, one] as const))('%s', async (_name, { scenario, document }) => {
    const rehearsal = await rehearsalOf(scenario);
    expect(judgeCase(document.expect, rehearsal)).toEqual([]);
    // How long a history grows is counted on one side and measured on the other: a run of weeks moves on elsewhere there.
    const { segments: _inSandbox, ...seen } = await traceOfSandbox(sandbox, scenario);
    const { segments: _onClock, ...wanted } = traceOf(rehearsal);
    expect(seen).toEqual(wanted);
  });
});
