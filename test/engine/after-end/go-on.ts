import type { FinalState, OriginKind } from '../../../contracts/after-end.ts';
import type { PersonId, RunId } from '../../../contracts/ids.ts';
import { invariant } from '../../../contracts/invariant.ts';
import type { Json } from '../../../contracts/json.ts';
import type { RunStart } from '../../../engine/start-run.ts';
import type { Plan } from '../../../language/plan/plan.ts';
import type { Answers } from '../../../rehearsal/answers.ts';
import { rehearse, type Rehearsal, type ScriptedMessage } from '../../../rehearsal/rehearse.ts';
import { answersOf, aStart, HOUR } from '../plans.ts';

/** What a run left at its end, as the ledger would have it. */
export function finalOf({ effects }: Rehearsal): FinalState | undefined {
  const last = effects.findLast(({ effect }) => effect.kind === 'flush')?.effect;
  return last?.kind === 'flush' ? last.final : undefined;
}

/** The start of a run that goes on from there, an hour later. */
export function startAfter(rehearsal: Rehearsal, plan: Plan, kind: OriginKind): RunStart {
  const final = finalOf(rehearsal);
  invariant(final !== undefined, 'The run left something to go on from');
  const [run] = final.runs;
  invariant(run !== undefined, 'The run itself is among those whose work it did');
  return aStart(plan, {
    ...final.start,
    context: { ...aStart(plan).context, runId: `r-${kind}-${final.runs.length}` as RunId },
    starter: { kind: 'person', person: 'dora' as PersonId },
    origin: { kind, run, earlier: final.runs },
    journal: JSON.parse(JSON.stringify(final.journal)) as Json,
  });
}

/** Goes on from the end of a run. */
export async function goOn(
  before: Rehearsal,
  plan: Plan,
  kind: OriginKind,
  answers: Answers = answersOf(),
  script: readonly ScriptedMessage[] = [],
): Promise<Rehearsal> {
  const rehearsal = await rehearse(startAfter(before, plan, kind), before.endedAt + HOUR, answers, script);
  if ('stuck' in rehearsal) throw new TypeError(`The run waits for ever: ${JSON.stringify(rehearsal.records.at(-1))}`);
  return rehearsal;
}
