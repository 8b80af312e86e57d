import { expect, test } from 'vitest';
import type { ApiClient } from '../../cli/api-client.ts';
import { awaitRun } from '../../cli/await-run.ts';
import { CliProblem } from '../../cli/cli-problem.ts';
import type { Cli } from '../../cli/cli.ts';
import { EXIT } from '../../cli/exit-codes.ts';
import type { Text } from '../../cli/output/text.ts';

/** Waits with a clock that moves by what is slept; the server answers one state after the other, the last for ever. */
async function wait(states: readonly string[], limitMs = 600_000) {
  let at = 0;
  let asked = 0;
  const said: string[] = [];
  // The members that are used, and a server of two answers.
  const cli = {
    now: () => at,
    sleep: async (ms: number) => void (at += ms),
    terminal: { problem: (text: Text) => void said.push(text.toString()) },
  } as unknown as Cli;
  const call = async () => {
    const state = states[Math.min(asked++, states.length - 1)];
    if (state === 'unknown') throw new CliProblem(EXIT.notFound, 'Cannot find it');
    if (state === 'away') throw new CliProblem(EXIT.unreachable, 'Cannot reach it');
    return { run: 'r-1', state };
  };
  const client = { url: '', call } as unknown as ApiClient;
  const result = await awaitRun(cli, client, { run: 'r-1', limitMs }).catch((problem: unknown) => problem);
  return { result, at, said };
}

test('it waits until the run has ended', async () => {
  expect(await wait(['running', 'running', 'ended'])).toMatchObject({
    result: { state: 'ended' },
    at: 2_000,
    said: [],
  });
});

test('a run that the ledger does not know yet is waited for, a minute at most', async () => {
  expect(await wait(['unknown', 'unknown', 'ended'])).toMatchObject({ result: { state: 'ended' } });
  expect(await wait(['unknown'])).toMatchObject({
    result: { exitCode: 1, details: { code: 'still-open' } },
    at: 60_000,
  });
});

test('that somebody has to decide is said once', async () => {
  expect((await wait(['waiting', 'waiting', 'ended'])).said).toEqual(['Run r-1 waits. See: watchbill show r-1']);
  expect((await wait(['paused', 'ended'])).said).toEqual(['Run r-1 is paused. See: watchbill show r-1']);
});

test('it does not wait longer than it was told', async () => {
  expect(await wait(['running'], 5_000)).toMatchObject({ result: { exitCode: 1 }, at: 5_000 });
});

test('a server that goes away ends the waiting', async () => {
  expect(await wait(['running', 'away'])).toMatchObject({ result: { exitCode: 5 } });
});
