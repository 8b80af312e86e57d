import { type Static, type TSchema, Type } from 'typebox';
import type { Permission } from '../identity/permissions.ts';
import { closed, name, reason, reasonedWish, requestId, runParams, tenantQuery, wish } from './route-parts.ts';
import { EVENT_ROUTES } from './event-routes.ts';
import { TASK_ROUTES } from './task-routes.ts';
import { WEBHOOK_ROUTES } from './webhook-routes.ts';
import * as views from './views.ts';

export { REASON_CHARACTERS_MAX } from './route-parts.ts';
export type * from './task-views.ts';
export type * from './views.ts';

/** Runs on a page at most. */
export const PAGE_RUNS_MAX = 200;
/** Characters of a playbook that is published at most; longer documents are refused by the checker anyway. */
export const PLAYBOOK_CHARACTERS_MAX = 131_072;

/**
 * Who may call a route. Beside permissions of the policy: `public` needs no credential, `local-trial` neither but works
 * only while everything listens on loopback, `signed-in` needs a credential and nothing else; of `webhook-secret` the handler
 * itself looks whether the call knows the secret of a tenant, since the proof is over its body as it was sent.
 */
export type RoutePermission = Permission | 'public' | 'local-trial' | 'signed-in' | 'webhook-secret';

/**
 * Which tenant the permission is asked in: `every`: an answer holds only what lies in tenants where the person has it;
 * `run`: that of the run in the path; `named`: the one the body names; `none`: it is asked nowhere.
 */
export type RouteTenant = 'none' | 'every' | 'run' | 'named';

/** One route. Answers without an own schema are errors, which all look alike. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** With `:name` for parameters. */
  readonly path: string;
  readonly permission: RoutePermission;
  readonly tenant: RouteTenant;
  readonly summary: string;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Bytes of the body at most, where it may have more than usual. */
  readonly bodyBytesMax?: number;
  readonly answers: Readonly<Record<number, TSchema>>;
}

const playbookParams = Type.Object({ name: name(100) }, closed);
const isDryRun = Type.Boolean({ default: false, description: 'Answers what would be done, and does nothing' });
const expected = Type.Integer({
  minimum: 0,
  description: 'Number of the version that the editor takes for the current one; 0 for none',
});

/** The one table of routes. What is not in it is not served. */
export const ROUTES = {
  getHealth: {
    method: 'GET',
    path: '/health',
    permission: 'public',
    tenant: 'none',
    summary: 'Tells whether ledger and Temporal answer',
    answers: { 200: views.HealthView, 503: views.HealthView },
  },
  getOpenApi: {
    method: 'GET',
    path: '/openapi.json',
    permission: 'public',
    tenant: 'none',
    summary: 'Describes this interface in OpenAPI 3.1',
    answers: { 200: Type.Unknown() },
  },
  listPeople: {
    method: 'GET',
    path: '/people',
    permission: 'local-trial',
    tenant: 'none',
    summary: 'Lists whom a local trial can sign in as',
    answers: { 200: Type.Object({ people: Type.Array(views.PersonView) }, closed) },
  },
  login: {
    method: 'POST',
    path: '/login',
    permission: 'local-trial',
    tenant: 'none',
    summary: 'Signs in as a person of the teams, for local trials only',
    body: Type.Object({ person: name(100) }, closed),
    answers: { 201: views.LoginView },
  },
  logout: {
    method: 'POST',
    path: '/logout',
    permission: 'signed-in',
    tenant: 'none',
    summary: 'Ends the credential',
    answers: { 200: Type.Object({ person: Type.String() }, closed) },
  },
  getMe: {
    method: 'GET',
    path: '/me',
    permission: 'signed-in',
    tenant: 'none',
    summary: 'Tells whom the credential belongs to and their roles',
    answers: { 200: views.MeView },
  },
  listPlaybooks: {
    method: 'GET',
    path: '/playbooks',
    permission: 'playbooks:read',
    tenant: 'every',
    summary: 'Lists the playbooks',
    answers: { 200: Type.Object({ playbooks: Type.Array(views.PlaybookView) }, closed) },
  },
  getPlaybook: {
    method: 'GET',
    path: '/playbooks/:name',
    permission: 'playbooks:read',
    tenant: 'every',
    summary: 'Shows a playbook and the inputs it takes',
    params: playbookParams,
    answers: { 200: views.PlaybookDetailView },
  },
  listVersions: {
    method: 'GET',
    path: '/playbooks/:name/versions',
    permission: 'playbooks:read',
    tenant: 'every',
    summary: 'Lists the versions of a playbook, newest first',
    params: playbookParams,
    answers: { 200: Type.Object({ versions: Type.Array(views.VersionView) }, closed) },
  },
  listCurrentVersions: {
    method: 'GET',
    path: '/versions',
    permission: 'playbooks:read',
    tenant: 'every',
    summary: 'Lists the current version of every playbook',
    answers: { 200: Type.Object({ versions: Type.Array(views.VersionView) }, closed) },
  },
  getVersion: {
    method: 'GET',
    path: '/versions/:version',
    permission: 'playbooks:read',
    tenant: 'every',
    summary: 'Shows a version with its plan: by name (the current one), name@number or the beginning of its hash',
    params: Type.Object({ version: name(120) }, closed),
    answers: { 200: views.VersionDetailView },
  },
  publishVersion: {
    method: 'POST',
    path: '/playbooks/:name/versions',
    permission: 'playbooks:publish',
    tenant: 'every',
    summary: 'Publishes a playbook: checks its text and makes its plan what new runs start with',
    params: playbookParams,
    body: Type.Object(
      { text: name(PLAYBOOK_CHARACTERS_MAX), cases: views.CasesView, expected, isDryRun: Type.Optional(isDryRun) },
      closed,
    ),
    answers: { 200: views.PublishedView, 201: views.PublishedView },
  },
  publishAgain: {
    method: 'POST',
    path: '/playbooks/:name/versions/:version/again',
    permission: 'playbooks:publish',
    tenant: 'every',
    summary: 'Publishes an earlier version again, as a new one with the same plan',
    params: Type.Object({ name: name(100), version: Type.Integer({ minimum: 1, description: 'Its number' }) }, closed),
    body: Type.Object({ expected, isDryRun: Type.Optional(isDryRun) }, closed),
    answers: { 200: views.PublishedView, 201: views.PublishedView },
  },
  startRun: {
    method: 'POST',
    path: '/runs',
    permission: 'runs:start',
    tenant: 'named',
    summary: 'Starts a playbook by hand; the same request id never starts it twice',
    body: Type.Object(
      {
        playbook: name(100),
        tenant: name(100),
        inputs: Type.Record(Type.String(), Type.Unknown()),
        requestId: Type.Optional(requestId),
      },
      closed,
    ),
    answers: { 200: views.StartedView, 201: views.StartedView },
  },
  listRuns: {
    method: 'GET',
    path: '/runs',
    permission: 'runs:read',
    tenant: 'every',
    summary: 'Lists runs, newest first',
    query: Type.Object(
      {
        tenant: Type.Optional(name(100)),
        state: Type.Optional(
          Type.Union([Type.Literal('running'), Type.Literal('waiting'), Type.Literal('paused'), Type.Literal('ended')]),
        ),
        limit: Type.Integer({ minimum: 1, maximum: PAGE_RUNS_MAX, default: 50 }),
        cursor: Type.Optional(name(200)),
      },
      closed,
    ),
    answers: { 200: views.RunPageView },
  },
  getRun: {
    method: 'GET',
    path: '/runs/:run',
    permission: 'runs:read',
    tenant: 'run',
    summary: 'Shows a run',
    params: runParams,
    answers: { 200: views.RunDetailView },
  },
  listSteps: {
    method: 'GET',
    path: '/runs/:run/steps',
    permission: 'runs:read',
    tenant: 'run',
    summary: 'Lists the steps of a run as far as it has come',
    params: runParams,
    answers: { 200: Type.Object({ steps: Type.Array(views.StepView) }, closed) },
  },
  listRecords: {
    method: 'GET',
    path: '/runs/:run/records',
    permission: 'runs:read',
    tenant: 'run',
    summary: 'Lists the trace of a run',
    params: runParams,
    answers: { 200: Type.Object({ records: Type.Array(views.RecordView) }, closed) },
  },
  cancelRun: {
    method: 'POST',
    path: '/runs/:run/cancel',
    permission: 'runs:cancel',
    tenant: 'run',
    summary: 'Asks a run to end; its finally still runs',
    params: runParams,
    body: wish,
    answers: { 202: views.CancelledView },
  },
  rollBackRun: {
    method: 'POST',
    path: '/runs/:run/roll-back',
    permission: 'runs:roll-back',
    tenant: 'run',
    summary:
      'Asks a run to end and to take back what it did; its finally runs after that. Of a run that has ended, the run of the answer takes it back',
    params: runParams,
    body: reasonedWish,
    answers: { 202: views.CancelledView },
  },
  pauseRun: {
    method: 'POST',
    path: '/runs/:run/pause',
    permission: 'runs:pause',
    tenant: 'run',
    summary: 'Asks a run to begin nothing further; what is under way ends, and no time stands still',
    params: runParams,
    body: reasonedWish,
    answers: { 202: views.CancelledView },
  },
  resumeRun: {
    method: 'POST',
    path: '/runs/:run/resume',
    permission: 'runs:pause',
    tenant: 'run',
    summary: 'Lets a paused run go on',
    params: runParams,
    body: wish,
    answers: { 202: views.CancelledView },
  },
  retryRun: {
    method: 'POST',
    path: '/runs/:run/retry',
    permission: 'runs:retry',
    tenant: 'run',
    summary: 'Does a run that failed or was cancelled again from there, as a new run; asking twice starts it once',
    params: runParams,
    body: Type.Object({ reason }, closed),
    answers: { 200: views.StartedView, 201: views.StartedView },
  },
  listApprovals: {
    method: 'GET',
    path: '/approvals',
    permission: 'approvals:read',
    tenant: 'every',
    summary: 'Lists what waits for a decision',
    query: tenantQuery,
    answers: { 200: Type.Object({ approvals: Type.Array(views.ApprovalView) }, closed) },
  },
  getApproval: {
    method: 'GET',
    path: '/runs/:run/approvals/:path',
    permission: 'approvals:read',
    tenant: 'run',
    summary: 'Shows what is to be decided',
    params: Type.Object({ ...runParams.properties, path: name(500) }, closed),
    answers: { 200: views.ApprovalView },
  },
  decide: {
    method: 'POST',
    path: '/runs/:run/decisions',
    permission: 'approvals:decide',
    tenant: 'run',
    summary: 'Approves or refuses what was shown; the same decision id never counts twice',
    params: runParams,
    body: Type.Object(
      {
        path: name(500),
        approve: Type.Boolean(),
        reason,
        targetsSha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Hash of what the person was shown' }),
        decisionId: requestId,
      },
      closed,
    ),
    answers: { 200: views.DecidedView, 202: views.DecidedView },
  },
  acknowledge: {
    method: 'POST',
    path: '/runs/:run/acknowledgements',
    permission: 'escalations:acknowledge',
    tenant: 'run',
    summary: 'Says to an escalation that the caller has it; the same request id never counts twice',
    params: runParams,
    body: Type.Object({ path: name(500), requestId }, closed),
    answers: { 200: views.AcknowledgedView, 202: views.AcknowledgedView },
  },
  ...TASK_ROUTES,
  ...EVENT_ROUTES,
  ...WEBHOOK_ROUTES,
  listSchedules: {
    method: 'GET',
    path: '/schedules',
    permission: 'schedules:read',
    tenant: 'every',
    summary: 'Lists the schedules and when they fire next',
    query: tenantQuery,
    answers: { 200: Type.Object({ schedules: Type.Array(views.ScheduleView) }, closed) },
  },
  verifyAudit: {
    method: 'GET',
    path: '/audit/verification',
    permission: 'audit:verify',
    tenant: 'every',
    summary: 'Checks the audit trail against its chains, seals and anchors',
    query: tenantQuery,
    answers: { 200: Type.Object({ tenants: Type.Array(views.AuditReportView) }, closed) },
  },
} as const satisfies Record<string, Route>;

/** Name of a route. */
export type RouteId = keyof typeof ROUTES;

type Part<Id extends RouteId, Name extends 'params' | 'query' | 'body'> = (typeof ROUTES)[Id] extends {
  readonly [Key in Name]: infer Schema extends TSchema;
}
  ? Static<Schema>
  : undefined;

/** What a call of a route carries, parsed. */
export interface RouteInput<Id extends RouteId> {
  readonly params: Part<Id, 'params'>;
  readonly query: Part<Id, 'query'>;
  readonly body: Part<Id, 'body'>;
}

type Answers<Id extends RouteId> = (typeof ROUTES)[Id]['answers'];

/** What a route answers when nothing is wrong. */
export type RouteAnswer<Id extends RouteId> = {
  [Status in keyof Answers<Id>]: {
    readonly status: Status;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: Answers<Id>[Status] extends TSchema ? Static<Answers<Id>[Status]> : never;
  };
}[keyof Answers<Id>];
