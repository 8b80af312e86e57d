import type { JsonObject } from '../../contracts/json.ts';
import type { Draft } from '../compile/draft.ts';
import { ANY_EVENT_SCHEMA, EVENT_SCHEMAS, schemaOfTypes } from './event-types.ts';
import type { PlaybookTrigger, Trigger, WebhookTrigger } from '../plan/trigger.ts';
import { schemaOfInputs } from '../plan/schema-of-inputs.ts';
import { ANYTHING, closed, list, open, text, time } from './json-schema.ts';
import { SeenSteps } from './seen-steps.ts';
import type { View } from './view.ts';

const NOW = time('The moment the step began');

/** What the steps of a playbook see before the first of them. */
export function topView(draft: Draft): View {
  const inputs = Object.entries(draft.plan.inputs).map(([name, input]) => [name, input.schema] as const);
  return viewOf(
    {
      inputs: draft.brokenKeys.has('inputs') ? open('Inputs') : closed(Object.fromEntries(inputs)),
      tenant: tenantSchema(draft.world.tenantValues),
      run: RUN,
      now: NOW,
      ...eventOf(draft),
    },
    { isOfRun: true },
  );
}

/** What the expressions of a trigger see. */
export function triggerView(draft: Draft, trigger: Trigger): View {
  return viewOf(
    { tenant: tenantSchema(draft.world.tenantValues), now: NOW, ...namesOfTrigger(draft, trigger) },
    { isOfRun: false },
  );
}

function namesOfTrigger(draft: Draft, trigger: Trigger): View['names'] {
  if (trigger.kind === 'event') return { event: EVENT_SCHEMAS[trigger.event] };
  if (trigger.kind === 'webhook') return { event: callSchema(trigger) };
  return trigger.kind === 'playbook' ? { ended: endedSchema(draft, trigger) } : {};
}

/** The call of a webhook, as `event`. Members with a default are always there. */
function callSchema({ body }: WebhookTrigger): JsonObject {
  return closed({
    id: text('Names the call: the same call again has the same'),
    received_at: time('When it came'),
    body: { ...schemaOfInputs(body), required: Object.keys(body), description: 'What was sent' },
  });
}

/** The run that has ended, as `ended`. */
function endedSchema({ world }: Draft, { playbook }: PlaybookTrigger): JsonObject {
  const facts = world.playbooks?.get(playbook);
  return closed({
    id: text('Id of the run, as people name it'),
    playbook: text('Name of its playbook'),
    outcome: text('How it ended'),
    outputs:
      facts === undefined ? ANYTHING : closed(Object.fromEntries([...facts.outputs].map((name) => [name, ANYTHING]))),
    started_at: time('When it started'),
    ended_at: time('When it ended'),
  });
}

/** What the expressions of a template see. */
export function templateView(inputs: Readonly<Record<string, JsonObject>>, tenantValues: JsonObject | undefined): View {
  return viewOf({ inputs: closed(inputs), tenant: tenantSchema(tenantValues), run: RUN }, { isOfRun: false });
}

/** A run, as `run` in expressions. */
const RUN = closed({
  id: text('Id of the run, as people name it'),
  started_at: time('When it started'),
  playbook: text('Name of the playbook'),
  starter: text('Who or what started it'),
  outcome: { type: ['string', 'null'], description: 'How it ends; known in `finally`' },
});

function viewOf(names: View['names'], { isOfRun }: Pick<View, 'isOfRun'>): View {
  return { steps: SeenSteps.of([]), vars: {}, isOfRun, names, tested: new Set() };
}

/** `tenant`: its id and title beside its values. */
function tenantSchema(values: JsonObject | undefined): JsonObject {
  const own = { id: text('Name of the tenant'), title: text('Title of the tenant') };
  const schema = closed(own);
  if (values === undefined) return { ...schema, additionalProperties: true };
  return { ...schema, properties: { ...(values['properties'] as JsonObject | undefined), ...own } };
}

/** The event that started the run, of one type if all triggers agree, and where it is one of a group the whole group. */
function eventOf(draft: Draft): View['names'] {
  const triggers = draft.plan.triggers.flatMap((trigger) => (trigger.kind === 'event' ? [trigger] : []));
  if (triggers.length === 0) return draft.brokenKeys.has('triggers') ? { event: ANY_EVENT_SCHEMA } : {};
  const event = schemaOfTypes(triggers.map((trigger) => trigger.event));
  const isGrouped = triggers.some(({ group }) => group !== undefined);
  return isGrouped ? { event, events: list(event, 'The events that started the run, in order') } : { event };
}
