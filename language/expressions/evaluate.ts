import type { Cel } from '../plan/plan.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import { type Compiled, compileNode } from './compile-node.ts';
import { Fault } from './fault.ts';
import { COMPILED_MAX, SOURCE_LENGTH_MAX } from './limits.ts';
import { Meter } from './meter.ts';
import { parseSource } from './parse-source.ts';
import { SPENDING, type Evaluated, type Scope } from './scope.ts';
import { toJson } from './to-json.ts';

type Ready = { readonly run: Compiled } | { readonly failure: Failure };

const QUOTED_LENGTH_MAX = 120;
// Shared by all runs of a worker. It decides nothing but speed: a source always compiles to the same.
const compiled = new Map<Cel, Ready>();

/**
 * Evaluates an expression.
 *
 * Reads of `now` give what the scope says; nothing else tells the time. The same source and scope always give the same
 * result or failure. Never throws, except for our own mistakes.
 *
 * @returns the value as JSON of its own, or the failure: `no-output` (it needs the output of a step that has none),
 *   `expression-limit`, or `expression-failed`. The failure quotes the expression, names no values of the scope, and says
 *   how to mend it.
 */
export function evaluate(source: Cel, scope: Scope): Evaluated {
  const ready = compiled.get(source) ?? prepare(source);
  if ('failure' in ready) return { ok: false, failure: ready.failure };
  const spending = scope[SPENDING];
  const meter = new Meter(spending?.left());
  try {
    return { ok: true, value: toJson(ready.run({ scope, meter, locals: [] }), meter) };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, failure: failureOf(error, source) };
    throw error;
  } finally {
    spending?.take(meter.spent);
  }
}

/** How a failure quotes an expression. */
export function quoted(source: Cel): string {
  return source.length > QUOTED_LENGTH_MAX ? `\`${source.slice(0, QUOTED_LENGTH_MAX)}…\`` : `\`${source}\``;
}

function prepare(source: Cel): Ready {
  const parsed = parseSource(source);
  const ready: Ready = parsed.ok
    ? { run: compileNode(parsed.node, source) }
    : { failure: refusal(source, parsed.problem) };
  if (compiled.size >= COMPILED_MAX) compiled.clear();
  if (source.length <= SOURCE_LENGTH_MAX) compiled.set(source, ready);
  return ready;
}

function refusal(
  source: Cel,
  problem: { readonly code: string; readonly summary: string; readonly detail: string },
): Failure {
  const code = problem.code === 'expression-limit' ? 'expression-limit' : 'expression-failed';
  return { code, message: `Cannot evaluate ${quoted(source)}: ${problem.summary}. ${problem.detail}` };
}

function failureOf(fault: Fault, source: Cel): Failure {
  return { code: fault.code, message: `Cannot evaluate ${quoted(source)}: ${fault.text}` };
}
