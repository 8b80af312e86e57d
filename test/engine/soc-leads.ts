import type { EscalationPolicy } from '../../contracts/activities.ts';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import type { ScriptedMessage } from '../../rehearsal/rehearse.ts';

const MINUTE = 60_000;

/** Two levels: the team for ten minutes, then a person for five. */
export const SOC_LEADS: EscalationPolicy = {
  name: 'soc-leads',
  title: 'SOC leads',
  levels: [
    { to: [{ team: 'csirt' }], withinMs: 10 * MINUTE, urgency: 'normal' },
    { to: [{ person: 'dora' }], withinMs: 5 * MINUTE, urgency: 'high' },
  ],
  repeat: 0,
  endsOn: 'acknowledged',
};

/** Somebody says that they have what an escalation calls for. */
export const acknowledges = (afterMs: number, path: string, person: string, id?: string): ScriptedMessage => ({
  afterMs,
  message: () => ({
    type: 'acknowledge',
    id: id ?? `${person}-${afterMs}`,
    path: path as StepPath,
    person: person as PersonId,
    assertion: 'signed',
  }),
});
