import type { ContentEntry } from '../control/control-types.ts';
import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer, Exchange } from '../server/exchange.ts';
import type { World } from '../world.ts';
import { afError } from './af-error.ts';
import { sortKey } from './content-store.ts';
import type { KeptContent } from './content-store.ts';
import { contentWindow, printTime, RETENTION_MS } from './content-window.ts';
import type { ContentWindow } from './content-window.ts';
import { readContentType, refuseUnlessEnabled } from './subscriptions.ts';

/** `GET /subscriptions/content`: one page, and in `NextPageUri` where the next one is. */
export function listContent(world: World, exchange: Exchange, tenant: SimulatedTenant): Answer {
  const contentType = readContentType(exchange.query);
  if (typeof contentType !== 'string') return contentType.refusal;
  const refusal = refuseUnlessEnabled(world, tenant.name, contentType);
  if (refusal !== undefined) return refusal;
  const window = contentWindow(exchange.query, world.now());
  if ('refusal' in window) return window.refusal;
  const after = pageStart(exchange.query.get('nextPage'));
  if (after === undefined) return afError('AF20031', exchange.query.get('nextPage') ?? '');
  const listed = world.contents.list(tenant.name, contentType, window);
  const left = listed.filter((content) => sortKey(content.contentId) > after);
  const page = left.slice(0, world.behaviour.management.pageSize);
  const last = page.at(-1);
  const headers =
    last === undefined || page.length === left.length
      ? {}
      : { NextPageUri: nextPageUri(world, { tenant, contentType, window, last }) };
  return jsonAnswer(
    200,
    page.map((content) => contentEntry(world, content)),
    headers,
  );
}

/** A blob as listings name it. */
export function contentEntry(world: World, content: KeptContent): ContentEntry {
  const guid = world.tenants.get(content.tenant)?.entraTenantId ?? '';
  return {
    contentType: content.contentType,
    contentId: content.contentId,
    contentUri: `${world.urls.management}/api/v1.0/${guid}/activity/feed/audit/${content.contentId}`,
    contentCreated: new Date(content.created).toISOString(),
    contentExpiration: new Date(content.created + RETENTION_MS).toISOString(),
  };
}

/** Where a page starts: '' for the first, nothing if the token is none of ours. */
function pageStart(token: string | null): string | undefined {
  if (token === null) return '';
  return /^[0-9a-f]{32}$/.test(token) ? token : undefined;
}

interface NextPage {
  readonly tenant: SimulatedTenant;
  readonly contentType: string;
  readonly window: ContentWindow;
  readonly last: KeptContent;
}

/** As the vendor's samples show it: `/api/v1/` where the call said `/api/v1.0/`, and no PublisherIdentifier. */
function nextPageUri(world: World, { tenant, contentType, window, last }: NextPage): string {
  const query = new URLSearchParams({
    contentType,
    startTime: printTime(window.start),
    endTime: printTime(window.end),
    nextPage: sortKey(last.contentId),
  });
  return `${world.urls.management}/api/v1/${tenant.entraTenantId}/activity/feed/subscriptions/content?${query.toString()}`;
}
