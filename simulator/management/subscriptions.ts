import type { SubscriptionState } from '../control/control-types.ts';
import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer, Exchange } from '../server/exchange.ts';
import type { World } from '../world.ts';
import { afError } from './af-error.ts';

/** The content types there are. */
export const CONTENT_TYPES = [
  'Audit.AzureActiveDirectory',
  'Audit.Exchange',
  'Audit.SharePoint',
  'Audit.General',
  'DLP.All',
];

/** The contentType of a call, or why it is refused. */
export function readContentType(query: URLSearchParams): string | { readonly refusal: Answer } {
  const contentType = query.get('contentType');
  if (contentType === null || contentType === '') return { refusal: afError('AF20001', 'contentType') };
  return CONTENT_TYPES.includes(contentType) ? contentType : { refusal: afError('AF20020') };
}

/** The subscription of a tenant, if it was ever started. */
export function findSubscription(world: World, tenant: string, contentType: string): SubscriptionState | undefined {
  return world.subscriptions.get(`${tenant}/${contentType}`);
}

/** Puts a subscription into a state. */
export function setSubscription(world: World, subscription: SubscriptionState): SubscriptionState {
  world.subscriptions.set(`${subscription.tenant}/${subscription.contentType}`, subscription);
  return subscription;
}

/** Why a subscription gives no content: never started, or disabled by whomever. */
export function refuseUnlessEnabled(world: World, tenant: string, contentType: string): Answer | undefined {
  const status = findSubscription(world, tenant, contentType)?.status;
  if (status === undefined) return afError('AF20022');
  return status === 'enabled'
    ? undefined
    : afError('AF20023', status === 'disabled' ? 'a service admin' : 'a tenant admin');
}

/** `POST /subscriptions/start`: the first start enables; one more is refused, as the real service does. */
export function startSubscription(world: World, exchange: Exchange, tenant: SimulatedTenant): Answer {
  const contentType = readContentType(exchange.query);
  if (typeof contentType !== 'string') return contentType.refusal;
  const webhook = webhookOf(exchange.body);
  if (webhook !== undefined) return refuseWebhook(webhook);
  if (findSubscription(world, tenant.name, contentType)?.status === 'enabled') return afError('AF20024');
  record(world, tenant, { op: 'subscription.start', contentType });
  setSubscription(world, { tenant: tenant.name, contentType, status: 'enabled' });
  return jsonAnswer(200, { contentType, status: 'enabled', webhook: null });
}

/** `POST /subscriptions/stop`: 200 without a body; what is produced from now on is lost to the caller. */
export function stopSubscription(world: World, exchange: Exchange, tenant: SimulatedTenant): Answer {
  const contentType = readContentType(exchange.query);
  if (typeof contentType !== 'string') return contentType.refusal;
  if (findSubscription(world, tenant.name, contentType) === undefined) return afError('AF20022');
  record(world, tenant, { op: 'subscription.stop', contentType });
  setSubscription(world, { tenant: tenant.name, contentType, status: 'stopped' });
  return { status: 200 };
}

/** `GET /subscriptions/list`: what is stopped is not in it. */
export function listSubscriptions(world: World, tenant: SimulatedTenant): Answer {
  const own = world.subscriptions.values().filter((subscription) => subscription.tenant === tenant.name);
  const shown = own.filter(({ status }) => status !== 'stopped');
  return jsonAnswer(
    200,
    shown.map(({ contentType, status }) => ({ contentType, status, webhook: null })),
  );
}

function record(world: World, tenant: SimulatedTenant, call: { op: string; contentType: string }): void {
  const { op, contentType } = call;
  world.effects.append({ service: 'management', tenant: tenant.name, op, target: contentType, key: '', effect: {} });
}

/** The simulator calls nobody, so no webhook is ever validated. */
function refuseWebhook(address: string): Answer {
  const reason = address.startsWith('https://')
    ? 'The endpoint did not return HTTP 200.'
    : 'The address must begin with HTTPS.';
  return afError('AF20021', address, reason);
}

function webhookOf(body: string): string | undefined {
  try {
    // The body is optional and free in form: anything but the documented shape counts as none.
    const parsed = JSON.parse(body) as { webhook?: { address?: unknown } } | null;
    return parsed?.webhook === undefined ? undefined : String(parsed.webhook.address);
  } catch {
    // No body, or none that is JSON: a start without a webhook.
    return undefined;
  }
}
