import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { aPlaybook, WORLD } from '../a-world.ts';

const STEPS = '- { if: now > "2026", stop: { outcome: contained } }\n- wait: 1h';

function missingOf(steps: string, expected?: readonly string[]): readonly string[] {
  const caseOutcomes = new Map(expected === undefined ? [] : [['mail-reported', new Set(expected)]]);
  return checkDocument(aPlaybook(steps), 'playbook.yaml', { ...WORLD, caseOutcomes })
    .diagnostics.filter(({ code }) => code === 'case-missing')
    .map(({ severity, summary }) => `${severity}: ${summary}`);
}

test('an outcome that no case expects is told', () => {
  expect(missingOf(STEPS, ['succeeded', 'failed', 'cancelled'])).toEqual([
    'info: Cannot show how "mail-reported" ends because no case expects the outcome "contained"',
  ]);
  expect(missingOf(STEPS, ['succeeded', 'failed', 'cancelled', 'contained'])).toEqual([]);
});

test('a playbook without cases shows none of its outcomes', () => {
  expect(missingOf(STEPS)).toEqual([
    'info: Cannot show how "mail-reported" ends because no case expects the outcome "succeeded", "failed", "cancelled", "contained"',
  ]);
});

test('where the cases are not known, and where the playbook is broken, nothing is told', () => {
  const { diagnostics } = checkDocument(aPlaybook(STEPS), 'playbook.yaml', WORLD);
  expect(diagnostics.map(({ code }) => code)).not.toContain('case-missing');
  expect(missingOf(`${STEPS}\n- wat: 1`)).toEqual([]);
});
