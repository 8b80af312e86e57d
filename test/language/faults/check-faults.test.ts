import { describe, expect, test } from 'vitest';
import { checkFaults } from '../../../language/faults/check-faults.ts';

const WORLD = { upstreams: new Set(['servicenow', 'smtp']), people: new Set(['ada', 'bruno']) };
const check = (text: string, world: Parameters<typeof checkFaults>[2] = WORLD) =>
  checkFaults(text, 'faults.yaml', world);
/** Each finding with the text that it marks. */
const told = (text: string) =>
  check(text).diagnostics.map(({ code, range, suggestion }) => [code, text.slice(range.start, range.end), suggestion]);

const SPAN = "from: '2026-03-24T07:00:00Z', for: 3h";

describe('a file of faults', () => {
  test('that is right is read', () => {
    const text = `description: A bad Tuesday
outages: [{ what: servicenow, ${SPAN} }, { what: ledger, ${SPAN} }, { what: worker, ${SPAN} }]
throttling: [{ what: smtp, perMinute: 0, ${SPAN} }]
people: { ada: { timezone: Europe/Berlin, away: [{ ${SPAN} }] } }
limits: { servicenow: { perHour: 1000 } }
`;
    const { diagnostics, faults } = check(text);
    expect(diagnostics).toEqual([]);
    expect(faults?.outages?.map(({ what }) => what)).toEqual(['servicenow', 'ledger', 'worker']);
    expect(faults?.people).toEqual({
      ada: { timezone: 'Europe/Berlin', away: [{ from: '2026-03-24T07:00:00Z', for: '3h' }] },
    });
  });

  test('may be nearly empty', () => {
    expect(check('{}').faults).toEqual({});
  });

  test.each([
    ['outages: [', 'yaml-syntax'],
    [`outages: [{ what: ledger, from: yesterday, for: 3h }]`, 'wrong-value'],
    [`outages: [{ what: ledger, from: '2026-03-24T07:00:00Z' }]`, 'missing-key'],
    ['outage: []', 'unknown-key'],
    ['people: { ada: { timezone: Nowhere/Land } }', 'wrong-value'],
    ['limits: { smtp: { perMinute: 0 } }', 'wrong-value'],
  ])('%s is a finding', (text) => {
    const { diagnostics, faults } = check(text);
    expect(faults).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: 'error', file: 'faults.yaml' }]);
  });

  test('names upstreams that exist, and says which there are', () => {
    expect(told(`outages: [{ what: servicenw, ${SPAN} }]`)).toEqual([
      ['unknown-upstream', 'servicenw', 'Did you mean "servicenow"?'],
    ]);
    expect(told(`throttling: [{ what: ledger, perMinute: 1, ${SPAN} }]`)).toMatchObject([
      ['unknown-upstream', 'ledger', undefined],
    ]);
    expect(told('limits: { jira: { perHour: 1 } }')).toMatchObject([['unknown-upstream', 'jira', undefined]]);
    expect(check(`outages: [{ what: x, ${SPAN} }]`).diagnostics[0]?.detail).toBe(
      'Name one of "ledger", "worker", "servicenow", "smtp"',
    );
  });

  test('names people that exist, unless nobody is known', () => {
    expect(told('people: { brun: {} }')).toEqual([['person-of-faults', 'brun', 'Did you mean "bruno"?']]);
    expect(check('people: { brun: {} }', { upstreams: new Set() }).diagnostics).toEqual([]);
  });
});
