import { Type, type Static } from 'typebox';
import { KebabName, Text, about, closed, envelope, listOf, oneOf, whole } from './atoms.ts';

/** Highest number of targets that a limit can name. */
const TARGETS_MAX = 100_000;

const ActionPattern = Type.String({
  pattern: '^[a-z][a-z0-9_]*\\.([a-z][a-z0-9_]*|\\*)$',
  expect: 'an action such as «ticket.update», or all of a noun as «ticket.*»',
});
const Actions = Type.Array(ActionPattern, { minItems: 1, maxItems: 1000, expect: 'a list of at least one action' });
const Impacts = Type.Array(oneOf('write', 'notify', 'disruptive', 'destructive'), {
  minItems: 1,
  expect: 'a list of «write», «notify», «disruptive» and «destructive»',
});
const Patterns = listOf(Text, 'a list of names, in which `*` stands for any characters');

const most = (per: string, example: number) =>
  Type.Optional(
    about(whole(0, TARGETS_MAX), `Most targets in one ${per}, 0 to ${TARGETS_MAX.toLocaleString('en')}.`, {
      examples: [example],
    }),
  );

const Limit = closed({
  actions: about(Actions, 'The actions whose targets are counted, together.', { examples: [['ticket.update']] }),
  perRun: most('run', 5),
  perHour: most('hour of a tenant', 20),
  perDay: most('day of a tenant', 50),
});

const Protected = closed({
  users: Type.Optional(about(Patterns, 'Users, by address.', { examples: [['ceo@example.com', 'breakglass-*']] })),
  devices: Type.Optional(about(Patterns, 'Devices, by name.', { examples: [['dc-*']] })),
  targets: Type.Optional(about(Patterns, 'Targets of whatever sort.', { examples: [['*-production']] })),
  reason: about(Text, 'Why they are protected, for whoever is stopped.', {
    examples: ['Domain controllers are never isolated'],
  }),
});

const Freeze = closed({
  calendar: about(KebabName, 'Name of the calendar whose freezes count.', { examples: ['berlin-office'] }),
  impacts: Type.Optional(
    about(Impacts, 'What is stopped then, by the impact of the action.', {
      default: ['disruptive', 'destructive'],
      examples: [['destructive']],
    }),
  ),
});

const FourEyes = closed({
  actions: Type.Optional(about(Actions, 'The actions that it is about.', { examples: [['ticket.update']] })),
  impacts: Type.Optional(about(Impacts, 'All actions of these impacts.', { examples: [['destructive']] })),
  approvers: Type.Optional(
    about(whole(2, 10), 'How many different people have to approve, 2 to 10.', { default: 2, examples: [3] }),
  ),
  teams: Type.Optional(
    about(listOf(KebabName, 'a list of teams'), 'Teams that the approvers come from; without it, any.', {
      examples: [['csirt']],
    }),
  ),
});

/** What no playbook may do, whatever it says. */
export const GuardRailsSchema = closed({
  ...envelope('GuardRails', 'house-rules'),
  title: about(Text, 'What people call the guard rails.', { examples: ['House rules'] }),
  tenants: Type.Optional(
    about(
      Type.Union(
        [Type.Literal('all', { expect: '«all» or a list of tenants' }), listOf(KebabName, 'a list of tenants')],
        { expect: '«all» or a list of tenants' },
      ),
      'Tenants that they hold for: a list of names, or `all`.',
      { default: 'all', examples: [['contoso']] },
    ),
  ),
  limits: Type.Optional(
    about(
      listOf(Limit, 'a list of mappings with `actions` and `perRun`, `perHour` or `perDay`'),
      'How many targets actions may touch.',
      { examples: [[{ actions: ['ticket.update'], perRun: 5, perDay: 50 }]] },
    ),
  ),
  protected: Type.Optional(
    about(
      listOf(Protected, 'a list of mappings with `users`, `devices` or `targets`, and `reason`'),
      'What no action may touch; `*` stands for any characters.',
      { examples: [[{ devices: ['dc-*'], reason: 'Domain controllers are never isolated' }]] },
    ),
  ),
  freezes: Type.Optional(
    about(listOf(Freeze, 'a list of mappings with `calendar`'), 'Calendars whose freezes stop actions.', {
      examples: [[{ calendar: 'berlin-office', impacts: ['destructive'] }]],
    }),
  ),
  fourEyes: Type.Optional(
    about(
      listOf(FourEyes, 'a list of mappings with `actions` or `impacts`'),
      'Actions that several people have to approve.',
      { examples: [[{ impacts: ['destructive'], approvers: 2 }]] },
    ),
  ),
});

/** Guard rails as they are written and checked. */
export type GuardRailsDocument = Static<typeof GuardRailsSchema>;
