import { eventScope } from '../contracts/event.ts';
import type { JsonObject } from '../contracts/json.ts';
import { tenantScope, type Starter } from '../contracts/run.ts';
import { utcTime } from '../contracts/time.ts';
import { allSteps, topLists } from '../language/plan/all-steps.ts';
import type { Step } from '../language/plan/plan.ts';
import type { Frame, Published, StepView } from './journal.ts';
import type { Run } from './run.ts';
import { Scope } from './scope.ts';
import { innerSteps, innerVars } from './settle-step.ts';

const PENDING: StepView = { status: 'pending' };

/** The scope of the playbook itself, with what its steps have published so far. */
export function topScope(run: Run): Scope {
  const scope = emptyScope(run);
  const done = doneFrames(run.journal.root);
  scope.publishSteps(innerSteps(done));
  scope.publishVars(innerVars(done));
  return scope;
}

/** The scope of steps that run beside those of the playbook, with what these had published by then. */
export function besideScope(run: Run, { steps, vars }: Published): Scope {
  const scope = emptyScope(run);
  scope.publishSteps(steps);
  scope.publishVars(vars);
  return scope;
}

/** The names of a playbook, with nothing published yet. */
function emptyScope(run: Run): Scope {
  const { start } = run;
  const { tenant, inputs, event, plan } = start;
  const names: JsonObject = {
    inputs,
    tenant: tenantScope(tenant),
    run: runNames(run),
    ...(event === undefined ? {} : { event: eventScope(event), events: (start.events ?? [event]).map(eventScope) }),
  };
  const scope = Scope.outermost(names, run.spending);
  scope.publishSteps(pendingSteps(topLists(plan)));
  return scope;
}

function runNames({ start, journal }: Run): JsonObject {
  return {
    id: start.context.runId,
    started_at: utcTime(journal.startedAt),
    playbook: start.plan.name,
    starter: starterName(start.starter),
    outcome: journal.ending?.outcome ?? null,
  };
}

function starterName(starter: Starter): string {
  switch (starter.kind) {
    case 'person':
      return starter.person;
    case 'event':
      return `event ${starter.eventId}`;
    case 'schedule':
      return `schedule ${starter.schedule}`;
    case 'playbook':
      return `playbook ${starter.playbook}`;
    case 'end':
      return `end of playbook ${starter.playbook}`;
    case 'webhook':
      return `webhook ${starter.path}`;
  }
}

/** What has settled at the top, and the bodies around it. Steps that are open publish by themselves when they settle. */
function doneFrames(root: Frame): Frame {
  const children = Object.entries(root.children ?? {}).filter(
    ([key, child]) => child.settled !== undefined || key.startsWith('~'),
  );
  return { at: root.at, children: Object.fromEntries(children) };
}

function pendingSteps(steps: readonly Step[]): Record<string, StepView> {
  return Object.fromEntries(allSteps(steps).map(({ id }) => [id, PENDING]));
}
