import type { JsonObject } from '../../contracts/json.ts';
import type { Level } from '../../connectors/servicenow/incident.ts';

const LEVELS: Readonly<Record<string, { readonly impact: Level; readonly urgency: Level }>> = {
  critical: { impact: 1, urgency: 1 },
  high: { impact: 1, urgency: 2 },
  medium: { impact: 2, urgency: 2 },
  low: { impact: 3, urgency: 3 },
};

/** Severity of a ticket, as playbooks say it. */
export const SEVERITY: JsonObject = {
  type: 'string',
  enum: ['low', 'medium', 'high', 'critical'],
  description: 'How bad it is; gives impact and urgency, from which the instance computes the priority',
};

/** Impact and urgency of a severity; those of `medium` for an unknown one. */
export function levelsOf(severity: string): { readonly impact: Level; readonly urgency: Level } {
  return LEVELS[severity] ?? { impact: 2, urgency: 2 };
}
