import { readAccessToken } from '../login/access-token.ts';
import { audiencesOf } from '../login/resources.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer, Exchange, Handler } from '../server/exchange.ts';
import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import type { World } from '../world.ts';
import { afError } from './af-error.ts';
import { listContent } from './list-content.ts';
import { listSubscriptions, startSubscription, stopSubscription } from './subscriptions.ts';

const FEED = /^\/api\/v1(?:\.0)?\/([^/]+)\/activity\/feed\/(.+)$/;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The Office 365 Management Activity API. */
export function managementService(world: World): Handler {
  return (exchange) => {
    const [, tenantId = '', operation = ''] = FEED.exec(exchange.path) ?? [];
    if (operation === '')
      return jsonAnswer(404, { Message: 'No HTTP resource was found that matches the request URI.' });
    const throttled = throttle(world, exchange, tenantId);
    if (throttled !== undefined) return throttled;
    const admitted = admit(world, exchange, tenantId);
    return 'refusal' in admitted ? admitted.refusal : operate(world, exchange, { operation, tenant: admitted.tenant });
  };
}

interface Operation {
  readonly operation: string;
  readonly tenant: SimulatedTenant;
}

function operate(world: World, exchange: Exchange, { operation, tenant }: Operation): Answer {
  switch (`${exchange.method} ${operation}`) {
    case 'POST subscriptions/start':
      return startSubscription(world, exchange, tenant);
    case 'POST subscriptions/stop':
      return stopSubscription(world, exchange, tenant);
    case 'GET subscriptions/list':
      return listSubscriptions(world, tenant);
    case 'GET subscriptions/content':
      return listContent(world, exchange, tenant);
    default:
      return exchange.method === 'GET' && operation.startsWith('audit/')
        ? fetchBlob(world, tenant, operation.slice('audit/'.length))
        : jsonAnswer(404, { Message: 'No HTTP resource was found that matches the request URI.' });
  }
}

/** Who sends no PublisherIdentifier shares one quota with everybody who does not. */
function throttle(world: World, exchange: Exchange, tenantId: string): Answer | undefined {
  const publisher = exchange.query.get('PublisherIdentifier') ?? '';
  const key = publisher === '' ? 'without publisher' : `${tenantId}/${publisher}`;
  const { isAllowed } = world.minuteRates.count(key, world.behaviour.management.requestsPerMinute);
  return isAllowed ? undefined : afError('AF429', exchange.method, publisher);
}

function admit(world: World, exchange: Exchange, tenantId: string): { tenant: SimulatedTenant } | { refusal: Answer } {
  const bearer = /^Bearer (.+)$/.exec(exchange.headers.authorization ?? '')?.[1] ?? '';
  const claims = readAccessToken(bearer);
  if (claims === undefined || claims.exp * 1_000 <= world.now() || !audiencesOf('management').includes(claims.aud)) {
    const message = { Message: 'Authorization has been denied for this request.' };
    return { refusal: jsonAnswer(401, message, { 'www-authenticate': 'Bearer' }) };
  }
  if (!GUID.test(tenantId)) return { refusal: afError('AF20013', tenantId) };
  if (claims.tid.toLowerCase() !== tenantId.toLowerCase()) return { refusal: afError('AF20010', tenantId, claims.tid) };
  const tenant = world.tenantByGuid(tenantId);
  if (tenant === undefined) return { refusal: afError('AF20011', tenantId) };
  if (!claims.roles.includes('ActivityFeed.Read')) return { refusal: afError('AF10001', claims.roles.join(' ')) };
  return { tenant };
}

function fetchBlob(world: World, tenant: SimulatedTenant, contentId: string): Answer {
  const content = world.contents.read(tenant.name, contentId);
  if (content === 'invalid') return afError('AF20052', contentId);
  if (content === 'expired') return afError('AF20051', contentId);
  if (content === 'unknown') return afError('AF20050', contentId);
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: content.body };
}
