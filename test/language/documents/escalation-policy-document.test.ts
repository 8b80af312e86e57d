import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { POLICY } from '../documents.ts';

test.each([
  [POLICY.replace('rota: night-duty', 'rota: nite-duty'), ['unknown-rota: nite-duty']],
  [POLICY.replace('person: ada', 'person: adda'), ['unknown-person: adda']],
  [POLICY.replace('team: csirt', 'team: crist'), ['unknown-team: crist']],
  [POLICY.replace('team: csirt', 'audience: mssp'), ['wrong-type: audience']],
  [POLICY.replace('within: 10m', 'within: 0m'), ['wrong-value: 0m']],
  [POLICY.replace('within: 10m', 'within: soon'), ['wrong-value: soon']],
  [POLICY.replace('repeat: 2', 'repeat: 0'), []],
  [POLICY.replace('repeat: 2', 'repeat: 10'), []],
  [POLICY.replace('repeat: 2', 'repeat: 11'), ['wrong-value: 11']],
  [POLICY.replace('acknowledged', 'never'), ['wrong-value: never']],
  [POLICY.replace(/levels:[^]*/, 'levels: []\n'), ['wrong-value: []']],
  [POLICY.replace('[{ team: csirt }]', '[]'), ['level-reaches-nobody: []']],
])('%#: a policy calls who exists, for a time that is longer than nothing', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
