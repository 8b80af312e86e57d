import { listPage } from '../odata/list-page.ts';
import type { ListRules } from '../odata/list-page.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall } from '../server/api-route.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';
import { badRequest, graphError } from './graph-error.ts';
import type { GraphRefusal } from './graph-error.ts';

const METADATA = 'https://graph.microsoft.com/v1.0/$metadata';

/** What differs between collections; address and context follow from the path. */
export type GraphListRules<T> = Omit<ListRules<T>, 'url' | 'context'> & { readonly path: string };

/** Answers a listing. */
export function answerList<T>(call: ApiCall, entities: readonly T[], rules: GraphListRules<T>): Answer {
  const { path, ...rest } = rules;
  const url = `${call.world.urls.graph}/v1.0/${path}`;
  const listed = listPage(entities, call.exchange.query, { ...rest, url, context: contextOf(path) });
  return 'problem' in listed ? refuse(call, badRequest(listed.problem)) : jsonAnswer(200, listed.body);
}

/** Answers one entity of a collection. */
export function answerEntity(path: string, entity: JsonRecord): Answer {
  return jsonAnswer(200, { '@odata.context': contextOf(`${path}/$entity`), ...entity });
}

/** Refuses a call with Graph's body. */
export function refuse(call: ApiCall, refusal: GraphRefusal): Answer {
  return graphError(call.exchange, call.world.now(), refusal);
}

/** What `@odata.context` says. */
export function contextOf(path: string): string {
  return `${METADATA}#${path}`;
}

/** A time as the security resources write it: seven digits of a second. */
export function longTime(at: string): string {
  return at.replace(/\.(\d{3})Z$/, '.$10000Z');
}
