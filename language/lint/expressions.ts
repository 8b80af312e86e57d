import type { Draft } from '../compile/draft.ts';
import type { ExpressionProblem } from '../expressions/parse-expression.ts';
import type { Finding } from '../finding.ts';
import { isFollowedByComment } from '../source/check-plain-scalar.ts';
import type { Use } from '../types/use.ts';
import { checkedUses, type CheckedUse } from './checked-use.ts';
import { maybeNoOutput } from './maybe-no-output.ts';
import type { Rule } from './rule.ts';

/** Every expression: its syntax, the names, steps and fields it reads, its types. One mistake is told once. */
export const expressions: Rule = (context) =>
  checkedUses(context).flatMap((checked) => findingsOf(context.draft, checked));

function findingsOf(draft: Draft, checked: CheckedUse): readonly Finding[] {
  const { use } = checked;
  if (checked.syntax !== undefined) return [findingOf(draft, use, checked.syntax)];
  const { unknown, problems, references } = checked;
  if (unknown.length > 0) return unknown;
  if (problems.length > 0) return problems.map((problem) => findingOf(draft, use, problem));
  return maybeNoOutput(draft, use, references);
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
