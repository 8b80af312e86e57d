import { textOf } from '../compile/compile-context.ts';
import type { Draft } from '../compile/draft.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import type { Finding } from '../finding.ts';
import type { Value } from '../plan/plan.ts';
import { memberOf } from '../source/source-node.ts';
import type { Rule } from './rule.ts';

/** Inputs of actions that are read as code or as an address. */
const READ_AS_CODE = /(^|_)(query|filter|kql|odata|url|path)$/;

/**
 * Text of an event put into a query or an address as it came. Told only where it is certain: the expression is nothing
 * but a path into the event, joined with other text.
 */
export const hostileText: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'action') return [];
    return Object.entries(step.with).flatMap(([name, value]) =>
      READ_AS_CODE.test(name) ? hostileParts(draft, name, value) : [],
    );
  });

function hostileParts(draft: Draft, name: string, value: Value): readonly Finding[] {
  if (!('text' in value)) return [];
  return value.text.flatMap((part) => {
    if (typeof part === 'string' || !isEventPath(draft, part.cel)) return [];
    return [
      {
        code: 'hostile-text',
        severity: 'error',
        summary: `Cannot join text of an event into "${name}" because senders of mails choose it: found "${part.cel.trim()}"`,
        detail: 'Give the value to the action as an input of its own, so that it can be escaped',
        range: draft.sites.range(part, 'cel'),
      },
    ];
  });
}

function isEventPath(draft: Draft, cel: string): boolean {
  const parsed = parseExpression(cel);
  const [reference] = parsed.ok ? parsed.references : [];
  if (reference === undefined || cel.trim() !== reference.path.join('.')) return false;
  const [root, name] = reference.path;
  return root === 'event' || (root === 'inputs' && carriesEvent(draft, String(name)));
}

/** Whether an input holds what came from outside: its type names the members, or is an alert, whose members are open. */
function carriesEvent({ plan, sites }: Draft, name: string): boolean {
  const written = sites.node(plan.inputs, name);
  const isAlert = textOf(memberOf(written, 'type') ?? written) === 'alert';
  return isAlert || plan.inputs[name]?.schema['properties'] !== undefined;
}
