import { listPage } from '../odata/list-page.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall } from '../server/api-route.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';
import { defenderError } from './defender-error.ts';

const METADATA = 'https://api.securitycenter.microsoft.com/api/$metadata';

/** Most entities of a page; more is refused. */
const TOP_MAX = 10_000;

/** What differs between collections. */
export interface DefenderListRules<T> {
  /** Below `/api/`. */
  readonly path: string;
  /** Name of the collection in the metadata. */
  readonly name: string;
  readonly render: (entity: T) => JsonRecord;
  readonly filterable: readonly string[];
}

/** Answers a listing. */
export function answerList<T>(call: ApiCall, entities: readonly T[], rules: DefenderListRules<T>): Answer {
  const { path, name, render, filterable } = rules;
  const listed = listPage(entities, call.exchange.query, {
    url: `${call.world.urls.defenderEndpoint}/api/${path}`,
    context: `${METADATA}#${name}`,
    fields: render,
    render,
    filterable,
    topDefault: TOP_MAX,
    topMax: TOP_MAX,
    isTopRefused: true,
    paging: 'skip',
  });
  return 'problem' in listed
    ? defenderError({ status: 400, code: 'ODataError', message: listed.problem })
    : jsonAnswer(200, listed.body);
}

/** Answers one entity. */
export function answerEntity(name: string, entity: JsonRecord, status = 200): Answer {
  return jsonAnswer(status, { '@odata.context': `${METADATA}#${name}/$entity`, ...entity });
}
