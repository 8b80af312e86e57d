import { parseExpression } from '../expressions/parse-expression.ts';
import type { Use } from '../types/use.ts';
import type { Rule } from './rule.ts';

/** Escalations that nobody may acknowledge, and nothing looks whether somebody did. */
export const escalationInSilence: Rule = ({ draft, survey }) => {
  const read = new Set(survey.uses.flatMap(outputsRead));
  return survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'escalate' || read.has(EVERY_STEP) || (draft.named.has(step) && read.has(step.id))) return [];
    return [
      {
        code: 'escalation-in-silence',
        severity: 'warning',
        summary: `Cannot notice that nobody acknowledges the escalation to "${step.policy}": nothing reads what it came to`,
        detail:
          'Give the step an id and look at its output afterwards, as in `if: steps.wake.output.who == null`: tell somebody else then, or stop with an outcome of its own',
        range: draft.sites.range(step, 'escalate'),
      },
    ];
  });
};

const EVERY_STEP = '*';

/** Ids of the steps whose output an expression reads. */
function outputsRead({ source }: Use): readonly string[] {
  const parsed = parseExpression(source);
  if (!parsed.ok) return [];
  return parsed.references.flatMap(({ path: [root, id, member] }) => {
    if (root !== 'steps') return [];
    return id === undefined ? [EVERY_STEP] : member === 'status' ? [] : [id];
  });
}
