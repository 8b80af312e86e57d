import { expect, test } from 'vitest';
import type { CaseReport } from '../../../cli/content/run-cases.ts';
import { junitReport } from '../../../cli/output/junit-report.ts';

const aReport = (over: Partial<CaseReport> = {}): CaseReport => ({
  file: 'playbooks/tidy/cases/good.yaml',
  playbook: 'tidy',
  title: 'It ends',
  passed: true,
  mismatches: [],
  ms: 7,
  ...over,
});

test('a suite a playbook, a case each, with times in seconds', () => {
  const report = junitReport([
    aReport(),
    aReport({ playbook: 'other', ms: 1500 }),
    aReport({ title: 'It ends again' }),
  ]);
  expect(report).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="watchbill" tests="3" failures="0" errors="0" skipped="0" time="1.514">
  <testsuite name="tidy" tests="2" failures="0" errors="0" skipped="0" time="0.014">
    <testcase classname="tidy" name="It ends" file="playbooks/tidy/cases/good.yaml" time="0.007"/>
    <testcase classname="tidy" name="It ends again" file="playbooks/tidy/cases/good.yaml" time="0.007"/>
  </testsuite>
  <testsuite name="other" tests="1" failures="0" errors="0" skipped="0" time="1.500">
    <testcase classname="other" name="It ends" file="playbooks/tidy/cases/good.yaml" time="1.500"/>
  </testsuite>
</testsuites>
`);
});

test('a failure says what differs first and holds all that does, paths aligned', () => {
  const mismatches: CaseReport['mismatches'] = [
    { what: 'outcome', expected: 'done', seen: 'failed' },
    {
      what: 'path',
      expected: ['a', 'b'],
      seen: ['a', 'c'],
      diff: [
        { sign: ' ', step: 'a' },
        { sign: '-', step: 'b' },
        { sign: '+', step: 'c', isAllowed: true },
      ],
    },
  ];
  expect(junitReport([aReport({ passed: false, mismatches })])).toContain(`time="0.007">
      <failure message="outcome: expected done, seen failed (and 1 more)" type="mismatch">outcome: expected done, seen failed
path: - expected, + seen
  a
- b
+ c</failure>
    </testcase>`);
});

test('T6: hostile text of a case is text in the report too', () => {
  const title = 'x"/><evil a=\'\u0000\u001b[2J&';
  const mismatches = [{ what: 'output n', expected: null, seen: '</failure><evil/>' }];
  const report = junitReport([aReport({ title, passed: false, mismatches })]);
  expect(report).not.toContain('<evil');
  expect(report).toContain('name="x&quot;/&gt;&lt;evil a=&apos;\uFFFD\uFFFD[2J&amp;"');
  expect(report).toContain('output n: expected null, seen &lt;/failure&gt;&lt;evil/&gt;</failure>');
});

test('no cases are a report too', () => {
  expect(junitReport([])).toContain('tests="0" failures="0"');
});
