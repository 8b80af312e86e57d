import { expect, test } from 'vitest';
import { hideSecrets } from '../../../language/formats/hide-secrets.ts';
import { aFinding } from './a-finding.ts';

test('what may be a secret becomes dots, and every place stays where it is', () => {
  const text = 'a: hunter2\r\nb: |\n  hunter\n  3\nc: 1\n';
  const secret = (marked: string) => {
    const start = text.indexOf(marked);
    return aFinding({ isSecret: true, range: { start, end: start + marked.length } });
  };
  const hidden = hideSecrets(text, [
    secret('hunter2'),
    secret('hunter\n  3'),
    aFinding({ range: { start: 0, end: 5 } }),
  ]);
  expect(hidden).toBe('a: •••••••\r\nb: |\n  ••••••\n•••\nc: 1\n');
  expect(hidden).toHaveLength(text.length);
});

test('a text without secrets is shown as it is', () => {
  expect(hideSecrets('a: 1', [aFinding()])).toBe('a: 1');
});
