import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { coverageLines } from '../../../cli/output/coverage-lines.ts';
import { openTerminal } from '../../../cli/output/terminal.ts';
import { coverPlaybook } from '../../../rehearsal/case-coverage/cover-playbook.ts';
import { aPlan, approve, set } from '../../engine/plans.ts';

const plan = aPlan([
  approve('may_we', { title: 'May\u001b[2J we?', onExpiry: [set('tell', {}, { title: 'Nobody' })] }),
]);
const none = coverPlaybook(plan, []);

function linesOf(coverage: typeof none, withMissing: boolean, isTTY = false): readonly string[] {
  const output = Object.assign(new PassThrough(), { isTTY });
  const { paint } = openTerminal({ input: new PassThrough(), output, errors: new PassThrough() }, {});
  return coverageLines(paint, coverage, withMissing).map(String);
}

test('one line says how much is covered', () => {
  expect(linesOf(none, false)).toEqual(['  steps 0/2, branches 0/1, outcomes 0/3']);
});

test('what is missing is listed by path and title, made printable', () => {
  expect(linesOf(none, true).slice(1)).toEqual([
    '    may_we (May\uFFFD[2J we?): never ran',
    '    may_we/~expiry/tell (Nobody): never ran',
    '    may_we (May\uFFFD[2J we?): never expired',
    '    outcome succeeded: never seen',
    '    outcome failed: never seen',
    '    outcome cancelled: never seen',
  ]);
});

test('green is for all of it', () => {
  const all = { covered: 1, total: 1, missing: [] };
  expect(linesOf({ ...none, steps: all, branches: all, outcomes: all }, true, true)).toEqual([
    '\u001b[32m  steps 1/1, branches 1/1, outcomes 1/1\u001b[39m',
  ]);
  expect(linesOf({ ...none, steps: all, branches: all }, false, true)[0]).toContain('\u001b[33m');
});
