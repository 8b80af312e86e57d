import type { JsonObject } from '../../contracts/json.ts';
import type { Draft } from '../compile/draft.ts';
import { checkExpression, type TypeScope } from '../expressions/check-expression.ts';
import { parseExpression, type ExpressionProblem, type Reference } from '../expressions/parse-expression.ts';
import type { Finding } from '../finding.ts';
import { isFollowedByComment } from '../source/check-plain-scalar.ts';
import { closed } from '../types/json-schema.ts';
import { stepSchema } from '../types/step-output.ts';
import type { Use } from '../types/use.ts';
import { maybeNoOutput } from './maybe-no-output.ts';
import type { Rule } from './rule.ts';
import { unknownSteps } from './unknown-step.ts';

/** Every expression: its syntax, the names, steps and fields it reads, its types. One mistake is told once. */
export const expressions: Rule = ({ draft, survey }) => survey.uses.flatMap((use) => checkUse(draft, use));

function checkUse(draft: Draft, use: Use): readonly Finding[] {
  const parsed = parseExpression(use.source);
  if (!parsed.ok) return [findingOf(draft, use, parsed.problem)];
  const unknown = unknownSteps(draft, use, parsed.references);
  if (unknown.length > 0) return unknown;
  const { problems } = checkExpression(use.source, scopeOf(draft, use, parsed.references), use.expected);
  if (problems.length > 0) return problems.map((problem) => findingOf(draft, use, problem));
  return maybeNoOutput(draft, use, parsed.references);
}

/** Types of the names in scope, in a run with `steps` and `vars`; of all steps only those that the expression reads. */
export function scopeOf(draft: Draft, use: Pick<Use, 'view'>, references: readonly Reference[]): TypeScope {
  const { names, vars, steps, isOfRun } = use.view;
  if (!isOfRun) return names;
  const read = references.flatMap(({ path }): (readonly [string, JsonObject])[] => {
    const [root, id = ''] = path;
    const seen = root === 'steps' ? steps.get(id) : undefined;
    return seen === undefined ? [] : [[id, stepSchema(draft, seen.step)]];
  });
  // Inside a step that could not be read, anything may have been meant.
  const hasUnknown = draft.broken.size > 0;
  const schema = closed(Object.fromEntries(read));
  const variables = closed(vars);
  return {
    ...names,
    steps: hasUnknown ? { ...schema, additionalProperties: true } : schema,
    vars: hasUnknown ? { ...variables, additionalProperties: true } : variables,
  };
}

function findingOf(draft: Draft, use: Use, problem: ExpressionProblem): Finding {
  const { range: inside, ...said } = problem;
  const range = draft.sites.inside(use.owner, use.key, inside);
  const node = draft.sites.node(use.owner, use.key);
  if (node.kind === 'scalar' && node.style === 'plain' && isFollowedByComment(draft.text, node.range.end)) {
    return {
      ...said,
      severity: 'error',
      range,
      detail: `${said.detail}. « #» begins a comment in an unquoted value: put the value into single quotes if the rest of the line belongs to it`,
    };
  }
  return { ...said, code: codeOf(use.source, problem), severity: 'error', range };
}

/** A misspelt value of a tenant has a page of its own. */
function codeOf(source: string, { code, range }: ExpressionProblem): string {
  const isTenant = /(^|[^\w.])tenant\s*\.\s*\w*$/.test(source.slice(0, range.end));
  return code === 'unknown-field' && isTenant ? 'unknown-tenant-value' : code;
}
