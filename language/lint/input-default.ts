import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { TaskStep } from '../plan/plan.ts';
import type { WebhookTrigger } from '../plan/trigger.ts';
import { shown } from '../schema/explain-shape-error.ts';
import { literalFix } from '../schema/literal-fix.ts';
import { locate } from '../schema/locate.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';
import { literalProblem } from './literal-problem.ts';
import type { Rule } from './rule.ts';
import { writtenForm } from './written-form.ts';

/** Defaults that their own input, or field of a form, would refuse. */
export const inputDefault: Rule = ({ draft, survey }) => {
  const { plan, sites } = draft;
  const inputs = Object.entries(plan.inputs).flatMap(([name, input]) =>
    input.default === undefined
      ? []
      : [{ name, schema: input.schema, value: input.default, node: sites.node(plan.inputs, `${name}.default`) }],
  );
  const fields = survey.steps.flatMap(({ step }) => (step.kind === 'task' ? fieldsOf(draft, step) : []));
  const sent = plan.triggers.flatMap((trigger) => (trigger.kind === 'webhook' ? sentOf(draft, trigger) : []));
  return [...inputs, ...fields, ...sent].flatMap(problemOf);
};

interface Given {
  readonly name: string;
  readonly schema: JsonObject;
  readonly value: Json;
  readonly node: SourceNode;
}

/** The fields that stand in the playbook; those of a form of its own are checked there. */
function fieldsOf(draft: Draft, step: TaskStep): readonly Given[] {
  const fields = (step.form['properties'] ?? {}) as Readonly<Record<string, JsonObject>>; // a schema of an object by fields
  const form = writtenForm(draft, step);
  return Object.entries(fields).flatMap(([name, field]) => {
    const node = memberOf(memberOf(form, name), 'default');
    const { default: value, description: _description, ...schema } = field;
    return node === undefined || value === undefined ? [] : [{ name, schema, value, node }];
  });
}

/** Members of the body of a webhook. */
function sentOf(draft: Draft, trigger: WebhookTrigger): readonly Given[] {
  return Object.entries(trigger.body).flatMap(([name, { schema, default: value }]) => {
    const node = memberOf(memberOf(draft.sites.node(trigger, 'webhook.body'), name), 'default');
    return node === undefined || value === undefined ? [] : [{ name, schema, value, node }];
  });
}

function problemOf({ name, schema, value, node: root }: Given): readonly Finding[] {
  const problem = literalProblem(value, schema);
  if (problem === undefined) return [];
  const { node } = locate(root, problem.path);
  return [
    {
      code: 'input-default',
      severity: 'error',
      summary: `Cannot use the default of "${name}" because it must be ${problem.expected}: found ${shown(problem.found)}`,
      detail: 'Change the default or the type of the input',
      range: root.range,
      ...(problem.schema?.['type'] === 'boolean' ? literalFix(node, { fits: isBoolean }) : {}),
    },
  ];
}

/** Of a number in quotes the type may be what is wrong; a «yes» under a boolean has one meaning. */
function isBoolean(value: Json): boolean {
  return typeof value === 'boolean';
}
