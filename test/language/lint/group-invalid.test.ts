import { expect, test } from 'vitest';
import { aPlaybook, checked, findingsOf } from '../a-world.ts';

const grouped = (more: string): string => aPlaybook('- wait: 1h', `triggers: [{ event: o365.audit, ${more} }]\n`);

test.each([
  ['group: { by: all, window: 1s }', []],
  ['group: { by: all, window: 7d }', []],
  ['group: { by: all, window: 999ms }', ['group-invalid: 999ms']],
  ['group: { by: all, window: 169h }', ['group-invalid: 169h']],
  ['group: { by: all, window: 1h }, key: x', ['group-invalid: key']],
  ['group: { by: all, window: 1h }, whileRunning: join', ['group-invalid: whileRunning']],
  ['key: x, whileRunning: join', []],
])('%s', (trigger, findings) => expect(findingsOf(grouped(trigger))).toEqual(findings));

test('the window that was found is told', () => {
  expect(checked(grouped('group: { by: all, window: 8d }')).diagnostics[0]?.summary).toBe(
    'Cannot group the events because its `window` is from 1 second to 7 days: found 8 days',
  );
});
