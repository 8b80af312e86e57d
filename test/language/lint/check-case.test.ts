import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { CASE } from '../documents.ts';

const after = (playbook: string, outcome: string): string =>
  CASE.replace('inputs: { limit', `ended: { playbook: ${playbook}, outcome: ${outcome} }\n  inputs: { limit`);

test.each([
  [CASE.replace('playbook: mail-reported', 'playbook: mail-reproted'), ['case-unknown-name: mail-reproted']],
  [CASE.replace('inputs: { limit', 'webhook: { path: nobody }\n  inputs: { limit'), ['case-unknown-name: nobody']],
  [CASE.replace('tenant: contoso', 'tenant: contosso'), ['case-unknown-name: contosso']],
  [CASE.replace('o365.audit', 'o365.adit'), ['case-unknown-name: o365.adit']],
  [CASE.replace('mail.find:', 'mail.fnd:'), ['case-unknown-name: mail.fnd']],
  [CASE.replace('mail.purge: 0', 'mail.prge: 0'), ['case-unknown-name: mail.prge']],
  [CASE.replace('per_team[2]/ask', 'per_team[2]/akk'), ['case-unknown-name: "per_team[2]/akk"']],
  [CASE.replace('path: [ask]', 'path: [akk]'), ['case-unknown-name: akk']],
  [CASE.replace('statuses: { ask', 'statuses: { akk'), ['case-unknown-name: akk']],
  [CASE.replace('outcome: false-positive', 'outcome: false-negative'), ['case-unknown-name: false-negative']],
  [CASE.replace('inputs: { limit', 'inputs: { limt'), ['case-unknown-name: limt']],
  [after('mail-reproted', 'failed'), ['case-unknown-name: mail-reproted']],
  [after('contain-host', 'contaned'), ['case-unknown-name: contaned']],
  [after('contain-host', 'failed'), []],
  [CASE.replace('31m', 'soon'), ['wrong-value: soon']],
  [CASE.replace('2026-11-21T09:30:00Z', '2026-11-21T25:30:00Z'), ['wrong-value: 2026-11-21T25:30:00Z']],
  [CASE.replace('2026-11-21T09:30:00Z', 'tomorrow'), ['wrong-value: tomorrow']],
  [CASE.replace('within: 40m', 'forever: 40m'), ['unknown-key: forever']],
])('%#: a mistake is told at its place', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
