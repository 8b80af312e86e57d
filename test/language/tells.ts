import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from './a-world.ts';

const HEAD =
  'inputs: { mail: o365.threat_intelligence }\ntriggers: [{ event: o365.threat_intelligence, with: { mail: "${{ event }}" } }]\n';

/** What is wrong, the steps that are so, and the findings: code and marked text of each. */
export type Told = readonly [what: string, steps: string, findings: readonly string[]];

/** Registers a test for each: the findings are exactly these, each at its place. */
export function tells(cases: readonly Told[]): void {
  test.each(cases)('%s is told at its place', (_, steps, findings) => {
    expect(findingsOf(aPlaybook(steps, HEAD))).toEqual(findings);
  });
}

/** Registers a test for each: what is right has no finding. */
export function tellsNothing(cases: readonly (readonly [what: string, steps: string])[]): void {
  test.each(cases)('%s is right', (_, steps) => {
    expect(findingsOf(aPlaybook(steps, HEAD))).toEqual([]);
  });
}
