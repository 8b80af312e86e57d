import { expect, test } from 'vitest';
import { runQuery } from '../../../simulator/hunting/run-query.ts';
import type { HuntingScope } from '../../../simulator/hunting/run-query.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

const SCOPE: HuntingScope = {
  nowMs: NOW,
  sinceMs: NOW - 86_400_000 * 30,
  tables: {
    Things: {
      columns: { Timestamp: 'DateTime', Name: 'String', Size: 'Int64', IsOpen: 'SByte' },
      rows: () => [
        { Timestamp: '2026-11-20T11:00:00.000Z', Name: 'red box', Size: 3, IsOpen: true },
        { Timestamp: '2026-11-19T11:00:00.000Z', Name: 'Red bag', Size: 1, IsOpen: false },
        { Timestamp: '2026-11-10T11:00:00.000Z', Name: '', Size: 2, IsOpen: false },
        { Timestamp: '2026-09-01T11:00:00.000Z', Name: 'too old', Size: 9, IsOpen: false },
      ],
    },
  },
};

function sizesOf(query: string): readonly unknown[] | string {
  const result = runQuery(query, SCOPE);
  return 'problem' in result ? result.problem : result.rows.map((row) => row['Size']);
}

test.each([
  ['Things', [3, 1, 2]],
  ["Things | where Name == 'red box'", [3]],
  ["Things | where Name =~ 'RED BOX' and Size > 2", [3]],
  ["Things | where Name != 'red box' and Name !~ 'RED BAG'", [2]],
  ["Things | where Name has 'red'", [3, 1]],
  ["Things | where Name has 'ed'", []],
  ["Things | where Name contains 'ED'", [3, 1]],
  ["Things | where Name startswith 'red' | where Name endswith 'g'", [1]],
  ["Things | where Name in ('red box', 'other')", [3]],
  ["Things | where Name in~ ('RED BAG')", [1]],
  ["Things | where Name !in ('red box')", [1, 2]],
  ["Things | where Name has_any ('box', 'bag')", [3, 1]],
  ['Things | where isempty(Name)', [2]],
  ['Things | where isnotempty(Name)', [3, 1]],
  ['Things | where IsOpen == true or Size == 2', [3, 2]],
  ["Things | where (Size >= 2 or Size <= 0) and Name contains 'box'", [3]],
  ['Things | where Timestamp > ago(1d)', [3]],
  ['Things | where Timestamp < now() and Timestamp >= datetime(2026-11-19)', [3, 1]],
  ['Things | where Size < 2', [1]],
  ['Things | take 2', [3, 1]],
  ['Things | limit 1', [3]],
  ['Things | order by Size asc', [1, 2, 3]],
  ['Things | sort by Size', [3, 2, 1]],
  ['Things | top 2 by Size asc', [1, 2]],
])('%s gives %j', (query, sizes) => {
  expect(sizesOf(query)).toEqual(sizes);
});

test('columns are chosen, counted and made distinct', () => {
  expect(runQuery('Things | project Name, Size | take 1', SCOPE)).toEqual({
    columns: { Name: 'String', Size: 'Int64' },
    rows: [{ Name: 'red box', Size: 3 }],
  });
  expect(runQuery('Things | distinct IsOpen', SCOPE)).toMatchObject({ rows: [{ IsOpen: true }, { IsOpen: false }] });
  expect(runQuery('Things | count', SCOPE)).toEqual({ columns: { Count: 'Int64' }, rows: [{ Count: 3 }] });
  expect(runQuery('Things | summarize many = count() by IsOpen', SCOPE)).toEqual({
    columns: { IsOpen: 'SByte', many: 'Int64' },
    rows: [
      { IsOpen: true, many: 1 },
      { IsOpen: false, many: 2 },
    ],
  });
  expect(runQuery('Things | summarize count()', SCOPE)).toMatchObject({ rows: [{ count_: 3 }] });
});

test.each([
  ['Nothing', /Failed to resolve table or column expression named 'Nothing'/],
  ['', /Failed to resolve table/],
  ["Things | where Name == 'open", /could not be parsed at position/],
  ['Things where', /'\|' is missing/],
  ['Things | explode', /"explode" is no operator/],
  ['Things | where Colour == 3', /Failed to resolve column 'Colour'/],
  ['Things | where 3', /a column is missing/],
  ['Things | where Size ~ 3', /could not be parsed/],
  ['Things | where Size like 3', /"like" is no operator/],
  ['Things | where Size ==', /a value is missing/],
  ['Things | where Size == other', /a value is missing/],
  ['Things | where (Size == 3', /'\)' is missing/],
  ['Things | where isempty Name', /'\(' is missing/],
  ['Things | where isempty(Colour)', /Failed to resolve column/],
  ['Things | where isempty(Name', /'\)' is missing/],
  ['Things | where Name in "a"', /'\(' is missing/],
  ['Things | where Name in ("a"', /'\)' is missing/],
  ['Things | where Name in (b)', /a value is missing/],
  ['Things | where Timestamp > ago("x")', /a time is missing/],
  ['Things | where Timestamp > ago(1d', /'\)' is missing/],
  ['Things | where Timestamp > datetime(3)', /a time is missing/],
  ['Things | take many', /a number is missing/],
  ['Things | order Size', /'by' is missing/],
  ['Things | order by Colour', /Failed to resolve column/],
  ['Things | top Size', /a number is missing/],
  ['Things | top 2 Size', /'top' takes a number/],
  ['Things | top 3 by Colour', /Failed to resolve column/],
  ['Things | project Colour', /Failed to resolve column/],
  ['Things | summarize max(Size)', /takes count\(\) alone/],
  ['Things | summarize count() by Colour', /Failed to resolve column/],
  [`Things | where ${'('.repeat(40)}Size == 3${')'.repeat(40)}`, /nested too deeply/],
])('%s is refused', (query, reason) => {
  expect(sizesOf(query)).toMatch(reason);
});
