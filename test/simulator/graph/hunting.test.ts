import { describe, expect, test } from 'vitest';
import { aBench, jsonOf, refusalOf } from '../support.ts';
import type { Bench } from '../support.ts';
import { HAS_SCHEMA, problemsOf } from './graph-schema.ts';

interface Results {
  readonly [name: string]: unknown;
  readonly schema: readonly { readonly name: string; readonly type: string }[];
  readonly results: readonly Record<string, unknown>[];
}

function hunt({ graph }: Bench, body: Record<string, unknown>): Promise<Response> {
  return graph('security/runHuntingQuery', { body });
}

test('a query of the shipped playbooks counts the phishing that got through', async () => {
  const bench = await aBench();
  const Query =
    'EmailEvents | where isnotempty(ThreatTypes) | summarize mails = count() by ThreatTypes, DeliveryAction';
  expect(await jsonOf<Results>(await hunt(bench, { Query, Timespan: 'P30D' }))).toMatchObject({
    schema: [
      { name: 'ThreatTypes', type: 'String' },
      { name: 'DeliveryAction', type: 'String' },
      { name: 'mails', type: 'Int64' },
    ],
    results: [{ ThreatTypes: 'Phish', DeliveryAction: 'Delivered', mails: 12 }],
  });
});

test.each([
  ['PT1H', 0],
  ['PT4H', 12],
  ['P1DT1H', 12],
  ['2026-11-20T08:00:00Z/2026-11-20T12:00:00Z', 12],
  [undefined, 12],
])('within %s there are %i phishing mails', async (Timespan, count) => {
  const Query = "EmailEvents | where ThreatTypes has 'Phish'";
  const { results } = await jsonOf<Results>(await hunt(await aBench(), { Query, Timespan }));
  expect(results).toHaveLength(count);
});

test.each([
  [{}, 'The query must not be empty.'],
  [{ Query: 'EmailEvents', Timespan: 'soon' }, 'The timespan is not a valid ISO 8601 duration or range.'],
  [{ Query: 'EmailEvents', Timespan: 7 }, 'The timespan is not a valid ISO 8601 duration or range.'],
  [{ Query: 'EmailEvents | evaluate x' }, 'Query could not be parsed: "evaluate" is no operator that is known here.'],
])('%j is 400', async (body, message) => {
  expect(await refusalOf(await hunt(await aBench(), body))).toBe(`400 BadRequest: ${message}`);
});

test('above 45 queries a minute it is 429, while incidents are still answered', async () => {
  const bench = await aBench();
  await bench.control.change({ graph: { huntingPerMinute: 1 } });
  expect((await hunt(bench, { Query: 'DeviceInfo | count' })).status).toBe(200);
  expect((await hunt(bench, { Query: 'DeviceInfo | count' })).status).toBe(429);
  expect((await bench.graph('security/incidents')).status).toBe(200);
});

describe(`by the published schema (${HAS_SCHEMA ? 'found' : 'left out: it is not on this machine'})`, () => {
  test('an answer is valid', async () => {
    const { '@odata.context': _, ...answer } = await jsonOf<Results>(
      await hunt(await aBench(), { Query: 'DeviceInfo | take 3' }),
    );
    expect(problemsOf('security.huntingQueryResults', answer)).toEqual([]);
  });
});
