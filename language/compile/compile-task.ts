import type { Json, JsonObject } from '../../contracts/json.ts';
import type { InputSpec, TaskStep } from '../plan/plan.ts';
import { memberOf, type MapNode, type SourceNode } from '../source/source-node.ts';
import { open } from '../types/json-schema.ts';
import { compileInputs } from './compile-inputs.ts';
import { assemble, compileBase, sourceOf } from './compile-base.ts';
import { compileBusinessHours, putCalendar } from './compile-business-hours.ts';
import { checkedDuration, checkedMember, literal, membersOf, present, type CompileContext } from './compile-context.ts';
import { compileMoment } from './compile-moment.ts';
import { compileRecipients } from './compile-people.ts';
import { compileValue } from './compile-value.ts';

/** By when a task has to be done whose author names no time. */
const DUE_MS = 7 * 24 * 60 * 60 * 1000;

/** Work that people do. Without more words: due in 7 days, evidence as they like, nobody signs it off. */
export function compileTask(context: CompileContext, node: MapNode): TaskStep {
  const base = compileBase(context, 'task', node);
  const { task } = sourceOf('task', node);
  const source = checkedMember(node, 'task');
  const details = memberOf(source, 'details');
  const signOff = memberOf(source, 'signOff');
  const remind = (task.remind ?? []).map(checkedDuration);
  const step = assemble(context, node, base, {
    kind: 'task' as const,
    task: compileValue(context, checkedMember(source, 'title')),
    details: details === undefined ? literal('') : compileValue(context, details),
    to: compileRecipients(context, memberOf(source, 'to')),
    isForEachTeam: task.each === 'team',
    form: compileForm(context, memberOf(source, 'form')),
    due: compileDue(context, task.due, memberOf(source, 'due')),
    remindMs: [...new Set(remind)].sort((one, other) => one - other),
    evidence: evidenceOf(task.evidence),
    alreadyInPlace: task.alreadyInPlace ?? false,
    ...present({ signOffBy: signOff === undefined ? undefined : compileRecipients(context, memberOf(signOff, 'by')) }),
    onOverdue: context.steps(memberOf(node, 'onOverdue')),
  });
  for (const [key, member] of membersOf(source)) context.sites.put(step, `task.${key}`, member);
  context.sites.put(step, 'task.signOff.by', memberOf(signOff, 'by'));
  putCalendar(context, step, memberOf(source, 'due'));
  return step;
}

type Written = ReturnType<typeof sourceOf<'task'>>['task'];

function compileDue(context: CompileContext, due: Written['due'], node: SourceNode | undefined): TaskStep['due'] {
  if (due === undefined || node === undefined) return { durationMs: DUE_MS };
  if (typeof due === 'string') return { durationMs: checkedDuration(due) };
  if ('businessHours' in due) return compileBusinessHours(due);
  return { until: compileMoment(context, due.until, checkedMember(node, 'until')) };
}

function evidenceOf(evidence: Written['evidence'] = 'optional'): TaskStep['evidence'] {
  return typeof evidence === 'string' ? { need: evidence, what: '' } : evidence;
}

/** The form as JSON Schema: the plan holds it, so that a run keeps the form that it began with. */
function compileForm(context: CompileContext, node: SourceNode | undefined): JsonObject {
  if (node?.kind === 'scalar') return context.world.forms?.get(String(node.value)) ?? open('A form that is not known');
  const { inputs, findings } = compileInputs(node);
  context.findings.push(...findings);
  return formOf(inputs);
}

/** Fields with a default need not be answered. */
function formOf(fields: Readonly<Record<string, InputSpec>>): JsonObject {
  const entries = Object.entries(fields);
  const properties = entries.map(([name, { schema, default: fallback, description }]): [string, Json] => [
    name,
    { ...schema, ...present({ default: fallback, description }) },
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: entries.flatMap(([name, field]) => (field.default === undefined ? [name] : [])),
    additionalProperties: false,
  };
}
