import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { CASE } from '../documents.ts';

test.each([
  ['cancel: { by: ada }', []],
  ['pause: { by: ada, reason: Looks wrong }', []],
  ['resume: { by: ada, reason: Was right }', []],
  ['cancel: { reason: Looks wrong }', ['missing-key: cancel']],
  ['pause: {}', ['missing-key: pause']],
  ['pause: { by: ada, because: Looks wrong }', ['unknown-key: because']],
  ['resume: { by: "", reason: Was right }', ['wrong-value: ""']],
])('%s: who steers the run as a whole is told, a reason may be', (steers, findings) => {
  expect(findingsOf(CASE.replace('cancel: { by: ada }', steers))).toEqual(findings);
});
