import type { NotifyEffect } from '../contracts/activities.ts';
import { canonicalJson, type Json, type JsonObject } from '../contracts/json.ts';
import type { RunEvent } from '../contracts/run.ts';
import type { CaseDocument } from '../language/schema/case-schema.ts';
import { parseDuration } from '../language/schema/duration.ts';
import { isStep } from './case-script.ts';
import { diffPaths, type PathDiffLine } from './diff-paths.ts';
import type { Rehearsal } from './rehearse.ts';

/** Something that a case expected and the rehearsal did not show. */
export interface Mismatch {
  readonly what: string;
  readonly expected: Json;
  readonly seen: Json;
  /** Of paths: both in one list, aligned. */
  readonly diff?: readonly PathDiffLine[];
}

type Expected = CaseDocument['expect'];
type Judge = (expected: Expected, seen: Rehearsal) => readonly Mismatch[];

/** Compares a rehearsal with what its case expects. Empty where all holds. */
export function judgeCase(expected: Expected, seen: Rehearsal): readonly Mismatch[] {
  return JUDGES.flatMap((judge) => judge(expected, seen));
}

const JUDGES: readonly Judge[] = [
  ({ outcome }, seen) => same('outcome', outcome, seen.outcome),
  ({ failure }, seen) => same('failure', failure, seen.end.failure?.ownCode ?? seen.end.failure?.code ?? null),
  judgePath,
  ({ statuses }, seen) =>
    Object.entries(statuses ?? {}).flatMap(([step, status]) => same(`status of ${step}`, status, statusOf(seen, step))),
  judgeRefused,
  judgeTasks,
  ({ actions }, seen) =>
    Object.entries(actions ?? {}).flatMap(([action, count]) =>
      same(`calls of ${action}`, count, callsOf(seen, action)),
    ),
  judgeCalled,
  judgeNotified,
  judgeEscalated,
  ({ outputs }, seen) =>
    Object.entries(outputs ?? {}).flatMap(([name, value]) => same(`output ${name}`, value, seen.outputs[name] ?? null)),
  judgeTime,
];

function same(what: string, expected: Json | undefined, seen: Json): readonly Mismatch[] {
  return expected === undefined || canonicalJson(expected) === canonicalJson(seen) ? [] : [{ what, expected, seen }];
}

function judgePath({ path, exactly }: Expected, seen: Rehearsal): readonly Mismatch[] {
  if (path === undefined) return [];
  const ran = settledSteps(seen).flatMap((event) => (event.status === 'skipped' ? [] : [event.path]));
  let next = 0;
  for (const step of ran) if (next < path.length && isStep(step, path[next] ?? '')) next += 1;
  const holds = next === path.length && (exactly !== true || ran.length === path.length);
  return holds ? [] : [{ what: 'path', expected: path, seen: ran, diff: diffPaths(path, ran, exactly !== true) }];
}

type Settled = Extract<RunEvent, { type: 'step-settled' }>;

function settledSteps(seen: Rehearsal): readonly Settled[] {
  return seen.records.flatMap(({ event }) => (event.type === 'step-settled' ? [event] : []));
}

function statusOf(seen: Rehearsal, step: string): string {
  return settledSteps(seen).findLast(({ path }) => isStep(path, step))?.status ?? 'pending';
}

function callsOf(seen: Rehearsal, action: string): number {
  return seen.effects.filter(({ effect }) => effect.kind === 'action' && effect.action === action).length;
}

function judgeCalled({ called }: Expected, seen: Rehearsal): readonly Mismatch[] {
  const calls = seen.effects.flatMap(({ effect }) => (effect.kind === 'action' ? [effect] : []));
  return (called ?? []).flatMap((wanted): Mismatch[] => {
    const ofAction = calls.filter(({ action }) => action === wanted.action).map(({ input }) => input);
    const count = ofAction.filter((input) => hasMembers(input, wanted.with)).length;
    const holds = wanted.times === undefined ? count > 0 : count === wanted.times;
    return holds ? [] : [{ what: 'called', expected: wanted, seen: ofAction }];
  });
}

function hasMembers(input: JsonObject, wanted: JsonObject): boolean {
  return Object.entries(wanted).every(([name, value]) => same(name, value, input[name] ?? null).length === 0);
}

function judgeRefused({ refused }: Expected, seen: Rehearsal): readonly Mismatch[] {
  const found = seen.said.flatMap(({ message, answer }) =>
    'assertion' in message && !answer.accepted ? [{ step: message.path, because: answer.because }] : [],
  );
  const missing = (refused ?? []).filter(
    ({ step, because }) => !found.some((one) => isStep(one.step, step) && one.because === because),
  );
  return missing.map((one): Mismatch => ({ what: 'refused', expected: one as JsonObject, seen: found }));
}

function judgeTasks({ tasks }: Expected, seen: Rehearsal): readonly Mismatch[] {
  return (tasks ?? []).flatMap(({ step, state, overdue }): Mismatch[] => {
    const events = seen.records.flatMap(({ event }) => ('path' in event && isStep(event.path, step) ? [event] : []));
    const heads = events.flatMap((event) => ('task' in event ? [event.task.phase] : []));
    const wasOverdue = events.some(({ type }) => type === 'task-overdue');
    return [
      ...same(`task ${step}`, state, heads.at(-1) ?? 'never given'),
      ...same(`task ${step} overdue`, overdue, wasOverdue),
    ];
  });
}

function judgeNotified({ notified }: Expected, seen: Rehearsal): readonly Mismatch[] {
  const sent = seen.effects.flatMap(({ effect }) => (effect.kind === 'notify' ? [effect] : []));
  return (notified ?? []).flatMap((wanted): Mismatch[] => {
    const count = sent.filter((effect) => fits(effect, wanted)).length;
    const holds = wanted.times === undefined ? count > 0 : count === wanted.times;
    return holds ? [] : [{ what: 'notified', expected: wanted, seen: sent.map(shown) }];
  });
}

function fits({ to, content }: NotifyEffect, wanted: NonNullable<Expected['notified']>[number]): boolean {
  const { team, person, audience, template, contains } = wanted;
  const names = (kind: string, name: string | undefined): boolean =>
    name === undefined || to.some((one) => (one as JsonObject)[kind] === name);
  const isAddressed = names('team', team) && names('person', person) && names('audience', audience);
  const isTemplate = template === undefined || ('template' in content && content.template === template);
  return isAddressed && isTemplate && (contains === undefined || JSON.stringify(content).includes(contains));
}

function shown({ to, content }: NotifyEffect): Json {
  return { to: to as unknown as Json, content: content as unknown as Json };
}

function judgeEscalated({ escalated }: Expected, seen: Rehearsal): readonly Mismatch[] {
  const called = seen.records.flatMap(({ at, event }) =>
    event.type === 'escalated'
      ? [{ policy: event.policy, atMs: Date.parse(at) - seen.startedAt, level: event.level }]
      : [],
  );
  const missing = (escalated ?? []).filter(
    ({ policy, at, level }) =>
      !called.some(
        (one) =>
          one.policy === policy && one.atMs === parseDuration(at) && (level === undefined || one.level === level),
      ),
  );
  const shownCalls = called.map(({ policy, atMs, level }) => ({ policy, at: `${atMs / 1000}s`, level }));
  return missing.map((one): Mismatch => ({ what: 'escalated', expected: one as JsonObject, seen: shownCalls }));
}

function judgeTime({ within }: Expected, seen: Rehearsal): readonly Mismatch[] {
  const limitMs = within === undefined ? undefined : parseDuration(within);
  const tookMs = seen.endedAt - seen.startedAt;
  return limitMs === undefined || tookMs <= limitMs
    ? []
    : [{ what: 'within', expected: within ?? null, seen: `${tookMs / 1000}s` }];
}
