import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadRuns } from '../spec/load-runs.ts';
import { traceOfRehearsal, traceOfSandbox } from './compare.ts';
import { Sandbox } from './sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
}, 60_000);
afterAll(() => sandbox.close());

describe('a run of the specification has the same trace on the virtual clock and in the workflow sandbox', () => {
  test.each(loadRuns().map((run) => [run.name, run] as const))('%s', async (_name, run) => {
    expect(await traceOfSandbox(sandbox, run)).toEqual(await traceOfRehearsal(run));
  });
});
