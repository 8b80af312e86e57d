import type { Finding } from '../finding.ts';
import type { RecipientValue, TaskStep } from '../plan/plan.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Work that nobody can do, or that nobody can sign off. */
export const taskForNobody: Rule = (context) =>
  context.survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'task') return [];
    const problem = problemOf(step);
    return problem === undefined ? [] : [finding(context, step, problem)];
  });

interface Problem {
  readonly key: 'to' | 'signOff.by';
  readonly because: string;
}

function problemOf({ to, signOffBy, isForEachTeam }: TaskStep): Problem | undefined {
  if (to.length === 0) return { key: 'to', because: '`to` names nobody' };
  if (isAudience(to)) return { key: 'to', because: 'an audience is outside of our teams' };
  if (isForEachTeam && to.some(({ team }) => team === undefined))
    return { key: 'to', because: 'with `each: team`, `to` names teams alone' };
  if (signOffBy === undefined) return undefined;
  if (signOffBy.length === 0) return { key: 'signOff.by', because: '`signOff.by` names nobody' };
  if (isAudience(signOffBy)) return { key: 'signOff.by', because: 'an audience is outside of our teams' };
  const workers = peopleOf(to);
  const signers = peopleOf(signOffBy);
  const isOwn = workers?.length === 1 && signers?.every((name) => name === workers[0]) === true;
  return isOwn ? { key: 'signOff.by', because: 'who did the work may not sign it off' } : undefined;
}

const isAudience = (recipients: readonly RecipientValue[]): boolean =>
  recipients.some(({ audience }) => audience !== undefined);

/** The people that recipients name; undefined where a team or an expression is among them. */
function peopleOf(recipients: readonly RecipientValue[]): readonly string[] | undefined {
  const names = recipients.flatMap(({ person }) =>
    person !== undefined && 'lit' in person && typeof person.lit === 'string' ? [person.lit] : [],
  );
  return names.length === recipients.length ? [...new Set(names)] : undefined;
}

function finding({ draft }: RuleContext, step: TaskStep, { key, because }: Problem): Finding {
  const what = key === 'to' ? 'give the task to anybody' : 'get the task signed off';
  return {
    code: 'task-for-nobody',
    severity: 'error',
    summary: `Cannot ${what} because ${because}`,
    detail: key === 'to' ? 'Name teams or people in `to`' : 'Name another team or person in `signOff.by`',
    range: draft.sites.range(step, `task.${key}`),
  };
}
