import type { TenantId } from '../contracts/ids.ts';
import { appendAudit } from '../ledger/audit.ts';
import type { ApiDependencies } from './call.ts';

/** How long one entry of the audit trail stands for all further refusals of the same webhook. */
export const REFUSED_CALLS_EVERY_MS = 60_000;

/** Webhooks for which a tenant has a secret: there are only so many of them, so that what is kept does not grow. */
const notedAt = new WeakMap<ApiDependencies, Map<string, number>>();

/** Tells the audit trail that calls of a webhook are refused, once a minute at most. */
export async function noteRefusedCall(
  api: ApiDependencies,
  tenant: TenantId,
  { path, because }: { readonly path: string; readonly because: string },
): Promise<void> {
  const moments = notedAt.get(api) ?? new Map<string, number>();
  notedAt.set(api, moments);
  const key = `${tenant}/${path}`;
  const now = api.now();
  if (now - (moments.get(key) ?? -Infinity) < REFUSED_CALLS_EVERY_MS) return;
  moments.set(key, now);
  await appendAudit(api.db, tenant, {
    kind: 'webhook-refused',
    actor: `webhook ${path}`,
    subject: path,
    body: { because },
  });
}
