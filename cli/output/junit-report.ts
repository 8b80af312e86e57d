import type { Mismatch } from '../../rehearsal/judge-case.ts';
import type { CaseReport } from '../content/run-cases.ts';
import { printable } from './printable.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

/**
 * Cases as JUnit XML, as continuous integration reads it: a `testsuite` a playbook, a `testcase` a case, a `failure` with
 * everything that differs. The same cases give the same text but for the times, which are in seconds.
 */
export function junitReport(cases: readonly CaseReport[]): string {
  const playbooks = [...new Set(cases.map(({ playbook }) => playbook))];
  const suites = playbooks.map((playbook) =>
    suite(
      playbook,
      cases.filter((one) => one.playbook === playbook),
    ),
  );
  const head = `<testsuites name="watchbill" ${counts(cases)}>`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites, '</testsuites>', ''].join('\n');
}

function suite(playbook: string, cases: readonly CaseReport[]): string {
  const head = `  <testsuite name="${xmlAttribute(playbook)}" ${counts(cases)}>`;
  return [head, ...cases.map(testcase), '  </testsuite>'].join('\n');
}

function counts(cases: readonly CaseReport[]): string {
  const failures = cases.filter(({ passed }) => !passed).length;
  const ms = cases.reduce((sum, one) => sum + one.ms, 0);
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="${seconds(ms)}"`;
}

function testcase({ playbook, title, file, ms, mismatches }: CaseReport): string {
  const names = `classname="${xmlAttribute(playbook)}" name="${xmlAttribute(title)}" file="${xmlAttribute(file)}"`;
  const head = `    <testcase ${names} time="${seconds(ms)}"`;
  const [first] = mismatches;
  if (first === undefined) return `${head}/>`;
  const message = xmlAttribute(messageOf(first, mismatches.length - 1));
  const all = xmlText(mismatches.map(described).join('\n'));
  return `${head}>\n      <failure message="${message}" type="mismatch">${all}</failure>\n    </testcase>`;
}

function messageOf(mismatch: Mismatch, others: number): string {
  return others === 0 ? sentence(mismatch) : `${sentence(mismatch)} (and ${others} more)`;
}

function sentence({ what, expected, seen }: Mismatch): string {
  return `${what}: expected ${printable(expected)}, seen ${printable(seen)}`;
}

function described(mismatch: Mismatch): string {
  const { what, diff } = mismatch;
  if (diff === undefined) return sentence(mismatch);
  return [`${what}: - expected, + seen`, ...diff.map(({ sign, step }) => `${sign} ${step}`)].join('\n');
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
