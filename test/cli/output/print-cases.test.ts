import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { CaseReport, CasesReport } from '../../../cli/content/run-cases.ts';
import { printCases } from '../../../cli/output/print-cases.ts';
import { openTerminal } from '../../../cli/output/terminal.ts';
import { coverPlaybook } from '../../../rehearsal/case-coverage/cover-playbook.ts';
import { aPlan } from '../../engine/plans.ts';

const aReport = (playbook: string, over: Partial<CaseReport> = {}): CaseReport => ({
  file: 'good.yaml',
  playbook,
  title: 'It ends',
  passed: true,
  mismatches: [],
  ms: 7,
  ...over,
});

function printed(report: Partial<CasesReport>): string {
  const output = new PassThrough();
  const terminal = openTerminal({ input: new PassThrough(), output, errors: new PassThrough() }, {});
  printCases(terminal, { cases: [], coverage: [], filteredOut: 0, ...report }, false);
  return String(output.read());
}

test('each playbook once, with its cases and what they cover', () => {
  const cases = [aReport('tried'), aReport('other'), aReport('tried', { title: 'Again' })];
  expect(printed({ cases, coverage: [coverPlaybook(aPlan([]), [])] })).toBe(`tried
  ✓ It ends 7 ms
  ✓ Again 7 ms
  steps 0/0, branches 0/0, outcomes 0/3
other
  ✓ It ends 7 ms

`);
});

test('a playbook without cases says so', () => {
  expect(printed({ coverage: [coverPlaybook(aPlan([]), [])] })).toBe(
    'tried\n  no cases\n  steps 0/0, branches 0/0, outcomes 0/3\n\n',
  );
});

test('what differs stands under its case; paths are aligned', () => {
  const mismatches: CaseReport['mismatches'] = [
    { what: 'outcome', expected: 'done', seen: 'failed' },
    { what: 'path', expected: ['a'], seen: [], diff: [{ sign: '-', step: 'a' }] },
  ];
  expect(printed({ cases: [aReport('tried', { passed: false, mismatches })] })).toBe(`tried
  ✗ It ends 7 ms
      good.yaml: outcome
        expected done
        seen     failed
      good.yaml: path
        - a

`);
});
