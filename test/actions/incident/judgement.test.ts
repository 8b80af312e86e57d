import { expect, test } from 'vitest';
import { JUDGEMENT, judgementOf, SEVERITIES } from '../../../actions/incident/judgement.ts';
import { CLASSIFICATION, DETERMINATION, SEVERITY } from '../../../connectors/graph/security-words.ts';

test('only what is given changes, and an empty owner is nobody', () => {
  expect(judgementOf({})).toEqual({});
  expect(
    judgementOf({
      status: 'resolved',
      classification: 'truePositive',
      determination: 'phishing',
      assigned_to: 'mia@contoso.example',
    }),
  ).toEqual({
    status: 'resolved',
    classification: 'truePositive',
    determination: 'phishing',
    assignedTo: 'mia@contoso.example',
  });
  expect(judgementOf({ assigned_to: '' })).toEqual({ assignedTo: null });
});

test('playbooks write the words that the connector reads, but never «unknown»', () => {
  const wordsOf = (name: string): readonly string[] => (JUDGEMENT[name] as { readonly enum: readonly string[] }).enum;
  const but = (words: readonly string[]): readonly string[] => words.filter((word) => word !== 'unknown').sort();
  expect([...wordsOf('classification')].sort()).toEqual(but(CLASSIFICATION.known));
  expect([...wordsOf('determination')].sort()).toEqual(but(DETERMINATION.known));
  expect([...SEVERITIES].sort()).toEqual(but(SEVERITY.known));
});
