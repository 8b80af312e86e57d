import { assume, judgeCondition, NO_FACTS, type Facts, type Judgement } from '../expressions/judge-condition.ts';
import { remembered } from '../expressions/remembered.ts';
import type { Step } from '../plan/plan.ts';
import { impossibleOf } from './impossible-value.ts';
import { soundUses, type SoundUse } from './checked-use.ts';
import type { RuleContext } from './rule.ts';

/** A condition that may be judged, with what is known where it is asked. */
export interface PlacedCondition {
  readonly sound: SoundUse;
  /** Undefined where it is never asked: an earlier case of its `switch` always holds, or a step around it never runs. */
  readonly facts: Facts | undefined;
}

/** Every condition of a playbook without mistakes of its own; found once for all rules. */
export const placedConditions = remembered((context: RuleContext): readonly PlacedCondition[] => {
  const conditions = soundUses(context).filter(({ use }) => use.expected === 'bool');
  const byOwner = new Map(conditions.map((sound) => [sound.use.owner, sound]));
  const around = new Map(context.survey.steps.map(({ step, parents }) => [step as object, parents]));
  const cases = new Map(context.survey.steps.flatMap(({ step }) => earlierCases(step)));
  return conditions.map((sound) => {
    const known = factsAround(around.get(sound.use.owner) ?? [], byOwner);
    const earlier = (cases.get(sound.use.owner) ?? []).map((one) => byOwner.get(one));
    return { sound, facts: earlier.reduce((facts, one) => learnt(one, false, facts), known) };
  });
});

/** What a condition may come to where it stands. */
export const judgementOf = remembered(({ sound, facts }: PlacedCondition): Judgement =>
  judgeCondition({ node: sound.node, source: sound.use.source, scope: sound.scope }, facts),
);

/**
 * Whether a condition is judged at all: what reads nothing, as `false`, is meant as it stands, and where something
 * impossible is compared that has been told.
 */
export function isJudged(sound: SoundUse): boolean {
  return sound.references.length > 0 && impossibleOf(sound).length === 0;
}

/** For each case of a `switch` those that come first; with `exactlyOne` all are asked. */
function earlierCases(step: Step): readonly (readonly [object, readonly object[]])[] {
  if (step.kind !== 'switch' || step.exactlyOne) return [];
  return step.cases.map((item, at) => [item, step.cases.slice(0, at)] as const);
}

/** What the conditions of the steps around say about what does not change during a run. */
function factsAround(parents: readonly Step[], byOwner: ReadonlyMap<object, SoundUse>): Facts | undefined {
  const all = parents.reduce<Facts | undefined>((facts, step) => learnt(byOwner.get(step), true, facts), NO_FACTS);
  return all === undefined ? undefined : new Map([...all].filter(([text]) => LASTING.test(text)));
}

const LASTING = /^(inputs|event|tenant)(\.\w+)+$/;

function learnt(sound: SoundUse | undefined, truth: boolean, facts: Facts | undefined): Facts | undefined {
  if (sound === undefined) return facts;
  return assume({ node: sound.node, source: sound.use.source, scope: sound.scope }, truth, facts);
}
