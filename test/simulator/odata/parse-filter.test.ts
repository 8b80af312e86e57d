import { expect, test } from 'vitest';
import { parseFilter, valueAt } from '../../../simulator/odata/parse-filter.ts';

const ROW = {
  status: 'active',
  severity: 'high',
  at: '2026-11-20T12:00:00.5000000Z',
  count: 3,
  isOpen: true,
  owner: null,
  tags: ['vip', 'server'],
  from: { address: 'Notice@parcel-desk.example' },
};
const NAMES = ['status', 'severity', 'at', 'count', 'isOpen', 'owner', 'tags', 'from/address'];

function holds(filter: string): boolean | string {
  const parsed = parseFilter(filter, NAMES);
  return 'problem' in parsed ? parsed.problem : parsed.test(ROW);
}

test.each([
  ["status eq 'active'", true],
  ["status eq 'ACTIVE'", true],
  ["status ne 'active'", false],
  ["status eq microsoft.graph.security.incidentStatus'active'", true],
  ["status in ('resolved', 'active')", true],
  ["status in ('resolved')", false],
  ["not (status eq 'active')", false],
  ["status eq 'resolved' or severity eq 'high' and count gt 2", true],
  ["(status eq 'resolved' or severity eq 'high') and count gt 3", false],
  ['count ge 3', true],
  ['count lt 3', false],
  ['count le 3', true],
  ["count eq '3'", true],
  ['at ge 2026-11-20T12:00:00.5Z', true],
  ['at gt 2026-11-20T12:00:00.5Z', false],
  ['at lt 2026-11-20T13:00:00+01:00', false],
  ['isOpen eq true', true],
  ['owner eq null', true],
  ["owner eq 'x'", false],
  ["tags/any(t: t eq 'VIP')", true],
  ["tags/any(t: t eq 'other')", false],
  ["contains(from/address, 'parcel')", true],
  ["startswith(from/address, 'notice')", true],
  ["endswith(from/address, '.test')", false],
  ["contains(owner, 'x')", false],
])('%s holds: %s', (filter, expected) => {
  expect(holds(filter)).toBe(expected);
});

test.each([
  ['', 'Invalid filter clause'],
  ['status', 'Invalid filter clause'],
  ['status is 3', 'Invalid filter clause'],
  ["status eq 'a' severity eq 'b'", 'Invalid filter clause'],
  ["(status eq 'a'", 'Invalid filter clause'],
  ["'a' eq status", 'Invalid filter clause'],
  ['status in ()', 'Invalid filter clause'],
  ["status in ('a'", 'Invalid filter clause'],
  ['not', 'Invalid filter clause'],
  ['contains(status', 'Invalid filter clause'],
  ['contains status', 'Invalid filter clause'],
  ['contains(status, 3)', 'Invalid filter clause'],
  ["tags/any(t: x eq 'a')", 'Invalid filter clause'],
  ["tags/any(t: t eq 'a'", 'Invalid filter clause'],
  ['tags/any(t: t eq )', 'Invalid filter clause'],
  ["title eq 'a'", "Filter on property 'title' is not supported."],
  ["contains(title, 'a')", "Filter on property 'title' is not supported."],
  [`${'('.repeat(60)}status eq 'a'${')'.repeat(60)}`, 'Invalid filter clause'],
])('%s is refused', (filter, problem) => {
  expect(holds(filter)).toBe(problem);
});

test('a path finds members in any letter case, and nothing beyond', () => {
  expect(valueAt(ROW, 'FROM/Address')).toBe('Notice@parcel-desk.example');
  expect(valueAt(ROW, 'owner/name')).toBeNull();
  expect(valueAt(ROW, 'nothing')).toBeNull();
});
