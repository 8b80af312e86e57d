import type { BusinessMoments, Effect } from '../../contracts/activities.ts';
import type { RunMessage } from '../../contracts/messages.ts';
import type { Answer, Answers } from '../../rehearsal/answers.ts';
import type { SeenEffect } from '../../rehearsal/virtual-effects.ts';
import { rehearsalOf, type Scenario } from './compare.ts';
import { withdrawnAtOnce } from './timeless.ts';

/** What the server's side takes from the virtual clock's: who answers what, and where the run was when it was told. */
export interface Reference {
  readonly answers: ReadonlyMap<string, Given>;
  readonly points: readonly Point[];
}

/** What an effect of the rehearsal came to. */
interface Given {
  readonly effect: Effect;
  readonly answer: Answer;
}

/** Where a run has to have come before a message is said: what the rehearsal had done by then. */
export interface Point {
  readonly afterMs: number;
  readonly calls: readonly string[];
  say(seen: readonly SeenEffect[]): RunMessage | undefined;
}

/** Answers go by call and not by turn: two calls of the same moment come in either order. */
export async function referenceOf(scenario: Scenario): Promise<Reference> {
  const answers = new Map<string, Given>();
  const keys = new Map<Effect, string>();
  const noted = (): Answers => {
    const given = scenario.answers();
    const calls = new Calls();
    return {
      answer: (effect, now) => {
        const answer = given.answer(effect, now);
        const { key } = calls.take(effect, false);
        answers.set(key, { effect, answer });
        keys.set(effect, key);
        return answer;
      },
    };
  };
  const lines = scenario.script.map(({ afterMs, message }) => ({
    afterMs,
    before: [] as Effect[],
    say: (seen: readonly SeenEffect[]) => message(seen),
  }));
  const script = lines.map(({ afterMs, before, say }) => ({
    afterMs,
    message: (seen: readonly SeenEffect[]) => {
      before.push(...seen.map(({ effect }) => effect));
      return say(seen);
    },
  }));
  const { records } = await rehearsalOf({ ...scenario, answers: noted, script });
  const withdrawn = withdrawnAtOnce(records);
  const points = lines.map(({ afterMs, before, say }) => ({
    afterMs,
    calls: before.filter(({ path }) => !withdrawn.has(path)).map((effect) => keys.get(effect) ?? ''),
    say,
  }));
  return { answers, points };
}

/** An answer of the rehearsal to the same call at another time: moments of a calendar lie as long after the question's. */
export function shifted({ effect: asked, answer }: Given, effect: Effect): Answer {
  if (effect.kind !== 'lookup' || asked.kind !== 'lookup') return answer;
  if (effect.what !== 'business-moments' || asked.what !== 'business-moments') return answer;
  if (answer.settled.status !== 'succeeded') return answer;
  const laterMs = Date.parse(effect.from) - Date.parse(asked.from);
  const { moments } = answer.settled.output as unknown as BusinessMoments; // the shape of this effect's output
  return { ...answer, settled: { status: 'succeeded', output: { moments: moments.map((ms) => ms + laterMs) } } };
}

/** Tells the calls of a run apart: the first of a key, the second, and so on. */
export class Calls {
  readonly #repeatable = new Set<string>();
  readonly #counts = new Map<string, number>();

  /** Temporal may hand over a local call again, as a local one or the long way: that is the same call. So are all flushes. */
  take(effect: Effect, isLocal: boolean): { readonly key: string; readonly isNew: boolean } {
    const kind = keyOf(effect);
    if (this.#repeatable.has(kind)) return { key: `${kind} #1`, isNew: false };
    if (isLocal || effect.kind === 'flush') this.#repeatable.add(kind);
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return { key: `${kind} #${count}`, isNew: true };
  }
}

/** The same for every time that Temporal hands over the same call. */
function keyOf(effect: Effect): string {
  return `${effect.kind} ${effect.path} ${effect.attempt} ${furtherKeyOf(effect)}`;
}

/** What tells effects of one kind at one path apart, beside the try. */
function furtherKeyOf(effect: Effect): string | number {
  switch (effect.kind) {
    case 'ask':
      return effect.reminder;
    case 'page':
      return effect.level;
    case 'tell-task':
      return effect.number;
    case 'check-decision':
      return effect.decision.id;
    case 'check-message':
      return effect.message.id;
    default:
      return '';
  }
}
