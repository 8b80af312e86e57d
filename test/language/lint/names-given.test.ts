import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

test('every place where a name is given is looked at, and derived ids are none', () => {
  const steps = `- id: type
  forEach: { in: "[1]", as: null_type, index: int }
  steps: [{ wait: 1h }]
- parallel: { list: [] }
- set: { map: 1 }
- action: noop.run
  catch: [{ as: bool, steps: [] }]`;
  expect(
    findingsOf(aPlaybook(steps, 'inputs: { string: string }\n')).map((finding) => finding.split(':', 1)[0]),
  ).toEqual(Array.from({ length: 7 }, () => 'reserved-name'));
});

test('an id that its shape refuses is told once', () => {
  expect(findingsOf(aPlaybook('- { id: OpenTicket, wait: 1h }'))).toEqual(['wrong-value: OpenTicket']);
});
