import type { Finding } from '../finding.ts';
import type { Unbounded } from '../explain/bound.ts';
import { durationWords } from '../explain/duration-words.ts';
import { boundsOfRun } from '../explain/how-long.ts';
import type { Step } from '../plan/plan.ts';
import { memberOf } from '../source/source-node.ts';
import type { Rule, RuleContext } from './rule.ts';

/**
 * Steps that `explain` lists as open because of people, of another run or of data, and that nobody gave a limit: neither they, nor a
 * group around them, nor the playbook by `deadline` or `limits.runTime`. The time that every run has by default is a stop, not a
 * thought. What tidies up is not ended even by that, and needs a limit of its own. What a policy, a calendar or a written moment ends is let be.
 */
export const stepWithoutLimit: Rule = (context) => {
  const { plan, world } = context.draft;
  const { own, last } = boundsOfRun(plan, world.actions);
  const open = idsOf(own.unbounded);
  const endless = idsOf(last.unbounded);
  const isLimited = hasLimit(context);
  return context.survey.steps.flatMap(({ step }) => {
    const isEndless = endless.has(step.id);
    const because = reasonOf(step);
    if (because === undefined || !open.has(step.id) || (isLimited && !isEndless)) return [];
    return [tell(context, step, { because, isEndless })];
  });
};

function idsOf(unbounded: readonly Unbounded[]): ReadonlySet<string | undefined> {
  return new Set(unbounded.map(({ path }) => path.split('/').at(-1)));
}

/** Whether the author has said how long the run may take. Where that cannot be read nothing is told. */
function hasLimit({ draft: { plan, sites, brokenKeys } }: RuleContext): boolean {
  if (plan.deadline !== undefined || brokenKeys.has('limits') || brokenKeys.has('deadline')) return true;
  return sites.has(plan, 'limits') && memberOf(sites.node(plan, 'limits'), 'runTime') !== undefined;
}

function reasonOf(step: Step): string | undefined {
  if (step.kind === 'task') return 'people may never do the work';
  if (step.kind === 'call') return `the run of "${step.playbook}" may last as long as it likes`;
  const isData = step.kind === 'wait' && 'until' in step.for && !('lit' in step.for.until);
  return isData ? 'how far away the moment is depends on data' : undefined;
}

interface Told {
  readonly because: string;
  /** Whether the time of a run does not end it either. */
  readonly isEndless: boolean;
}

function tell({ draft }: RuleContext, step: Step, { because, isEndless }: Told): Finding {
  const days = durationWords(draft.plan.budgets.runTimeMs);
  return {
    code: 'step-without-limit',
    severity: 'warning',
    summary: `Cannot say when step "${step.id}" ends because nothing limits it: ${because}`,
    detail: isEndless
      ? 'Give it, or a group around it, a `timeout`: neither a cancel nor the time of a run ends what tidies up'
      : `Give it, or a group around it, a \`timeout\`, or the playbook a \`deadline\` or \`limits: { runTime: … }\`: now only the ${days} that every run has end it`,
    range: draft.sites.keyRange(step, step.kind),
  };
}
