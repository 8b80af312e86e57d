import type { HolidayCalendar } from '../plan/business-hours.ts';
import type {
  EventGroup,
  EventTrigger,
  PlaybookTrigger,
  ScheduleTrigger,
  Trigger,
  WebhookTrigger,
} from '../plan/trigger.ts';
import { calendarWords } from './business-words.ts';
import { durationWords } from './duration-words.ts';
import { enumerated } from './name-words.ts';
import { valuesText, valueText } from './value-text.ts';

/** What starts a run, in sentences. */
export function triggerWords(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'event':
      return eventWords(trigger);
    case 'schedule':
      return scheduleWords(trigger);
    case 'manual':
      return `By hand, by ${enumerated(
        trigger.roles.map((role) => `people with the role ${role}`),
        'or',
      )}.`;
    case 'playbook':
      return endWords(trigger);
    case 'webhook':
      return callWords(trigger);
  }
}

const WHILE_RUNNING: Readonly<Record<EventTrigger['whileRunning'], string>> = {
  join: 'goes to that run',
  ignore: 'is left alone',
  queue: 'waits until that run has ended, then starts one',
  replace: 'cancels that run and starts a new one',
};

function eventWords({ event, when, key, whileRunning, group, with: given }: EventTrigger): string {
  const condition = when === undefined ? '' : ` for which \`${when}\` holds`;
  if (group !== undefined) return `${groupWords(`events ${event}${condition}`, group)}${givenWords(given)}`;
  const same = key === undefined ? 'the same event again' : `another event with the same key ${valueText(key)}`;
  return `On each event ${event}${condition}. While such a run is open, ${same} ${WHILE_RUNNING[whileRunning]}.${givenWords(given)}`;
}

function groupWords(events: string, { by, windowMs, threshold }: EventGroup): string {
  const many = threshold === 1 ? 'On the first of the' : `Once ${threshold} have come of the`;
  const fewer = threshold === 1 ? '' : ' Fewer start nothing.';
  return `${many} ${events} with the same ${valueText(by)} within ${durationWords(windowMs)}: they are one start.${fewer} What comes after it in that time goes to that run, or is let go once the run has ended.`;
}

const OVERLAP: Readonly<Record<ScheduleTrigger['overlap'], string>> = {
  skip: 'is skipped',
  queue: 'waits until that run has ended',
  cancel: 'cancels that run',
  both: 'starts beside it',
};

const CATCH_UP: Readonly<Record<ScheduleTrigger['catchUp'], string>> = {
  none: 'Missed times are not made up for',
  last: 'Of missed times the last is made up for',
  all: 'All missed times are made up for',
};

const ON_HOLIDAY: Readonly<Record<HolidayCalendar['onHoliday'], string>> = {
  skip: 'is skipped',
  'next-business-day': 'moves to the next business day',
  'previous-business-day': 'moves to the business day before',
};

function holidayWords({ calendar }: ScheduleTrigger): string {
  return calendar === undefined
    ? ''
    : ` A time on a holiday of ${calendarWords(calendar.name)} ${ON_HOLIDAY[calendar.onHoliday]}.`;
}

function scheduleWords(trigger: ScheduleTrigger): string {
  const { when, timezone, jitterMs, overlap, catchUp, withinMs, with: given } = trigger;
  const zone = timezone ?? "the tenant's time zone";
  const spread = jitterMs === 0 ? '' : `, up to ${durationWords(jitterMs)} later at random`;
  const late = catchUp === 'none' ? '' : `, up to ${durationWords(withinMs)} late`;
  return `${rhythmWords(when)} (${zone})${spread}. A time at which a run of it is still open ${OVERLAP[overlap]}. ${CATCH_UP[catchUp]}${late}.${holidayWords(trigger)}${givenWords(given)}`;
}

function rhythmWords(when: ScheduleTrigger['when']): string {
  if ('cron' in when) return `At the times of cron "${when.cron}"`;
  const on = when.on === undefined ? '' : ` on ${when.on}`;
  const at = when.at === undefined ? '' : ` at ${when.at}`;
  return `Every ${when.every}${on}${at}`;
}

function endWords({ playbook, outcomes, with: given }: PlaybookTrigger): string {
  const ends = enumerated(
    outcomes.map((outcome) => `"${outcome}"`),
    'or',
  );
  return `When a run of the playbook "${playbook}" has ended as ${ends}. Each end starts a run of its own.${givenWords(given)}`;
}

function callWords({ path, auth, key, with: given }: WebhookTrigger): string {
  const shows = auth === 'hmac' ? 'signed with the secret of the tenant' : 'with the secret of the tenant as bearer';
  const same = key === undefined ? 'The same call again starts' : `Further calls with the same ${valueText(key)} start`;
  return `When another system calls the webhook "${path}", ${shows}. ${same} nothing more.${givenWords(given)}`;
}

function givenWords(given: EventTrigger['with']): string {
  return Object.keys(given).length === 0 ? '' : ` Gives ${valuesText(given)}.`;
}
