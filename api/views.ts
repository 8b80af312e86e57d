import { Type } from 'typebox';
import type { Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const moment = (description: string) => Type.String({ description: `${description}; RFC 3339 in UTC` });

/** What is answered instead of an answer. */
export const ErrorView = Type.Object(
  {
    error: Type.Object(
      {
        code: Type.String({ description: 'Stable name of the problem' }),
        message: Type.String({ description: 'What could not be done and what was found' }),
        hint: Type.Optional(Type.String({ description: 'What to do' })),
        winner: Type.Optional(Type.String({ description: 'Who had decided already' })),
      },
      closed,
    ),
  },
  closed,
);

/** A person, as sign-in knows them. */
export const PersonView = Type.Object({ id: Type.String(), name: Type.String() }, closed);

/** The person that the credential belongs to, and what they are where. */
export const MeView = Type.Object(
  {
    person: PersonView,
    tenants: Type.Array(
      Type.Object({ tenant: Type.String(), title: Type.String(), roles: Type.Array(Type.String()) }, closed),
    ),
    expiresAt: moment('When the credential ends'),
  },
  closed,
);

/** A sign-in. The token is shown once. */
export const LoginView = Type.Object(
  { token: Type.String(), person: PersonView, expiresAt: moment('When the token ends') },
  closed,
);

/** Whether the parts answer. */
export const HealthView = Type.Object(
  {
    state: Type.Union([Type.Literal('ok'), Type.Literal('degraded')]),
    ledger: Type.Boolean(),
    temporal: Type.Boolean(),
  },
  closed,
);

const InputView = Type.Object(
  {
    name: Type.String(),
    schema: Type.Record(Type.String(), Type.Unknown(), { description: 'JSON Schema of the type' }),
    isRequired: Type.Boolean(),
    default: Type.Optional(Type.Unknown()),
    description: Type.Optional(Type.String()),
  },
  closed,
);

const playbookMembers = {
  name: Type.String(),
  title: Type.String(),
  category: Type.String(),
  owner: Type.String(),
  sha256: Type.String({ description: 'Names the plan' }),
  triggers: Type.Array(Type.String({ description: 'Kinds of what starts it' })),
};

/** A playbook in a list. */
export const PlaybookView = Type.Object(playbookMembers, closed);

/** A playbook with all that a start needs. */
export const PlaybookDetailView = Type.Object(
  { ...playbookMembers, inputs: Type.Array(InputView), startedBy: Type.Array(Type.String()) },
  closed,
);

const count = (description: string) => Type.Integer({ minimum: 0, maximum: 1_000_000, description });
const CoveredView = Type.Object({ covered: count('Of them'), total: count('In all') }, closed);

/** What the editor says about the cases of a version. */
export const CasesView = Type.Object(
  {
    passed: count('Cases that passed'),
    failed: count('Cases that failed'),
    steps: CoveredView,
    branches: CoveredView,
    outcomes: CoveredView,
  },
  closed,
);

const WarningView = Type.Object({ code: Type.String(), line: Type.Integer(), summary: Type.String() }, closed);

const versionMembers = {
  playbook: Type.String(),
  version: Type.Integer({ description: '1, 2, 3 … for each playbook' }),
  sha256: Type.String({ description: 'Names the plan' }),
  language: Type.Union([Type.String(), Type.Null()]),
  by: Type.String({ description: 'The person, or `folder`' }),
  origin: Type.Union([Type.Literal('person'), Type.Literal('folder')], {
    description: '`folder`: a worker published its folder when it started',
  }),
  at: moment('When it was published'),
  isCurrent: Type.Boolean({ description: 'New runs start with it' }),
  sameAs: Type.Union([Type.Integer({ description: 'The earlier version that was published again' }), Type.Null()]),
  warnings: Type.Union([Type.Array(WarningView), Type.Null({ description: 'Nobody looked' })]),
  cases: Type.Union([CasesView, Type.Null({ description: 'Nobody said' })]),
  openRuns: Type.Integer({ description: 'Open runs that keep its plan, in tenants that the caller works for' }),
};

/** A published version of a playbook. */
export const VersionView = Type.Object(versionMembers, closed);

/** A version with its plan. */
export const VersionDetailView = Type.Object(
  {
    ...versionMembers,
    plan: Type.Unknown({ description: 'Canonical JSON of it has the hash' }),
    text: Type.Union([Type.String({ description: 'The YAML that it was compiled from' }), Type.Null()]),
  },
  closed,
);

/** What publishing came to. */
export const PublishedView = Type.Object(
  {
    playbook: Type.String(),
    end: Type.Union([Type.Literal('made'), Type.Literal('same'), Type.Literal('possible')], {
      description: '`same`: the current version has this plan; `possible`: it would be made, were this no dry run',
    }),
    version: Type.Integer({ description: 'Its number' }),
    sha256: Type.String(),
    warnings: Type.Array(WarningView),
  },
  closed,
);

const runMembers = {
  run: Type.String(),
  tenant: Type.String(),
  playbook: Type.String(),
  planSha256: Type.String(),
  state: Type.Union([Type.Literal('running'), Type.Literal('waiting'), Type.Literal('paused'), Type.Literal('ended')]),
  outcome: Type.Union([Type.String(), Type.Null()]),
  startedAt: moment('When it began'),
  endedAt: Type.Union([moment('When it ended'), Type.Null()]),
  startedBy: Type.String({ description: 'In words: person ada, event 4f…, schedule daily' }),
};

/** A run in a list. */
export const RunView = Type.Object(runMembers, closed);

const FailureView = Type.Object({ code: Type.String(), message: Type.String() }, closed);

/** A neighbour of a run in a chain of retries and roll-backs. `kind` is what the later of the two does. */
const LinkView = Type.Object(
  { kind: Type.Union([Type.Literal('retry'), Type.Literal('roll-back')]), run: Type.String() },
  closed,
);

/** A run with what it was given and what it gave. */
export const RunDetailView = Type.Object(
  {
    ...runMembers,
    inputs: Type.Unknown(),
    outputs: Type.Unknown(),
    failure: Type.Union([FailureView, Type.Null()]),
    paused: Type.Union([
      Type.Object({ by: Type.String(), at: moment('Since when'), reason: Type.String() }, closed),
      Type.Null(),
    ]),
    endedOutside: Type.Union([Type.String({ description: 'Why it ended without running any code' }), Type.Null()]),
    origin: Type.Union([LinkView, Type.Null()], { description: 'The run from whose end it goes on' }),
    successor: Type.Union([LinkView, Type.Null()], { description: 'The run that goes on from its end' }),
  },
  closed,
);

/** A page of runs, newest first. */
export const RunPageView = Type.Object(
  {
    runs: Type.Array(RunView),
    next: Type.Union([Type.String({ description: 'Cursor of the next page' }), Type.Null()]),
  },
  closed,
);

/** A step of a run. */
export const StepView = Type.Object(
  {
    path: Type.String(),
    kind: Type.String(),
    title: Type.String(),
    status: Type.String(),
    startedAt: Type.Union([moment('When it began'), Type.Null()]),
    endedAt: Type.Union([moment('When it ended'), Type.Null()]),
    attempts: Type.Integer(),
    waitsFor: Type.Union([Type.String(), Type.Null()]),
    waitsUntil: Type.Union([moment('When it goes on by itself'), Type.Null()]),
    output: Type.Unknown(),
    failure: Type.Union([FailureView, Type.Null()]),
  },
  closed,
);

/** One record of a run's trace. */
export const RecordView = Type.Object(
  { seq: Type.Integer(), at: moment('When'), isConfirmed: Type.Boolean(), event: Type.Unknown() },
  closed,
);

/** An approval, as its approvers see it. The decision binds to `targetsSha256`. */
export const ApprovalView = Type.Object(
  {
    run: Type.String(),
    tenant: Type.String(),
    tenantTitle: Type.String(),
    playbook: Type.Union([Type.String(), Type.Null()]),
    path: Type.String(),
    question: Type.String(),
    shown: Type.Array(Type.Object({ name: Type.String(), value: Type.Unknown() }, closed)),
    targetsSha256: Type.String(),
    askedAt: moment('When it was asked'),
    expiresAt: moment('Until when it can be decided'),
    state: Type.String({ description: 'open, approved, refused, expired or cancelled' }),
    quorum: Type.Integer(),
    by: Type.Array(Type.String({ description: 'In words: team csirt, person ada' })),
    decisions: Type.Array(
      Type.Object(
        { person: Type.String(), approve: Type.Boolean(), reason: Type.String(), at: moment('When') },
        closed,
      ),
    ),
    /** Why the person who asks may not decide it; null when they may. */
    refusal: Type.Union([Type.String(), Type.Null()]),
  },
  closed,
);

/** A schedule of a tenant and when it fires next. */
export const ScheduleView = Type.Object(
  {
    tenant: Type.String(),
    playbook: Type.String(),
    schedule: Type.String(),
    when: Type.String(),
    timezone: Type.String(),
    next: Type.Union([moment('When it fires next'), Type.Null()]),
  },
  closed,
);

/** What a check of the audit trail of a tenant found. */
export const AuditReportView = Type.Object(
  {
    tenant: Type.String(),
    isIntact: Type.Boolean({ description: 'Nothing was found that Watchbill has not written itself' }),
    entries: Type.Integer({ description: 'Entries that were checked' }),
    seals: Type.Integer(),
    anchors: Type.Integer({ description: 'Seals that the anchor file has' }),
    unsealed: Type.Integer({ description: 'Entries that no seal binds yet; a few seconds of them are usual' }),
    problems: Type.Array(
      Type.Object(
        {
          kind: Type.String({ description: 'changed, deleted, truncated, seal-broken or anchor-mismatch' }),
          where: Type.String({ description: 'Run and position in its chain, `~trail` and position, or the seal' }),
          detail: Type.String(),
        },
        closed,
      ),
    ),
    problemsLeftOut: Type.Integer({ description: 'Problems beyond those that are listed' }),
  },
  closed,
);

/** A started run. `repeated` when the same request had started it before. */
export const StartedView = Type.Object({ run: Type.String(), repeated: Type.Boolean() }, closed);

/** A decision that was taken. `noted`: it waits for its check. */
export const DecidedView = Type.Object(
  {
    run: Type.String(),
    path: Type.String(),
    settled: Type.Union([
      Type.Literal('approved'),
      Type.Literal('refused'),
      Type.Literal('counted'),
      Type.Literal('noted'),
    ]),
  },
  closed,
);

/** An acknowledgement that was taken. `noted`: it waits for its check. */
export const AcknowledgedView = Type.Object(
  {
    run: Type.String(),
    path: Type.String(),
    settled: Type.Union([Type.Literal('acknowledged'), Type.Literal('noted')]),
  },
  closed,
);

/** A cancel request that reached its run. */
export const CancelledView = Type.Object({ run: Type.String() }, closed);

export type ErrorView = Static<typeof ErrorView>;
export type MeView = Static<typeof MeView>;
export type LoginView = Static<typeof LoginView>;
export type PersonView = Static<typeof PersonView>;
export type PlaybookView = Static<typeof PlaybookView>;
export type PlaybookDetailView = Static<typeof PlaybookDetailView>;
export type CasesView = Static<typeof CasesView>;
export type VersionView = Static<typeof VersionView>;
export type VersionDetailView = Static<typeof VersionDetailView>;
export type PublishedView = Static<typeof PublishedView>;
export type RunView = Static<typeof RunView>;
export type RunDetailView = Static<typeof RunDetailView>;
export type RunPageView = Static<typeof RunPageView>;
export type StepView = Static<typeof StepView>;
export type RecordView = Static<typeof RecordView>;
export type ApprovalView = Static<typeof ApprovalView>;
export type ScheduleView = Static<typeof ScheduleView>;
export type AuditReportView = Static<typeof AuditReportView>;
export type StartedView = Static<typeof StartedView>;
export type DecidedView = Static<typeof DecidedView>;
