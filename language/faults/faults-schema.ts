import { Type, type Static } from 'typebox';
import { Duration, KebabName, Moment, Text, about, closed, listOf, whole } from '../schema/atoms.ts';

const span = {
  from: about(Moment, 'When it begins, in RFC 3339 with a zone.', { examples: ['2026-03-24T07:00:00Z'] }),
  for: about(Duration, 'How long it lasts.', { examples: ['3h'] }),
};

const OutageSchema = closed({
  what: about(
    KebabName,
    'What does not answer: a connection such as `servicenow`, `ledger`, or `worker`, which is Watchbill itself.',
    { examples: ['servicenow'] },
  ),
  ...span,
});

const ThrottlingSchema = closed({
  what: about(KebabName, 'Connection whose upstream takes fewer calls.', { examples: ['servicenow'] }),
  perMinute: about(whole(0, 1_000_000), 'Calls that each tenant may make in a minute; those above are throttled.', {
    examples: [10],
  }),
  ...span,
});

const PersonSchema = closed({
  timezone: Type.Optional(
    about(
      Type.String({ format: 'watchbill-timezone', expect: 'a time zone such as «Europe/Berlin»' }),
      'Where the person works; without it in the zone of the tenant that asks.',
      { examples: ['Europe/Berlin'] },
    ),
  ),
  away: Type.Optional(
    about(listOf(closed(span), 'a list of times'), 'When the person answers nothing.', {
      examples: [[{ from: '2026-03-23T00:00:00Z', for: '5d' }]],
    }),
  ),
});

const LimitSchema = closed({
  perMinute: Type.Optional(
    about(whole(1, 1_000_000), 'Calls that each tenant may make in a minute.', { examples: [60] }),
  ),
  perHour: Type.Optional(
    about(whole(1, 1_000_000), 'Calls that each tenant may make in an hour.', { examples: [1000] }),
  ),
});

/** What goes wrong in a rehearsal, and what it should know beyond the documents: a file of its own, no document. */
export const FaultsSchema = closed({
  description: Type.Optional(about(Text, 'What the rehearsal is meant to show.', { examples: ['A bad Tuesday'] })),
  outages: Type.Optional(
    about(listOf(OutageSchema, 'a list of outages'), 'What does not answer, and when.', {
      examples: [[{ what: 'servicenow', from: '2026-03-24T07:00:00Z', for: '3h' }]],
    }),
  ),
  throttling: Type.Optional(
    about(listOf(ThrottlingSchema, 'a list of throttlings'), 'Which upstream is slow, and when.', {
      examples: [[{ what: 'servicenow', perMinute: 10, from: '2026-03-24T07:00:00Z', for: '3h' }]],
    }),
  ),
  people: Type.Optional(
    about(
      Type.Record(Type.String(), PersonSchema, { expect: 'a mapping of people to what is known of them' }),
      'By id of a person: where they work and when they are away.',
      { examples: [{ ada: { timezone: 'Europe/Berlin', away: [{ from: '2026-03-23T00:00:00Z', for: '5d' }] } }] },
    ),
  ),
  limits: Type.Optional(
    about(
      Type.Record(Type.String(), LimitSchema, { expect: 'a mapping of connections to their limits' }),
      'By connection: how often it may be called, where that is not what the vendor documents.',
      { examples: [{ servicenow: { perHour: 1000 } }] },
    ),
  ),
});

/** A file of faults as it is written and checked. */
export type FaultsDocument = Static<typeof FaultsSchema>;
