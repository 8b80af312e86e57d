import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

const INPUTS = 'inputs: { kind: string, mail: o365.threat_intelligence }\n';

test('a condition inside two others knows both, and one of another branch none', () => {
  const inner =
    '- if: inputs.kind != "a"\n  do:\n    - if: inputs.kind != "b"\n      do: [{ if: \'inputs.kind in ["a", "b"]\', wait: 1s }]\n';
  expect(findingsOf(aPlaybook(inner, INPUTS))).toEqual(['condition-never: inputs.kind in ["a", "b"]']);
  const apart = '- { if: inputs.kind != "a", wait: 1s }\n- { if: inputs.kind == "a", wait: 1s }';
  expect(findingsOf(aPlaybook(apart, INPUTS))).toEqual([]);
});

test('a condition around that cannot be read says nothing', () => {
  const text = aPlaybook('- if: inputs.kind == "a" && 1 +\n  do: [{ if: inputs.kind == "b", wait: 1s }]', INPUTS);
  expect(findingsOf(text).filter((finding) => finding.startsWith('condition'))).toEqual([]);
});
