import { expect, test } from 'vitest';
import { openTableStore } from '../../../simulator/servicenow/table-store.ts';
import { aFolder } from '../support.ts';

test('above five thousand rows of a table the oldest go', () => {
  const store = openTableStore(aFolder(), () => 0);
  const put = (sysId: string): void =>
    store.put({ tenant: 't', table: 'incident', sysId, fields: {}, isHidden: false });
  for (let at = 0; at < 5_001; at++) put(String(at));
  expect(store.rows('t', 'incident')).toHaveLength(5_000);
  expect(store.find({ tenant: 't', table: 'incident', sysId: '0' })).toBeUndefined();
  expect(store.find({ tenant: 't', table: 'incident', sysId: '1' })).toBeDefined();
});

test('numbers are never given twice, and times have a blank and no zone', () => {
  const folder = aFolder();
  const store = openTableStore(folder, () => Date.parse('2026-11-20T12:00:00.999Z'));
  expect([store.nextNumber('t'), store.nextNumber('t'), store.nextNumber('u')]).toEqual([
    'INC0010001',
    'INC0010002',
    'INC0010001',
  ]);
  expect(openTableStore(folder, Date.now).nextNumber('t')).toBe('INC0010003');
  expect(store.time()).toBe('2026-11-20 12:00:00');
});
