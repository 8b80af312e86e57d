import type { Effect, LookupEffect } from '../../contracts/activities.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import { canonicalJson, type Json, type JsonObject } from '../../contracts/json.ts';
import type { MessageAnswer } from '../../contracts/messages.ts';
import type { RunEvent, Starter } from '../../contracts/run.ts';
import type { TaskChange } from '../../contracts/task.ts';
import { writeDuration } from '../../language/schema/duration.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { Rehearsal, SaidMessage } from '../../rehearsal/rehearse.ts';

/** A rehearsed run as text: its records in order, what it did to the world, what it answered. Moments count from its start. */
export function renderTrace({ records, effects, said, startedAt, endedAt, segments }: Rehearsal): string {
  const at = (moment: UtcMs): string => `+${clock(moment - startedAt)}`;
  const trace = records.map((record) => `${at(Date.parse(record.at))} ${lineOf(record.event, startedAt)}`);
  const acts = effects.flatMap(({ at: moment, effect }) => {
    const line = actOf(effect);
    return line === undefined ? [] : [`${at(moment)} ${line}`];
  });
  const answers = said.flatMap(({ at: moment, message, answer }) =>
    message.type === 'move-on' ? [] : [`${at(moment)} ${saidOf(message)}: ${replyOf(answer)}`],
  );
  return [
    ...trace,
    ...(Date.parse(records.at(-1)?.at ?? '') < endedAt ? [`${at(endedAt)} recorded`] : []),
    ...(acts.length === 0 ? [] : ['', 'effects:', ...acts]),
    ...(answers.length === 0 ? [] : ['', 'answers:', ...answers]),
    ...(segments === 1 ? [] : ['', `segments: ${segments}`]),
    '',
  ].join('\n');
}

function clock(ms: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}${rest}`;
}

function lineOf(event: RunEvent, startedAt: UtcMs): string {
  switch (event.type) {
    case 'run-started':
      return `run started by ${starterOf(event.starter)}${after(event.inputs)}${event.origin === undefined ? '' : `, ${event.origin.kind} of ${event.origin.run}`}`;
    case 'step-started':
      return `${event.path} ${event.kind} started`;
    case 'step-waiting':
      return `${event.path} waits for ${event.reason}${event.until === null ? '' : ` until +${clock(Date.parse(event.until) - startedAt)}`}`;
    case 'step-settled': {
      const tries = event.attempts > 1 ? ` after ${event.attempts} tries` : '';
      const output = event.output === undefined ? '' : ` ${shown(event.output)}`;
      return `${event.path} ${event.kind} ${event.status}${tries}${output}${failureOf(event.failure)}`;
    }
    case 'decided':
      return `${event.path} ${event.what} ${canonicalJson(event.value)}${event.because === undefined ? '' : `: ${event.because}`}`;
    case 'decision':
      return `${event.path} ${event.person} ${event.approve ? 'approves' : 'refuses'}${event.reason === '' ? '' : `: ${event.reason}`}`;
    case 'decision-refused':
      return `${event.path} decision of ${event.person} refused: ${event.because}`;
    case 'approval-closed':
      return `${event.path} closed by ${event.because}: ${event.approved ? 'approved' : 'not approved'}`;
    case 'task-opened':
      return `${event.path} task opened for ${shown(event.task.to)}, due +${clock(Date.parse(event.task.dueAt) - startedAt)}: ${event.task.title}`;
    case 'task-changed':
      return `${event.path} ${event.by} ${changeOf(event.change)}: ${event.task.phase}`;
    case 'task-refused':
      return `${event.path} ${event.what} of ${event.by} refused: ${event.because}`;
    case 'task-overdue':
      return `${event.path} task overdue`;
    case 'task-untold':
      return `${event.path} nobody was told (${event.why})${failureOf(event.failure)}`;
    case 'task-cancelled':
      return `${event.path} task cancelled`;
    case 'escalated':
      return `${event.path} calls level ${event.level} of ${event.policy}: ${shown(event.to)} until +${clock(Date.parse(event.until) - startedAt)}`;
    case 'page-failed':
      return `${event.path} could not call level ${event.level}${failureOf(event.failure)}`;
    case 'acknowledged':
      return `${event.path} ${event.person} acknowledges`;
    case 'acknowledgement-refused':
      return `${event.path} acknowledgement of ${event.person} refused: ${event.because}`;
    case 'escalation-ended':
      return `${event.path} escalation ended: ${event.because} after ${event.levels} ${event.levels === 1 ? 'level' : 'levels'}`;
    case 'clock':
      return `${event.path} clock ${event.clock} ${event.what} at ${clock(event.elapsedMs)}`;
    case 'deadline':
      return `deadline ${event.what}`;
    case 'event-joined':
      return `event ${event.eventId} joined`;
    case 'child-started':
      return `${event.path} run ${event.run} of ${event.playbook} started for ${event.tenant}`;
    case 'child-ended':
      return `${event.path} run ${event.run} ended ${event.outcome}`;
    case 'roll-back-requested':
      return `roll-back requested by ${event.by}: ${event.reason}`;
    case 'cancel-requested':
      return `cancel requested by ${event.by}: ${event.reason}`;
    case 'run-paused':
      return `paused by ${event.by}: ${event.reason}`;
    case 'run-resumed':
      return event.by === null ? 'no longer paused' : `resumed by ${event.by}: ${event.reason}`;
    case 'records-lost':
      return `${event.count} records lost`;
    case 'run-ended':
      return `run ended ${event.outcome}${after(event.outputs)}${failureOf(event.failure)}`;
  }
}

function changeOf(change: TaskChange): string {
  switch (change.kind) {
    case 'answer': {
      const evidence = change.evidence.length === 0 ? '' : ` with ${change.evidence.map(({ name }) => name).join(', ')}`;
      return `${change.state} ${shown(change.answers)}${evidence}${change.note === '' ? '' : ` (${change.note})`}`;
    }
    case 'reassign':
      return `hands it on to ${shown(change.to)} (${change.reason})`;
    case 'comment':
      return `comments (${change.text})`;
    case 'sign-off':
      return `signs off${change.reason === '' ? '' : ` (${change.reason})`}`;
    case 'send-back':
      return `sends back (${change.reason})`;
  }
}

const after = (values: JsonObject): string => (Object.keys(values).length === 0 ? '' : ` ${shown(values)}`);

/** Hashes are as long as they are meaningless. */
function shown(value: Json): string {
  return canonicalJson(value).replaceAll(/[0-9a-f]{64}/g, (hash) => `${hash.slice(0, 8)}…`);
}

function failureOf(failure: Failure | undefined): string {
  if (failure === undefined) return '';
  return ` ${failure.ownCode === undefined ? '' : `${failure.ownCode} `}(${failure.code}): ${failure.message}`;
}

function starterOf(starter: Starter): string {
  if (starter.kind === 'person') return starter.person;
  if (starter.kind === 'playbook') return `playbook ${starter.playbook}`;
  if (starter.kind === 'end') return `end of playbook ${starter.playbook}`;
  if (starter.kind === 'webhook') return `webhook ${starter.path}`;
  return starter.kind === 'event' ? `event ${starter.eventId}` : `schedule ${starter.schedule}`;
}

function actOf(effect: Effect): string | undefined {
  const attempt = effect.attempt > 1 ? ` try ${effect.attempt}` : '';
  switch (effect.kind) {
    case 'action':
      return `${effect.path} calls ${effect.action}@${effect.version}${attempt} ${shown(effect.input)}`;
    case 'notify':
      return `${effect.path} tells ${shown(effect.to)}${attempt} ${effect.urgency} ${shown(effect.content)}`;
    case 'ask': {
      const { path, reminder, question, shown: values, by, notBy, quorum } = effect;
      const what = reminder === 0 ? 'asks' : `reminds (${reminder})`;
      return `${path} ${what} ${shown(by)} not ${shown(notBy)} quorum ${quorum}: ${question} ${shown(values)}`;
    }
    case 'tell-task': {
      const said = effect.said === null ? '' : ` (${effect.said.by}: ${effect.said.text})`;
      return `${effect.path} tells ${shown(effect.to)} of the task, ${effect.why}${attempt}${said}: ${effect.task.title}`;
    }
    case 'check-message':
      return 'task' in effect
        ? `${effect.path} checks the ${effect.message.change.kind} of ${effect.message.person}`
        : `${effect.path} checks what ${effect.message.person} says`;
    case 'claim':
      return `claims ${effect.eventId}`;
    case 'check-decision':
      return `${effect.path} checks the decision of ${effect.decision.person}`;
    case 'start-child': {
      const { playbook, section, tenant, inputs } = effect;
      return `${effect.path} starts ${playbook}${section === undefined ? '' : `#${section}`} for ${tenant} ${shown(inputs)}`;
    }
    case 'find-child':
      return `${effect.path} looks for the run of ${effect.playbook} for ${effect.tenant}`;
    case 'cancel-child':
      return `${effect.path} cancels the run of ${effect.playbook} for ${effect.tenant}`;
    case 'report-end':
      return `reports its end to ${effect.parent.path}`;
    case 'lookup':
      return lookupOf(effect);
    case 'page':
      return `${effect.path} pages ${shown(effect.to)} ${effect.urgency} for level ${effect.level}: ${effect.message} ${shown(effect.facts)}`;
    case 'flush':
      return undefined;
  }
}

function lookupOf(effect: LookupEffect): string {
  const { path, name } = effect;
  if (effect.what === 'policy') return `${path} looks up the policy ${name}`;
  if (effect.what === 'business-time') return `${path} looks up the time from ${effect.from} to ${effect.to} by calendar ${name}`;
  return `${path} looks up when ${effect.times.map(writeDuration).join(', ')} have passed since ${effect.from} by calendar ${name}`;
}

function saidOf(message: SaidMessage['message']): string {
  switch (message.type) {
    case 'decision':
      return `${message.person} ${message.approve ? 'approves' : 'refuses'} ${message.path}`;
    case 'task':
      return `${message.person} ${changeOf(message.change)} ${message.path}`;
    case 'acknowledge':
      return `${message.person} acknowledges ${message.path}`;
    case 'cancel':
      return `${message.by} cancels`;
    case 'roll-back':
      return `${message.by} rolls back`;
    case 'pause':
      return `${message.by} pauses`;
    case 'resume':
      return `${message.by} resumes`;
    case 'event':
      return `event ${message.event.id}`;
    case 'child-ended':
      return `run of ${message.path} has ended`;
    case 'move-on':
      return 'move on';
  }
}

function replyOf(answer: MessageAnswer): string {
  return answer.accepted
    ? `accepted${answer.settled === undefined ? '' : `, ${answer.settled}`}${answer.task === undefined ? '' : `, ${answer.task}`}`
    : `refused, ${answer.because}`;
}
