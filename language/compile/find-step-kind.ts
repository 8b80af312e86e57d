import type { Finding } from '../finding.ts';
import type { StepKind } from '../plan/plan.ts';
import { shown } from '../schema/explain-shape-error.ts';
import { headRange } from '../schema/locate.ts';
import { COMMON_STEP_KEYS, STEP_SCHEMAS } from '../schema/step-schema.ts';
import { toJson, type Entry, type MapNode, type SourceNode } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';

const KINDS: readonly string[] = Object.keys(STEP_SCHEMAS);
const isKind = (key: string): key is StepKind => KINDS.includes(key);

/** Keys that stand beside the key of the kind. */
const COMPANION_KEYS = [
  'with',
  'approval',
  'steps',
  'default',
  'exactlyOne',
  'join',
  'onExpiry',
  'onOverdue',
  'onWarn',
  'onBreach',
];

/** The kind of a step, which is the one key of a kind that it has, or why it has none. */
export type FoundStepKind =
  | { readonly ok: true; readonly kind: StepKind; readonly node: MapNode }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Tells the kind of a step by its keys. */
export function findStepKind(node: SourceNode): FoundStepKind {
  if (node.kind !== 'map') return { ok: false, findings: [notAStep(node)] };
  const kinds = [...node.entries].filter(([key]) => isKind(key));
  const kind = kinds.map(([key]) => key).find(isKind);
  const [, second] = kinds;
  if (kind === undefined) return { ok: false, findings: [unknownKind(node)] };
  if (second !== undefined) return { ok: false, findings: [twoKinds(kind, second)] };
  return { ok: true, kind, node };
}

function notAStep(node: SourceNode): Finding {
  return {
    code: 'wrong-type',
    severity: 'error',
    summary: `Cannot use the value as a step because a step is a mapping: found ${shown(toJson(node))}`,
    detail: `Write a mapping with one of the keys ${KINDS.map((name) => `"${name}"`).join(', ')}`,
    range: node.range,
  };
}

function unknownKind(node: MapNode): Finding {
  const odd = [...node.entries].find(([key]) => !COMMON_STEP_KEYS.includes(key) && !COMPANION_KEYS.includes(key));
  const found = odd === undefined ? 'it has no key of a kind' : `found "${odd[0]}"`;
  return {
    code: 'unknown-step-kind',
    severity: 'error',
    summary: `Cannot tell the kind of the step because it must have one key of a kind: ${found}`,
    detail: `Give it one of the keys ${KINDS.map((name) => `"${name}"`).join(', ')}`,
    range: odd?.[1].keyRange ?? headRange(node),
    ...(odd === undefined ? {} : didYouMean(odd[0], KINDS)),
  };
}

function twoKinds(kind: StepKind, [second, { keyRange }]: readonly [string, Entry]): Finding {
  return {
    code: 'two-step-kinds',
    severity: 'error',
    summary: `Cannot tell the kind of the step because it may have one key of a kind: found "${kind}" and "${second}"`,
    detail: 'Make two steps of it',
    range: keyRange,
  };
}
