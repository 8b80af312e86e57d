import type { JsonObject } from '../../contracts/json.ts';
import { checkedMember, textOf } from '../compile/compile-context.ts';
import { Sites } from '../compile/sites.ts';
import { checkExpression } from '../expressions/check-expression.ts';
import { splitTemplate } from '../expressions/split-template.ts';
import type { ExpressionProblem } from '../expressions/parse-expression.ts';
import type { Finding } from '../finding.ts';
import type { MapNode, SourceNode } from '../source/source-node.ts';
import { templateView } from '../types/top-view.ts';
import type { World } from '../world.ts';

/** A template that is to be checked. */
export interface TemplateCheck {
  readonly text: string;
  readonly root: MapNode;
  readonly world: World;
  readonly inputs: Readonly<Record<string, JsonObject>>;
}

/** The expressions of a template: they may read `inputs`, `tenant` and `run`. */
export function checkTemplate(check: TemplateCheck): readonly Finding[] {
  return ['subject', 'body'].flatMap((key) => checkText(check, checkedMember(check.root, key)));
}

function checkText(check: TemplateCheck, node: SourceNode): readonly Finding[] {
  const sites = new Sites(check.text, check.root);
  sites.put(node, '', node);
  const findingOf = ({ range, ...said }: ExpressionProblem, offset = 0): Finding => ({
    ...said,
    severity: 'error',
    range: sites.inside(node, '', { start: range.start + offset, end: range.end + offset }),
  });
  const split = splitTemplate(textOf(node));
  if (!split.ok) return [findingOf(split.problem)];
  const { names } = templateView(check.inputs, check.world.tenantValues);
  return split.parts.flatMap((part) => {
    if (part.kind === 'text') return [];
    return checkExpression(part.source, names).problems.map((problem) => findingOf(problem, part.range.start));
  });
}
