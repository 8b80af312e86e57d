import type { Judgement } from '../../connectors/graph/alerts.ts';
import type { Words } from '../../connectors/graph/entity.ts';
import { CLASSIFICATION, DETERMINATION } from '../../connectors/graph/security-words.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { optionalText } from '../input-values.ts';

/** How incidents and alerts are judged, as Graph spells it. */
export const SEVERITIES = ['informational', 'low', 'medium', 'high'] as const;

/** Words that somebody may set: not knowing is no judgement. */
function settable({ known }: Words): readonly string[] {
  return known.filter((word) => word !== 'unknown');
}

/** Input members that judge an incident or an alert. */
export const JUDGEMENT: JsonObject = {
  classification: {
    type: 'string',
    enum: settable(CLASSIFICATION),
    description: 'Whether it was an attack',
  },
  determination: {
    type: 'string',
    enum: settable(DETERMINATION),
    description: 'What it was',
  },
};

/** Input member that hands it to somebody. */
export const ASSIGNED_TO: JsonObject = {
  type: 'string',
  maxLength: 320,
  description: 'User principal name of who has it; an empty text takes it away from everybody',
};

/** The changes that an input asks for. */
export function judgementOf(input: JsonObject): Judgement {
  const assignedTo = optionalText(input, 'assigned_to');
  return {
    ...given('status', optionalText(input, 'status')),
    ...given('classification', optionalText(input, 'classification')),
    ...given('determination', optionalText(input, 'determination')),
    ...(assignedTo === undefined ? {} : { assignedTo: assignedTo === '' ? null : assignedTo }),
  };
}

function given(name: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [name]: value };
}
