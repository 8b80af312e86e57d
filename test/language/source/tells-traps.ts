import { expect, test } from 'vitest';
import { aPlaybook, checked, findingsOf } from '../a-world.ts';

/** A line of the first step, the finding that it leads to, and what its fix would write, if a fix is offered. */
export type Trap = readonly [line: string, finding: string, replacement: string | undefined];

/** Registers a test for each: the trap is an error, with its fix. */
export function tellsTraps(traps: readonly Trap[]): void {
  test.each(traps)('%s is an error', (line, finding, replacement) => {
    const text = aPlaybook(`- wait: 1h\n  ${line}\n`);
    expect(findingsOf(text)).toContain(finding);
    expect(checked(text).diagnostics[0]?.fix?.replacement).toBe(replacement);
  });
}
