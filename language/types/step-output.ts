import type { JsonObject } from '../../contracts/json.ts';
import type { Draft } from '../compile/draft.ts';
import { allSteps } from '../plan/all-steps.ts';
import type { CallStep, Step } from '../plan/plan.ts';
import { EVENT_SCHEMAS } from './event-types.ts';
import { CALLS_SCHEMA } from './calls-schema.ts';
import { taskOutput } from './task-output.ts';
import { ANYTHING, closed, flag, list, text, time, whole, words } from './json-schema.ts';

const STATUS = words('What the step came to', [
  'pending',
  'running',
  'waiting',
  'succeeded',
  'failed',
  'skipped',
  'cancelled',
]);
const NOTHING = closed({});

/** The failure of a step, as `error` in `catch`. */
export const ERROR_SCHEMA = closed({
  code: text('Code of the failure; of a `fail` step its own code'),
  message: text('What happened'),
  status: { type: ['integer', 'null'], description: 'HTTP status or SMTP reply code of the upstream' },
});

const DECISION = closed({
  person: text('Id of the person'),
  approve: flag('Whether they approved'),
  reason: text('What they gave as reason'),
  at: time('When they decided'),
});

const APPROVAL = closed({
  approved: flag('Whether enough people approved and nobody refused'),
  decisions: list(DECISION, 'All decisions, in order'),
  reasons: list(text('Reason'), 'The reasons of all decisions'),
  reason: text('Reason of the last decision; empty if there is none'),
  closed: words('What closed it', ['quorum', 'refused', 'expired']),
});

const ESCALATION = closed({
  who: { type: ['string', 'null'], description: 'Id of the person who acknowledged; null where nobody did' },
  at: { type: ['string', 'null'], description: 'When they acknowledged' },
  levels: whole('Levels that were called; 0 where `until` held at once'),
  ended: text('acknowledged, delivered, until or unanswered'),
});

const CLOCK = closed({
  state: text('running, paused, stopped or not-started'),
  elapsed: whole('Seconds on the clock'),
  warned: flag('Whether the time of `warn` is on the clock'),
  breached: flag('Whether the time of `limit` is on the clock'),
});

const DELIVERY = closed({
  sent: list(text('Name'), 'Who was reached'),
  failed: list(text('Name'), 'Who could not be reached'),
});

const WAIT = closed({ until: time('When the wait ended') });
const SWITCH = closed({ case: whole('Index of the case that held, from 0; -1 where none did') });

/** JSON Schema of `steps.<id>`: its status, and its output where it has one. */
export function stepSchema(draft: Draft, step: Step): JsonObject {
  const known = schemas.get(step);
  if (known !== undefined) return known;
  const output = draft.broken.has(step) ? ANYTHING : outputSchema(draft, step);
  const schema = closed({ status: STATUS, output });
  schemas.set(step, schema);
  return schema;
}

/** Steps belong to one draft: the same step always has the same schema. */
const schemas = new WeakMap<Step, JsonObject>();

/** JSON Schema of a step's output. */
function outputSchema(draft: Draft, step: Step): JsonObject {
  switch (step.kind) {
    case 'action':
      return draft.world.actions.get(step.action)?.output ?? ANYTHING;
    case 'approve':
      return APPROVAL;
    case 'task':
      return taskOutput(step);
    case 'escalate':
      return ESCALATION;
    case 'clock':
      return CLOCK;
    case 'notify':
      return DELIVERY;
    case 'wait':
      return WAIT;
    case 'waitFor':
      return closed({ arrived: flag('Whether the event came in time'), 'event?': EVENT_SCHEMAS[step.event] });
    case 'call':
      return callSchema(draft, step);
    case 'switch':
      return SWITCH;
    case 'parallel':
      return closed(Object.fromEntries(step.branches.map((branch) => [branch.name, closed({ status: STATUS })])));
    case 'race':
      return closed({
        winner: words(
          'Name of the branch that ended first',
          step.branches.map(({ name }) => name),
        ),
      });
    case 'forEach':
      return list(turnSchema(draft, step.steps), 'One entry for each item, in order');
    case 'repeat':
      return closed({ turns: whole('Turns that it took'), outputs: outputsSchema(draft, step.steps) });
    default:
      return NOTHING;
  }
}

function turnSchema(draft: Draft, steps: readonly Step[]): JsonObject {
  return closed({ status: STATUS, outputs: outputsSchema(draft, steps), 'error?': ERROR_SCHEMA });
}

function outputsSchema(draft: Draft, steps: readonly Step[]): JsonObject {
  const named = allSteps(steps).filter((step) => draft.named.has(step) && !draft.broken.has(step));
  const outputs = Object.fromEntries(named.map((step) => [`${step.id}?`, outputSchema(draft, step)]));
  return closed(outputs);
}

function callSchema({ world }: Draft, { playbook, mode, tenants }: CallStep): JsonObject {
  if (tenants !== undefined) return CALLS_SCHEMA;
  const run = text('Id of the run that was started');
  if (mode === 'detach') return closed({ run });
  const facts = world.playbooks?.get(playbook);
  const outputs =
    facts === undefined ? ANYTHING : closed(Object.fromEntries([...facts.outputs].map((name) => [name, ANYTHING])));
  return closed({ run, outcome: text('succeeded, or what a stop of it said'), outputs });
}
