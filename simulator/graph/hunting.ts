import { huntingTables } from '../hunting/hunting-tables.ts';
import { runQuery } from '../hunting/run-query.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';
import { contextOf, refuse } from './answer.ts';
import { badRequest } from './graph-error.ts';

/** Data older than this are not there. */
const DAYS_MAX = 30;

/** Advanced hunting. */
export const HUNTING_ROUTES: readonly ApiRoute[] = [
  {
    method: 'POST',
    path: '/security/runHuntingQuery',
    roles: ['ThreatHunting.Read.All'],
    budget: 'hunting',
    run: runHuntingQuery,
  },
];

function runHuntingQuery(call: ApiCall): Answer {
  const { world, tenant, body } = call;
  const query = body['Query'] ?? body['query'];
  if (typeof query !== 'string' || query.trim() === '') return refuse(call, badRequest('The query must not be empty.'));
  const sinceMs = readTimespan(body['Timespan'] ?? body['timespan'], world.now());
  if (sinceMs === undefined) return refuse(call, badRequest('The timespan is not a valid ISO 8601 duration or range.'));
  const result = runQuery(query, { tables: huntingTables(world.estates.of(tenant)), nowMs: world.now(), sinceMs });
  if ('problem' in result) return refuse(call, badRequest(result.problem));
  return jsonAnswer(200, {
    '@odata.context': contextOf('microsoft.graph.security.huntingQueryResults'),
    schema: Object.entries(result.columns).map(([name, type]) => ({ name, type })),
    results: result.rows.map((row) => ({ '@odata.type': '#microsoft.graph.security.huntingRowResult', ...row })),
  });
}

/** The beginning of a timespan: `P7D`, `PT12H`, or `start/end`; never before what is kept. */
function readTimespan(given: unknown, nowMs: number): number | undefined {
  const oldestMs = nowMs - DAYS_MAX * 86_400_000;
  if (given === undefined || given === null || given === '') return oldestMs;
  if (typeof given !== 'string') return undefined;
  const duration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(given);
  if (duration !== null && given.length > 2) {
    const [, days = '0', hours = '0', minutes = '0'] = duration;
    return Math.max(oldestMs, nowMs - ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000);
  }
  const start = Date.parse(given.split('/')[0] ?? '');
  return Number.isNaN(start) ? undefined : Math.max(oldestMs, start);
}
