import { describe, expect, test } from 'vitest';
import { sendOnce, SEND_WITHIN_MS, type OneEffect } from '../../activities/send-once.ts';
import { REQUEST_LIMIT_MS } from '../../activities/send-lease.ts';
import { UpstreamError } from '../../connectors/upstream-error.ts';
import type { RunId } from '../../contracts/ids.ts';
import { aHeader, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const INPUT = 'b'.repeat(64);
const OTHER_INPUT = 'c'.repeat(64);

/** The same step of two runs, of which the second goes on with the work of the first. */
function twoRuns(): { readonly first: OneEffect; readonly second: OneEffect; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const header = aHeader();
  const effectOf = (run: string) => ({
    ...header,
    run: { ...header.run, runId: `${header.run.runId}-${run}` as RunId },
    kind: 'flush' as const,
  });
  const first: OneEffect = {
    effect: effectOf('one'),
    key: `${header.idempotencyKey}-one`,
    action: 'trial@1',
    inputSha256: INPUT,
    signal: new AbortController().signal,
    send: (maybeSent, _signal, key) => Promise.resolve(sent.push({ key, maybeSent })),
  };
  const key = `${header.idempotencyKey}-two`;
  const second = { ...first, effect: effectOf('two'), key, earlier: { keys: [first.key], counts: true } };
  return { first, second, sent };
}
interface Sent {
  readonly key: string;
  readonly maybeSent: boolean;
}
const crash = (): Promise<never> => Promise.reject(new RangeError('the process went away here'));

describe('an effect of a run that goes on from the end of another one', () => {
  test('which took place there under the same input is not sent again', async () => {
    const { first, second, sent } = twoRuns();
    const answer = await sendOnce(world.dependencies, first);
    expect(await sendOnce(world.dependencies, second)).toEqual(answer);
    expect(sent).toHaveLength(1);
  });

  test('which took place there is sent where its input is another one, or it is done anew', async () => {
    const { first, second, sent } = twoRuns();
    await sendOnce(world.dependencies, first);
    await sendOnce(world.dependencies, { ...second, inputSha256: OTHER_INPUT });
    const anew = twoRuns();
    await sendOnce(world.dependencies, anew.first);
    await sendOnce(world.dependencies, { ...anew.second, earlier: { keys: [anew.first.key], counts: false } });
    expect(sent.map(({ key }) => key)).toEqual([first.key, second.key]);
    expect(anew.sent.map(({ key }) => key)).toEqual([anew.first.key, anew.second.key]);
  });

  test('which was refused there goes under the key of that run, by which the upstream would know it', async () => {
    const { first, second, sent } = twoRuns();
    const send = () => Promise.reject(new UpstreamError('rejected', 'No'));
    expect(await sendOnce(world.dependencies, { ...first, send })).toMatchObject({ status: 'failed' });
    expect(await sendOnce(world.dependencies, second)).toEqual({ status: 'succeeded', output: 1 });
    expect(sent).toEqual([{ key: first.key, maybeSent: false }]);
  });

  test('which nobody knows of is asked about under the key of that run, and never sent blindly', async () => {
    const { first, second, sent } = twoRuns();
    await expect(sendOnce(world.dependencies, { ...first, send: crash })).rejects.toThrow(RangeError);
    const early = await sendOnce(world.dependencies, { ...second, inputSha256: OTHER_INPUT });
    expect([early.status, sent]).toEqual(['again', []]);
    world.clock.at += SEND_WITHIN_MS + REQUEST_LIMIT_MS;
    await sendOnce(world.dependencies, { ...second, inputSha256: OTHER_INPUT });
    expect(sent).toEqual([{ key: first.key, maybeSent: true }]);
    // The answer of that attempt was lost: the next one finds it, although input and run are others than at first.
    expect(await sendOnce(world.dependencies, { ...second, inputSha256: OTHER_INPUT })).toMatchObject({ output: 1 });
    expect(sent).toHaveLength(1);
  });
});
