import type { JsonObject } from '../../../contracts/json.ts';
import { closed, describe, open, text, time } from '../json-schema.ts';

/** Members of an event by name; one whose name ends in `?` may be absent. */
export type Members = Parameters<typeof closed>[0];

const MEMBERS_OF_EVERY_EVENT: Members = {
  id: text('Id of the record at its source'),
  type: text('Name of the event type'),
  source: text('Where the event came from'),
  occurred_at: time('When the record was generated'),
  raw: open('The record as it came'),
};

/** JSON Schema of an event with exactly these members beside those of every event. */
export const anEvent = (summary: string, members: Members): JsonObject =>
  describe(closed({ ...MEMBERS_OF_EVERY_EVENT, ...members }), summary);

/** The same for an event that may have others too. */
export const openEvent = (summary: string, members: Members): JsonObject => ({
  ...anEvent(summary, members),
  additionalProperties: true,
});
