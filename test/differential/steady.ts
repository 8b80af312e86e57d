import type { Effect } from '../../contracts/activities.ts';
import { canonicalJson, sha256Hex, type Json } from '../../contracts/json.ts';
import type { Answer, Answers } from '../../rehearsal/answers.ts';
import type { Rehearsal, ScriptedMessage } from '../../rehearsal/rehearse.ts';
import { VirtualEffects } from '../../rehearsal/virtual-effects.ts';
import { rehearsalOf, type Scenario } from './compare.ts';
import { timelessTraceOf } from './timeless.ts';

/*
 * On a real clock everything comes late by chance: a timer by up to a second by nature, all else by what the machine has
 * to do. Two things that are due within that time come in either order, so a plan whose trace hangs on it proves
 * nothing. Such plans are found before they run: a scenario is steady if its trace stays the same however late things
 * come, which many rehearsals try, each with delays of its own.
 */

/** Latest that things may come, by kind, in milliseconds. */
export const DELAY_MS_MAX = { answer: 700, timer: 2_000, message: 700 };

/** Rehearsals with delays that a steady scenario has stood. */
const TRIES = 16;

/** Whether the trace of a scenario does not depend on how late things come. */
export async function isSteady(scenario: Scenario): Promise<boolean> {
  if (movesOnTwiceAtOnce(await rehearsalOf(scenario))) return false;
  const wanted = await traceWithDelays(scenario, () => 0);
  for (const chance of chances(scenario)) if ((await traceWithDelays(scenario, chance)) !== wanted) return false;
  return true;
}

/** One message late alone, which shows most; everything but messages; everything; then delays at random. */
function* chances({ script }: Scenario): Generator<Chance> {
  for (const index of script.keys()) yield (what) => (what === messageName(index) ? 1 : 0);
  yield (what) => (what.startsWith('message ') ? 0 : 1);
  yield () => 1;
  for (let seed = 1; seed <= TRIES; seed++) {
    // Half of them delay whole branches, as a slow neighbour would: each delay is small, their sum is not.
    yield seed % 2 === 0 ? (what) => share(`${seed} ${what}`) : slowPlaces(seed);
  }
}

const messageName = (index: number): string => `message ${index}`;

/** A run that is told twice within one task to move on moves on once; on the virtual clock no two messages share a task. */
function movesOnTwiceAtOnce({ said }: Rehearsal): boolean {
  const moments = said.filter(({ message }) => message.type === 'move-on').map(({ at }) => at);
  return moments.some((at, index) => at - (moments[index - 1] ?? -Infinity) <= 2 * DELAY_MS_MAX.message);
}

/** How much of the longest delay something has, from 0 to 1, by what it is. */
type Chance = (what: string) => number;

const share = (what: string): number => Number.parseInt(sha256Hex(what).slice(0, 6), 16) / 0xffffff;

const slowPlaces =
  (seed: number): Chance =>
  (what) =>
    Math.round(share(`${seed} ${what.replace(/\/[^/]*$/, '')}`));

async function traceWithDelays(scenario: Scenario, chance: Chance): Promise<string> {
  const restore = delayTimers(chance);
  try {
    const rehearsal = await rehearsalOf({
      ...scenario,
      answers: () => new LateAnswers(scenario.answers(), chance),
      script: scenario.script.map((line, index) => late(line, chance(messageName(index)))),
    });
    return canonicalJson(timelessTraceOf(rehearsal) as unknown as Json);
  } finally {
    restore();
  }
}

const late = ({ afterMs, message }: ScriptedMessage, part: number): ScriptedMessage => ({
  afterMs: afterMs + part * DELAY_MS_MAX.message,
  message,
});

function delayTimers(chance: Chance): () => void {
  const { until } = VirtualEffects.prototype;
  let count = 0;
  VirtualEffects.prototype.until = function (condition, deadline) {
    if (deadline === null || deadline <= this.now()) return until.call(this, condition, deadline);
    count += 1;
    return until.call(this, condition, deadline + chance(`timer ${count}`) * DELAY_MS_MAX.timer);
  };
  return () => {
    VirtualEffects.prototype.until = until;
  };
}

class LateAnswers implements Answers {
  readonly #answers: Answers;
  readonly #chance: Chance;

  constructor(answers: Answers, chance: Chance) {
    this.#answers = answers;
    this.#chance = chance;
  }

  answer(effect: Effect, now: number): Answer {
    const answer = this.#answers.answer(effect, now);
    const what = `${effect.path} ${effect.kind} ${effect.attempt}`;
    const delayMs = this.#chance(what) * DELAY_MS_MAX.answer;
    const { afterMs, follows } = answer;
    if (follows === undefined) return { ...answer, afterMs: afterMs + delayMs };
    const followsMs = follows.afterMs + this.#chance(`message after ${what}`) * DELAY_MS_MAX.message;
    return { ...answer, afterMs: afterMs + delayMs, follows: { ...follows, afterMs: followsMs } };
  }
}
