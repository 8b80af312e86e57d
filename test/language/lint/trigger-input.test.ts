import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

test('events and schedules have to give the inputs without a default, people are asked for theirs', () => {
  const told = (trigger: string) =>
    findingsOf(
      aPlaybook('- wait: 1h', `inputs: { a: string, b: { type: integer, default: 1 } }\ntriggers: [{ ${trigger} }]\n`),
    );
  expect(told('event: o365.audit')).toEqual(['trigger-input: event']);
  expect(told('event: o365.audit, with: { a: "${{ event.operation }}" }')).toEqual([]);
  expect(told('schedule: { every: 1h }, with: { a: "${{ tenant.title }}", b: x }')).toEqual(['trigger-input: x']);
  expect(told('manual: {}')).toEqual([]);
});
