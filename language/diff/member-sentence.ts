import type { Json } from '../../contracts/json.ts';
import type { Difference } from './differences.ts';
import { jsonWords } from './json-words.ts';

/** What members are called where their own name does not read. The whole path counts first, then its first name. */
const LABELS: Readonly<Record<string, string>> = {
  if: 'The condition',
  timeoutMs: 'The time limit',
  'retry.attempts': 'The number of tries',
  'retry.backoffMs.first': 'The first pause between tries',
  'retry.backoffMs.max': 'The longest pause between tries',
  'retry.on': 'What is tried again',
  'retry.until': 'Until when it is tried again',
  retry: 'Trying again',
  catch: 'What is done about failures',
  finally: 'What is done in the end',
  undo: 'How it is undone',
  undoAfterMs: 'When it is undone by itself',
  'for.businessMs': 'The business time that it waits',
  'for.calendar': 'The calendar that it waits by',
  'due.businessMs': 'The business time until it is due',
  'due.calendar': 'The calendar that it is due by',
  calendar: 'The calendar whose hours count',
  'calendar.name': 'The calendar whose holidays count',
  'calendar.onHoliday': 'What happens on holidays',
  mask: 'What records hide',
  title: 'The title',
  action: 'The action',
  join: 'How many branches must succeed',
  in: 'The list that it goes through',
  max: 'The limit of turns',
  concurrency: 'How many turns run at once',
  onItemFailure: 'What happens after a turn that fails',
  until: 'The condition that ends it',
  everyMs: 'The time from turn to turn',
  question: 'The question',
  show: 'What is shown',
  by: 'Who may approve',
  quorum: 'How many must agree',
  notBy: 'Who may not approve',
  expiresMs: 'The time to answer',
  remindMs: 'When people are reminded',
  onExpiry: 'What is done when nobody answers',
  to: 'Who is told',
  urgency: 'The urgency',
  content: 'The message',
  message: 'The message',
  policy: 'The policy',
  does: 'What it does with the clock',
  limitMs: 'The limit on the clock',
  warnMs: 'When it warns',
  onWarn: 'What is done when it warns',
  onBreach: 'What is done when the time is over',
  deadline: 'The deadline',
  'deadline.withinMs': 'The deadline',
  'deadline.warnMs': 'When the deadline warns',
  code: 'The failure code',
  outcome: 'The outcome',
  event: 'The event',
  when: 'When it starts a run',
  path: 'The path of the webhook',
  body: 'What the webhook takes',
  auth: 'How calls of the webhook are checked',
  key: 'The key that tells runs apart',
  whileRunning: 'What happens to an event while a run of its key is open',
  timezone: 'The time zone',
  jitterMs: 'How much later it may start at random',
  overlap: 'What happens while an earlier run is open',
  catchUp: 'Which missed times are made up for',
  withinMs: 'How late a missed time still counts',
  roles: 'The roles that may start it',
  outcomes: 'The outcomes that start a run',
  category: 'The category',
  owner: 'The owner',
  name: 'The name',
  irVersion: 'The version of the plan format',
  language: 'The version of the language',
  version: 'The version',
  impact: 'The impact',
  repeat: 'What a repeat means',
  targets: 'The inputs that an approval binds',
  default: 'The default',
  description: 'The description',
  schema: 'The type',
};

/** A difference as a sentence: `The time limit is 30 minutes now; it was 15 minutes.` */
export function memberSentence(difference: Difference): string {
  const { at, before, after } = difference;
  const label = labelOf(at);
  const key = String(at.at(-1));
  const words = (value: Json | undefined): string => jsonWords(value, key);
  if (after === undefined) return `${label}: there is none now; it was ${words(before)}.`;
  if (before === undefined) return `${label}: it is ${words(after)} now; there was none.`;
  return `${label}: it is ${words(after)} now; it was ${words(before)}.`;
}

function labelOf(at: readonly string[]): string {
  const [group, ...inside] = at;
  if (group === 'with' || group === 'set') return `The value of ${inside.join('.')}`;
  const label = LABELS[at.join('.')];
  if (label !== undefined) return label;
  const outer = LABELS[String(group)];
  return outer === undefined || inside.length === 0 ? `The key "${at.join('.')}"` : `${outer} (${inside.join('.')})`;
}
