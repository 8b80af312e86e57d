import { FAILURE_KINDS } from '../../contracts/failure-codes.ts';
import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import { allSteps, bodiesOf } from '../plan/all-steps.ts';
import type { Catch, Step } from '../plan/plan.ts';
import type { Rule } from './rule.ts';

/** A `catch` that nothing comes to: earlier ones take its failures, or the step cannot have them. */
export const unreachableCatch: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) =>
    (step.catch ?? []).flatMap((item, at, catches) => [
      ...takenBefore(draft, catches, item, at),
      ...(draft.broken.size > 0 ? [] : impossible(draft, step, item)),
    ]),
  );

function takenBefore(draft: Draft, catches: readonly Catch[], item: Catch, at: number): readonly Finding[] {
  const earlier = catches.slice(0, at);
  const isAllTaken = earlier.some(({ on }) => on === undefined);
  const taken = new Set(earlier.flatMap(({ on }) => on ?? []));
  const codes = item.on ?? [];
  const isTaken = codes.length > 0 && codes.every((code) => taken.has(code));
  if (!isAllTaken && !isTaken) return [];
  const found = isAllTaken ? 'has no `on` and takes every failure' : 'names the same failures';
  return [unreachable(draft.sites.range(item, isAllTaken ? '' : 'on.0'), `an earlier one ${found}`)];
}

/** Kinds whose steps call nobody outside: they cannot fail as an upstream does. */
const INSIDE: ReadonlySet<string> = new Set([
  'set',
  'wait',
  'fail',
  'stop',
  'do',
  'switch',
  'parallel',
  'race',
  'forEach',
  'repeat',
]);

/** Failures that only what answers from outside can have. */
const OF_UPSTREAMS: ReadonlySet<string> = new Set([
  'throttled',
  'unavailable',
  'outcome-unknown',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'rejected',
  'invalid-answer',
  'not-configured',
  'approval-missing',
  'approval-mismatch',
]);

function impossible(draft: Draft, step: Step, item: Catch): readonly Finding[] {
  const inside = [step, ...allSteps(bodiesOf(step).flat())];
  if (!inside.every(({ kind }) => INSIDE.has(kind))) return [];
  const own = new Set(inside.flatMap((one) => (one.kind === 'fail' ? [one.code] : [])));
  return (item.on ?? []).flatMap((code, at) => {
    const isOwn = !(code in FAILURE_KINDS);
    if (own.has(code) || (!isOwn && !OF_UPSTREAMS.has(code))) return [];
    const why = isOwn
      ? `no \`fail\` in this step has the code "${code}"`
      : `nothing in this step can fail with "${code}"`;
    return [unreachable(draft.sites.range(item, `on.${at}`), why)];
  });
}

function unreachable(range: Finding['range'], why: string): Finding {
  return {
    code: 'unreachable-catch',
    severity: 'warning',
    summary: `Cannot ever come to this \`catch\`: ${why}`,
    detail: 'Remove it, or put the one that takes any failure last',
    range,
  };
}
