import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { OriginKind } from '../../contracts/after-end.ts';
import type { SecurityEvent } from '../../contracts/event.ts';
import type { PersonId, PlaybookName, RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { TaskChange } from '../../contracts/task.ts';
import type { RunMessage } from '../../contracts/messages.ts';
import type { ParentRef, Starter } from '../../contracts/run.ts';
import { utcTime } from '../../contracts/time.ts';
import type { RunStart } from '../../engine/start-run.ts';
import { checkDocument } from '../../language/check-document.ts';
import { completeInputs } from '../../language/plan/complete-inputs.ts';
import { matchEnd, type EndedRun } from '../../language/plan/match-end.ts';
import { checkBody } from '../../language/plan/check-body.ts';
import { matchTrigger, type TriggerContext } from '../../language/plan/match-trigger.ts';
import { matchWebhook, webhookOf } from '../../language/plan/match-webhook.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { ScheduleTrigger } from '../../language/plan/trigger.ts';
import { scheduleInputs } from '../../language/plan/schedule-inputs.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import { parseDuration } from '../../language/schema/duration.ts';
import type { Answers } from '../../rehearsal/answers.ts';
import type { ScriptedMessage } from '../../rehearsal/rehearse.ts';
import type { SeenEffect } from '../../rehearsal/virtual-effects.ts';
import { aStart, MONDAY } from '../engine/plans.ts';
import { SPEC_WORLD } from './actions.ts';
import { ScriptAnswers } from './script-answers.ts';

/** A run of the specification that starts. Answers are made anew for each use. */
export interface SpecRun {
  readonly name: string;
  readonly plan: Plan;
  readonly start: Partial<RunStart>;
  readonly answers: () => Answers;
  readonly script: readonly ScriptedMessage[];
  /** What is asked for after its end, each time of the end of the run before. */
  readonly after: readonly SpecAfter[];
}

/** A retry or a roll-back of a run that has ended. */
export interface SpecAfter extends Pick<SpecRun, 'answers' | 'script'> {
  readonly kind: OriginKind;
}

/** A run of the specification, or why none starts. */
export type SpecRunFile = SpecRun | { readonly name: string; readonly because: string };

/** What stands after `---` in the file of a run, and again for whatever goes on from its end. */
interface Scene {
  readonly after?: OriginKind;
  readonly given?: {
    readonly inputs?: JsonObject;
    readonly starter?: string;
    readonly values?: JsonObject;
    readonly event?: JsonObject;
    readonly schedule?: string;
    /** The call that is to start this one. */
    readonly webhook?: { path: string; body: JsonObject };
    /** The run of another playbook whose end is to start this one. */
    readonly ended?: { playbook: string; outcome: string; outputs?: JsonObject; ends?: number; person?: string };
    readonly answers?: JsonObject;
    readonly calls?: NonNullable<NonNullable<CaseDocument['given']>['calls']>;
    readonly section?: string;
    /** Another run has called this one and waits for its end. */
    readonly called?: boolean;
  };
  readonly when?: readonly Happening[];
}

interface Happening {
  readonly after?: string;
  readonly decide?: { step: string; by: string; approve: boolean; reason?: string; id?: string; targets?: string };
  readonly task?: { step: string; by: string; id?: string; change: TaskChange };
  readonly acknowledge?: { step: string; by: string; id?: string };
  readonly cancel?: { by: string; reason?: string };
  readonly rollBack?: { by: string; reason?: string };
  readonly pause?: { by: string; reason?: string };
  readonly resume?: { by: string; reason?: string };
  readonly event?: JsonObject;
  readonly moveOn?: boolean;
  /** The run that a step called says that it has ended. */
  readonly childEnded?: string;
}

const FOLDER = join(import.meta.dirname, 'runs');

/** The runs of the specification that start, by name. */
export function loadRuns(): readonly SpecRun[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readRun(file.replace(/\.yaml$/, '')))
    .filter((run) => 'plan' in run);
}

/** Reads one run: a playbook, a line `---`, what is given and what happens; after further lines what goes on from its end. */
export function readRun(name: string): SpecRunFile {
  const [playbook = '', scene = '', ...after] = readFileSync(join(FOLDER, `${name}.yaml`), 'utf8').split(/^---$/m);
  const { diagnostics, document } = checkDocument(playbook, `${name}.yaml`, SPEC_WORLD);
  if (document?.kind !== 'Playbook') throw new TypeError(`The playbook is not clean: ${JSON.stringify(diagnostics)}`);
  const { given = {}, when = [] } = (parse(scene) ?? {}) as Scene;
  const { plan } = document;
  const start = startOf(plan, given);
  if (typeof start === 'string') return { name, because: start };
  const answers = () => new ScriptAnswers(given);
  return { name, plan, start, answers, script: scriptOf(when), after: after.map(afterOf) };
}

function afterOf(text: string): SpecAfter {
  const { after, given = {}, when = [] } = (parse(text) ?? {}) as Scene;
  if (after === undefined) throw new TypeError('What goes on from an end says how: after: retry or roll-back');
  return { kind: after, answers: () => new ScriptAnswers(given), script: scriptOf(when) };
}

function startOf(plan: Plan, given: NonNullable<Scene['given']>): Partial<RunStart> | string {
  const tenant = { id: 'contoso' as TenantId, title: 'Contoso Ltd', values: given.values ?? { stale_hours: 24 } };
  const context = { tenant, now: utcTime(MONDAY) };
  const event = given.event === undefined ? undefined : eventOf(given.event, 0);
  let inputs = given.inputs ?? {};
  if (event !== undefined) {
    const matched = matchTrigger(plan, event, context);
    if ('failure' in matched) return `${matched.failure.code}: ${matched.failure.message}`;
    if (!matched.matched) return 'no trigger wants the event';
    inputs = matched.match.inputs;
  }
  const ended = given.ended === undefined ? undefined : matchEnd(plan, endedRun(given.ended), context);
  if (ended !== undefined) {
    if (ended.kind === 'refused') return `${ended.failure.code}: ${ended.failure.message}`;
    if (ended.kind === 'unwanted') return 'no trigger wants the end';
    inputs = ended.inputs;
  }
  if (given.webhook !== undefined) {
    const called = calledWith(plan, given.webhook, context);
    if (typeof called === 'string') return called;
    inputs = called;
  }
  if (given.schedule !== undefined) {
    const rendered = scheduleInputs(plan.triggers.find(isSchedule) as ScheduleTrigger, context); // the file has one
    if (!rendered.ok) return `${rendered.failure.code}: ${rendered.failure.message}`;
    inputs = rendered.value;
  }
  const completed = completeInputs(plan, inputs);
  if (!completed.ok) return `${completed.failure.code}: ${completed.failure.message}`;
  return {
    tenant,
    inputs: completed.inputs,
    starter: ended?.kind === 'wanted' ? ended.starter : starterOf(given, event),
    ...(given.section === undefined ? {} : { section: given.section }),
    ...(given.called === true ? { parent: PARENT } : {}),
    ...(event === undefined ? {} : { event }),
  };
}

function calledWith(plan: Plan, { path, body }: { path: string; body: JsonObject }, context: TriggerContext): JsonObject | string {
  const trigger = webhookOf(plan, path)?.trigger;
  if (trigger === undefined) return 'no trigger has the webhook';
  const checked = checkBody(trigger.body, body);
  if (!checked.ok) return checked.problems.join('; ');
  const matched = matchWebhook(trigger, { id: 'call-1', receivedAt: context.now, body: checked.answers }, context);
  return matched.ok ? matched.inputs : `${matched.failure.code}: ${matched.failure.message}`;
}

const PARENT: ParentRef = { workflowId: 't-0/parent/0', path: 'calls' as StepPath, waits: true, depth: 1 };

function endedRun({ playbook, outputs = {}, ends = 0, ...run }: NonNullable<NonNullable<Scene['given']>['ended']>): EndedRun {
  const moment = { startedAt: utcTime(MONDAY - 60_000), endedAt: utcTime(MONDAY) };
  const { outcome, person } = run;
  const name = playbook as PlaybookName;
  const by = person === undefined ? {} : { person: person as PersonId };
  const starter: Starter = { kind: 'end', playbook: name, run: 'r-333333333333' as RunId, ends, ...by };
  return { id: 'r-222222222222' as RunId, playbook: name, outcome, outputs, starter, ...moment };
}

const isSchedule = (trigger: Plan['triggers'][number]): boolean => trigger.kind === 'schedule';

function starterOf({ starter, schedule, called, webhook }: NonNullable<Scene['given']>, event: SecurityEvent | undefined): Starter {
  if (event !== undefined) return { kind: 'event', eventId: event.id };
  if (webhook !== undefined) return { kind: 'webhook', path: webhook.path, call: 'call-1' };
  if (called === true)
    return { kind: 'playbook', playbook: 'parent' as PlaybookName, run: 'r-111111111111' as RunId, path: PARENT.path };
  if (schedule !== undefined) return { kind: 'schedule', schedule, slot: utcTime(MONDAY) };
  return { kind: 'person', person: (starter ?? 'ada') as PersonId };
}

function eventOf({ type, id, ...fields }: JsonObject, index: number): SecurityEvent {
  return {
    tenant: 'contoso' as TenantId,
    source: 'o365-management',
    id: typeof id === 'string' ? id : `event-${index}`,
    type: (type ?? 'o365.audit') as SecurityEvent['type'],
    occurredAt: utcTime(MONDAY),
    fields,
    raw: {},
  };
}

function scriptOf(when: readonly Happening[]): readonly ScriptedMessage[] {
  let afterMs = 0;
  return when.map((happening, index) => {
    afterMs = parseDuration(happening.after ?? '') ?? afterMs;
    return { afterMs, message: (seen) => messageOf(happening, index + 1, seen) };
  });
}

function messageOf(happening: Happening, index: number, seen: readonly SeenEffect[]): RunMessage {
  const { decide, cancel, event, task, acknowledge, childEnded } = happening;
  if (childEnded !== undefined) return { type: 'child-ended', path: childEnded as StepPath };
  if (task !== undefined) {
    const { step, by, id, change } = task;
    const message = { type: 'task', path: step as StepPath, person: by as PersonId, assertion: 'signed' } as const;
    return { ...message, id: id ?? `task-${index}`, change: wholeChange(change) };
  }
  if (decide !== undefined) return decision(decide, index, seen);
  if (acknowledge !== undefined)
    return {
      type: 'acknowledge',
      id: acknowledge.id ?? `acknowledge-${index}`,
      path: acknowledge.step as StepPath,
      person: acknowledge.by as PersonId,
      assertion: 'signed',
    };
  const { rollBack } = happening;
  if (rollBack !== undefined)
    return { type: 'roll-back', id: `roll-back-${index}`, by: rollBack.by as PersonId, reason: rollBack.reason ?? '' };
  const { pause, resume } = happening;
  if (pause !== undefined)
    return { type: 'pause', id: `pause-${index}`, by: pause.by as PersonId, reason: pause.reason ?? '' };
  if (resume !== undefined)
    return { type: 'resume', id: `resume-${index}`, by: resume.by as PersonId, reason: resume.reason ?? '' };
  if (cancel !== undefined)
    return { type: 'cancel', id: `cancel-${index}`, by: cancel.by as PersonId, reason: cancel.reason ?? '' };
  return event === undefined ? { type: 'move-on' } : { type: 'event', event: eventOf(event, index) };
}

/** A change with everything that a file does not say. */
function wholeChange(change: TaskChange): TaskChange {
  switch (change.kind) {
    case 'answer':
      return Object.assign({ state: 'answered', answers: {}, evidence: [], note: '' } as const, change);
    case 'comment':
      return change;
    default:
      return Object.assign({ reason: '' }, change);
  }
}

function decision(decide: NonNullable<Happening['decide']>, index: number, seen: readonly SeenEffect[]): RunMessage {
  const asked = seen
    .flatMap(({ effect }) => (effect.kind === 'ask' && effect.path === decide.step ? [effect] : []))
    .at(-1);
  return {
    type: 'decision',
    id: decide.id ?? `decision-${index}`,
    path: decide.step as StepPath,
    approve: decide.approve,
    reason: decide.reason ?? '',
    person: decide.by as PersonId,
    targetsSha256: decide.targets ?? asked?.targetsSha256 ?? '',
    assertion: 'signed',
  };
}

/** The start of a run with everything that a file does not say. */
export const wholeStart = (run: SpecRun): RunStart => aStart(run.plan, run.start);
