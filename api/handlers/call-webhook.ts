import { createHash } from 'node:crypto';
import type { PlaybookName, TenantId } from '../../contracts/ids.ts';
import type { RunArguments } from '../../contracts/run.ts';
import { utcTime } from '../../contracts/time.ts';
import { proofOf, type SentCall } from '../../identity/webhook-proof.ts';
import { workflowIdFor } from '../../identity/workflow-ids.ts';
import { checkBody } from '../../language/plan/check-body.ts';
import { completeInputs } from '../../language/plan/complete-inputs.ts';
import { matchWebhook, webhookOf } from '../../language/plan/match-webhook.ts';
import { appendAudit } from '../../ledger/audit.ts';
import { currentPlan } from '../../ledger/playbooks.ts';
import { countOpenRuns } from '../../ledger/runs.ts';
import { secretIfSet } from '../../tenants/secret-if-set.ts';
import type { Tenant } from '../../tenants/tenant.ts';
import { ApiError, temporalUnavailable } from '../api-error.ts';
import type { ApiDependencies, Handler } from '../call.ts';
import { planOf } from '../plan-of.ts';
import { readSentJson, unfit } from '../read-sent-json.ts';
import { noteRefusedCall } from '../refused-calls.ts';
import type { Started } from '../run-port.ts';

/** Runs that a tenant may have open before its webhooks start no more; what workers start is held to the same number. */
export const OPEN_RUNS_MAX = 200;

/** Starts what a webhook starts. Looks for the secret first: whoever does not know it learns nothing about playbooks. */
export const callWebhook: Handler<'callWebhook'> = async (api, { params, sent }) => {
  const tenant = api.directory.tenants.get(params.tenant as TenantId);
  if (tenant === undefined) throw noWebhook();
  const shown = await requireProof(api, { tenant, path: params.path, sent });
  const webhook = await findWebhook(api, tenant, params.path);
  if (webhook === undefined) throw noWebhook();
  if (webhook.trigger.auth !== shown) throw await refuse(api, tenant, { path: params.path, because: 'other-proof' });
  const { start, workflowId, request } = wantedRun(api, { tenant, webhook, sent });
  const before = await api.runs.find(workflowId, request);
  if (before.kind !== 'nothing') return answerTo(before);
  await requireRoom(api, tenant);
  await appendAudit(api.db, tenant.id, {
    kind: 'run-requested',
    actor: `webhook ${params.path}`,
    subject: start.plan.playbook,
    body: { workflowId, planSha256: start.plan.sha256, call: request },
  });
  return answerTo(await api.runs.start(start, workflowId, request));
};

interface CalledAt {
  readonly tenant: Tenant;
  readonly path: string;
  readonly sent: SentCall;
}

/** How the call showed that it knows the secret of the tenant for the path. @throws {ApiError} 401, 404 */
async function requireProof(api: ApiDependencies, { tenant, path, sent }: CalledAt): Promise<'hmac' | 'bearer'> {
  const known = Object.hasOwn(tenant.webhooks, path) ? tenant.webhooks[path] : undefined;
  if (known === undefined) throw noWebhook();
  const secret = secretIfSet(known.secret);
  if (secret === undefined) throw notConfigured(tenant.id, path);
  const { idempotencyKey } = sent;
  const proof = proofOf(sent, secret, api.now());
  if (!proof.ok) throw await refuse(api, tenant, { path, because: proof.because });
  if (idempotencyKey !== undefined && !KEY.test(idempotencyKey)) throw badKey();
  return proof.by;
}

const KEY = /^[\w.:-]{1,200}$/;

type Webhook = NonNullable<ReturnType<typeof webhookOf>> & {
  readonly current: NonNullable<Awaited<ReturnType<typeof currentPlan>>>;
  readonly plan: ReturnType<typeof planOf>;
};

/** The playbook of the tenant that has the path; by name the first, should published versions share it. */
async function findWebhook(api: ApiDependencies, tenant: Tenant, path: string): Promise<Webhook | undefined> {
  const names = Object.keys(tenant.playbooks).filter((name) => tenant.playbooks[name]?.enabled === true);
  for (const name of names.sort()) {
    const current = await currentPlan(api.db, name as PlaybookName);
    if (current === undefined) continue;
    const plan = planOf(current.plan);
    const webhook = webhookOf(plan, path);
    if (webhook !== undefined) return { ...webhook, current, plan };
  }
  return undefined;
}

interface WantedRun {
  readonly start: RunArguments;
  readonly workflowId: string;
  /** Recognises the same call under the same key. */
  readonly request: string;
}

function wantedRun(
  api: ApiDependencies,
  { tenant, webhook, sent }: { readonly tenant: Tenant; readonly webhook: Webhook; readonly sent: SentCall },
): WantedRun {
  const { plan, trigger, at, current } = webhook;
  const checked = checkBody(trigger.body, readSentJson(sent.raw));
  if (!checked.ok) throw unfit(checked.problems.slice(0, PROBLEMS_MAX).join('; '));
  const moment = utcTime(api.now());
  const { id: tenantId, title, values } = tenant;
  const own = ownKeyOf(sent);
  const call = { id: own.id, receivedAt: moment, body: checked.answers };
  const matched = matchWebhook(trigger, call, { tenant: { id: tenantId, title, values }, now: moment });
  if (!matched.ok) throw unfit(matched.failure.message);
  const completed = completeInputs(plan, matched.inputs, tenant.playbooks[plan.name]?.inputs);
  if (!completed.ok) throw unfit(completed.failure.message);
  const key = own.kind === 'sha256' && matched.key !== undefined ? `key ${matched.key}` : undefined;
  return {
    start: {
      tenant: { id: tenantId, title, values },
      plan: { playbook: plan.name, sha256: current.sha256 },
      planBody: current.plan,
      inputs: completed.inputs,
      starter: { kind: 'webhook', path: trigger.path, call: own.id },
      trigger: at,
    },
    workflowId: workflowIdFor(
      api.deploymentKey,
      tenantId,
      plan.name,
      `webhook ${trigger.path} ${key ?? `${own.kind} ${own.id}`}`,
    ),
    // What has a key by the trigger is one matter, whatever else it says.
    request: sha256(key === undefined ? sent.raw : Buffer.from(key)),
  };
}

const PROBLEMS_MAX = 10;

/** By the caller's own key, else by all that it sent. */
function ownKeyOf({ idempotencyKey, timestamp = '', raw }: SentCall): {
  readonly kind: 'call' | 'sha256';
  readonly id: string;
} {
  if (idempotencyKey !== undefined) return { kind: 'call', id: idempotencyKey };
  return { kind: 'sha256', id: sha256(Buffer.concat([Buffer.from(`${timestamp}.`), raw])) };
}

async function requireRoom(api: ApiDependencies, tenant: Tenant): Promise<void> {
  if ((await countOpenRuns(api.db, tenant.id)) < OPEN_RUNS_MAX) return;
  throw new ApiError(429, 'too-many-runs', `Cannot start more runs because ${OPEN_RUNS_MAX} of the tenant are open`, {
    hint: 'Repeat the same call with the same key later',
    retryAfterSeconds: 30,
  });
}

function answerTo(started: Started) {
  if (started.kind === 'unreachable') throw temporalUnavailable();
  const { kind, runId: run } = started;
  if (kind === 'conflict') throw keyReused(run);
  const headers = { location: `/runs/${run}` };
  if (kind === 'repeated') return { status: 200, headers, body: { run, repeated: true } } as const;
  return { status: 202, headers, body: { run, repeated: false } } as const;
}

async function refuse(
  api: ApiDependencies,
  tenant: Tenant,
  refused: { readonly path: string; readonly because: string },
): Promise<ApiError> {
  await noteRefusedCall(api, tenant.id, refused);
  return new ApiError(401, 'bad-signature', 'Cannot take the call because it does not show that it knows the secret');
}

/** The same words for a tenant, a path and a playbook that are not there. */
function noWebhook(): ApiError {
  return new ApiError(404, 'no-such-webhook', 'Cannot find such a webhook');
}

/** Told to the caller as well: a call that may be repeated later is no wrong one. */
function notConfigured(tenant: string, path: string): ApiError {
  return new ApiError(
    503,
    'not-configured',
    `Cannot take calls of the webhook "${path}" of tenant "${tenant}" because its secret is not set`,
    {
      hint: 'Set what `webhooks` of the Tenant document refers to',
      retryAfterSeconds: 60,
    },
  );
}

function badKey(): ApiError {
  return new ApiError(400, 'invalid-key', 'Cannot take the Idempotency-Key: it must have 1 to 200 characters', {
    hint: 'Letters, digits and the characters . _ : - are taken',
  });
}

function keyReused(run: string): ApiError {
  return new ApiError(409, 'key-reused', `Cannot start: the same key started run "${run}" with another body`, {
    hint: 'Choose another key',
  });
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
