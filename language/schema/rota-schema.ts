import { Type, type Static } from 'typebox';
import { Flag, KebabName, Text, about, closed, envelope, oneOf } from './atoms.ts';
import { Day, DayOrMoment, PositiveDuration, TimeOfDay, TimeZone, WEEKDAYS, WeekHours } from './time-atoms.ts';

const ROTATION = '«daily», «weekly» or a length such as `every: 12h`';

const Rotation = Type.Union(
  [
    Type.Unsafe<'daily' | 'weekly'>({ type: 'string', enum: ['daily', 'weekly'], expect: ROTATION }),
    closed({
      every: about(PositiveDuration, 'How long a turn lasts, counted in hours that pass.', { examples: ['12h'] }),
    }),
  ],
  { expect: ROTATION },
);

const HandOver = closed({
  at: about(TimeOfDay, 'Time of day at which the next person takes over, in the time zone of the rota.', {
    examples: ['08:00'],
  }),
  day: Type.Optional(
    about(oneOf(...WEEKDAYS), 'Day on which the next person of a weekly rotation takes over.', {
      default: 'monday',
      examples: ['friday'],
    }),
  ),
});

const Layer = closed({
  name: about(KebabName, 'Name of the layer, for people: kebab-case.', { examples: ['nights'] }),
  people: about(
    Type.Array(KebabName, { minItems: 1, maxItems: 200, expect: 'a list of 1 to 200 people' }),
    'Ids of the people who take turns, in this order; one who stands twice has two turns.',
    { examples: [['mia', 'noa']] },
  ),
  rotation: about(Rotation, 'How long a turn lasts: `daily`, `weekly`, or `every` with a duration.', {
    examples: ['weekly', { every: '12h' }],
  }),
  handOver: about(HandOver, 'When the next person takes over.', { examples: [{ at: '08:00', day: 'monday' }] }),
  from: about(Day, 'Day from which it counts: the first person begins at the first hand-over from then on.', {
    examples: ['2026-01-05'],
  }),
  restrict: Type.Optional(
    about(WeekHours, 'Hours in which somebody of this layer is on duty; without it, always.', {
      examples: [{ saturday: ['08:00-20:00'], sunday: ['08:00-20:00'] }],
    }),
  ),
});

const Override = closed({
  from: about(DayOrMoment, 'When it begins: a day in the time zone of the rota, or a moment.', {
    examples: ['2026-12-24'],
  }),
  to: about(DayOrMoment, 'When it ends: a day, which still belongs to it, or a moment, which does not.', {
    examples: ['2026-12-26'],
  }),
  person: about(KebabName, 'Id of the person who is on duty instead.', { examples: ['noa'] }),
});

/** Who is on duty when: layers of people who take turns. */
export const RotaSchema = closed({
  ...envelope('Rota', 'night-duty'),
  title: about(Text, 'What people call the rota.', { examples: ['Night duty'] }),
  timezone: about(TimeZone, 'Time zone of its days and times, by its name in the IANA list.', {
    examples: ['Europe/Berlin'],
  }),
  layers: about(
    Type.Array(Layer, { minItems: 1, maxItems: 20, expect: 'a list of 1 to 20 layers' }),
    'People who take turns. Where several layers have somebody, the first of them counts.',
    {
      examples: [
        [
          {
            name: 'week',
            people: ['mia', 'noa'],
            rotation: 'weekly',
            handOver: { at: '08:00', day: 'monday' },
            from: '2026-01-05',
          },
        ],
      ],
    },
  ),
  overrides: Type.Optional(
    about(
      Type.Array(Override, { maxItems: 1000, expect: 'a list of mappings with `from`, `to` and `person`' }),
      'Exceptions: who is on duty instead of what the layers say. Where two overlap, the first counts.',
      { examples: [[{ from: '2026-12-24', to: '2026-12-26', person: 'noa' }]] },
    ),
  ),
  allowGaps: Type.Optional(
    about(Flag, 'Whether there may be hours in which nobody is on duty.', { default: false, examples: [true] }),
  ),
});

/** A rota as it is written and checked. */
export type RotaDocument = Static<typeof RotaSchema>;
