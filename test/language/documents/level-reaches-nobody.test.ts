import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { POLICY } from '../documents.ts';

test.each([
  [POLICY.replace('team: csirt', 'team: monitoring'), ['level-reaches-nobody: [{ team: monitoring }]']],
  [POLICY.replace('{ person: ada }', '{ team: monitoring }'), []],
  [POLICY.replace('[{ team: csirt }]', '[]'), ['level-reaches-nobody: []']],
])('%#: a level names somebody who can be called', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
