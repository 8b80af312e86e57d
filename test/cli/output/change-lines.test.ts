import { expect, test } from 'vitest';
import { changeLines } from '../../../cli/output/change-lines.ts';
import { openTerminal } from '../../../cli/output/terminal.ts';

const { paint } = openTerminal(
  { input: process.stdin, output: process.stdout, errors: process.stderr },
  { NO_COLOR: '1' },
);

test('changes stand under what they are', () => {
  const lines = changeLines(paint, [
    { weight: 'danger', place: 'step a', sentence: 'One.' },
    { weight: 'danger', place: 'step b', sentence: 'Two.' },
    { weight: 'behaviour', place: 'step a', sentence: 'Three.' },
    { weight: 'wording', place: 'playbook', sentence: 'Four.' },
  ]);
  expect(lines.map(String)).toEqual([
    'More dangerous, or maybe so',
    '  step a: One.',
    '  step b: Two.',
    'Does something else',
    '  step a: Three.',
    'Worded otherwise',
    '  playbook: Four.',
  ]);
});

test('no change is said in a sentence', () => {
  expect(changeLines(paint, []).map(String)).toEqual(['No change in meaning']);
});
