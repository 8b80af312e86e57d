import type { HttpClient } from '../http/http-client.ts';
import { UpstreamError } from '../upstream-error.ts';
import { readIndicator, writeIndicator } from './indicator.ts';
import type { Indicator, IndicatorDraft } from './indicator.ts';
import { listEntities } from './list-entities.ts';
import type { Condition } from './odata-filter.ts';
import { pathSegment } from './path-segment.ts';
import { readEntity } from './read-entity.ts';
import { NOT_THERE } from './read-refusal.ts';

/** Which indicators; all members must hold. */
export interface IndicatorQuery {
  readonly value?: string;
  readonly type?: string;
  readonly action?: string;
}

/** Lists indicators of the customer: those of this application, or all of them with the wider permission. */
export function listIndicators(
  client: HttpClient,
  { value, type, action }: IndicatorQuery,
  signal?: AbortSignal,
): Promise<readonly Indicator[]> {
  const where: readonly Condition[] = [
    ...(value === undefined ? [] : [{ member: 'indicatorValue', is: value }]),
    ...(type === undefined ? [] : [{ member: 'indicatorType', is: type }]),
    ...(action === undefined ? [] : [{ member: 'action', is: action }]),
  ];
  return listEntities(client, { purpose: 'list indicators', path: 'indicators', where, read: readIndicator, signal });
}

/** Sets an indicator: one with the value is changed, else one is made. The same twice is the same as once. */
export async function setIndicator(
  client: HttpClient,
  draft: IndicatorDraft,
  signal?: AbortSignal,
): Promise<Indicator> {
  const purpose = 'set the indicator';
  const { json } = await client.call({
    purpose,
    method: 'POST',
    path: 'api/indicators',
    json: writeIndicator(draft),
    effect: 'repeatable',
    signal,
  });
  return readIndicator(readEntity(purpose, json));
}

/**
 * Removes an indicator.
 *
 * @returns false when it was not there any more
 */
export async function removeIndicator(client: HttpClient, id: string, signal?: AbortSignal): Promise<boolean> {
  const purpose = 'remove the indicator';
  const path = `api/indicators/${pathSegment(purpose, id)}`;
  try {
    await client.call({ purpose, method: 'DELETE', path, effect: 'repeatable', expect: 'nothing', signal });
    return true;
  } catch (error) {
    if (error instanceof UpstreamError && NOT_THERE.includes(error.upstreamCode ?? '')) return false;
    throw error;
  }
}
