import type { Catch, Retry, Step, StepBase, StepKind } from '../plan/plan.ts';
import { parseDurationRange } from '../schema/duration.ts';
import type { RetrySource, StepSources } from '../schema/step-schema.ts';
import { memberOf, toJson, type MapNode, type SourceNode } from '../source/source-node.ts';
import { checkedDuration, itemsOf, present, textOf, type CompileContext } from './compile-context.ts';
import { compileExpression } from './compile-value.ts';
import { titleOfId } from './step-ids.ts';
import { titleOfStep } from './title-of-step.ts';

/** Retry of a playbook that says nothing else. */
export const DEFAULT_RETRY: Retry = { attempts: 5, backoffMs: { first: 2_000, max: 300_000 } };

/** Timeout of actions and notifications of a playbook that says nothing else. */
export const DEFAULT_TIMEOUT_MS = 15 * 60 * 1000;

/** A step as it is written, once its shape has been checked. */
export function sourceOf<Kind extends StepKind>(_kind: Kind, node: MapNode): StepSources[Kind] {
  return toJson(node) as unknown as StepSources[Kind]; // checked against the schema of the kind
}

/** What every step has, but for `catch` and `finally`: their ids come after those of the body. */
export function compileBase(context: CompileContext, kind: StepKind, node: MapNode): StepBase {
  const source = sourceOf(kind, node);
  const id = context.ids.next(kind, source.id);
  const condition = memberOf(node, 'if');
  return {
    id,
    title: source.title ?? (source.id === undefined ? titleOfStep(kind, node, id) : titleOfId(id)),
    ...present({
      if: condition === undefined ? undefined : compileExpression(context, condition),
      timeoutMs: source.timeout === undefined ? undefined : checkedDuration(source.timeout),
      retry: source.retry === undefined ? undefined : compileRetry(context, source.retry, memberOf(node, 'retry')),
      mask: source.mask,
    }),
    keepOutput: false,
  };
}

/** Retry as written, completed from the playbook's defaults. */
export function compileRetry(context: CompileContext, source: RetrySource, node: SourceNode | undefined): Retry {
  const until = memberOf(node, 'until');
  const base = context.defaults.retry;
  const { on } = source;
  if (on !== undefined)
    for (const [at, item] of itemsOf(memberOf(node, 'on')).entries()) context.sites.put(on, String(at), item);
  return {
    attempts: source.attempts ?? base.attempts,
    backoffMs: (source.backoff === undefined ? undefined : parseDurationRange(source.backoff)) ?? base.backoffMs,
    ...present({
      on: on ?? base.on,
      until: until === undefined ? base.until : compileExpression(context, until),
    }),
  };
}

/** `catch` and `finally` of a step. */
export function compileTails(context: CompileContext, node: MapNode): Pick<StepBase, 'catch' | 'finally'> {
  const catches = itemsOf(memberOf(node, 'catch')).map((item) => compileCatch(context, item));
  const last = memberOf(node, 'finally');
  return present({
    catch: catches.length === 0 ? undefined : catches,
    finally: last === undefined ? undefined : context.steps(last),
  });
}

function compileCatch(context: CompileContext, node: SourceNode): Catch {
  const on = memberOf(node, 'on');
  const as = memberOf(node, 'as');
  const compiled: Catch = {
    ...present({
      on: on === undefined ? undefined : itemsOf(on).map(textOf),
      as: as === undefined ? undefined : textOf(as),
    }),
    steps: context.steps(memberOf(node, 'steps')),
  };
  context.sites.put(compiled, '', node);
  context.sites.put(compiled, 'as', as);
  itemsOf(on).forEach((item, at) => context.sites.put(compiled, `on.${at}`, item));
  return compiled;
}

/** Puts the parts of a step together. */
export function assemble<Body extends object>(
  context: CompileContext,
  node: MapNode,
  base: StepBase,
  body: Body,
): StepBase & Body {
  return { ...base, ...body, ...compileTails(context, node) };
}

/** The steps inside a list of a step. */
export type Steps = readonly Step[];
