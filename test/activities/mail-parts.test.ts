import { expect, test } from 'vitest';
import { localTime, mailOfParts, shellWord } from '../../activities/mail-parts.ts';

const PARTS = {
  notes: ['Mind'],
  matter: 'Is it <harmless>?',
  facts: [{ name: 'mails', value: '3\n4' }],
  deadline: 'Until noon.',
  commands: [{ label: 'To approve', command: 'npx watchbill approve' }],
  origin: 'Run r-1',
};

test('a mail says the same as text and as HTML, from top to bottom', () => {
  const { subject, text, html } = mailOfParts('Decision\nneeded', PARTS);
  expect(subject).toBe('Decision needed');
  expect(text).toBe(
    'Mind\n\nIs it <harmless>?\n\nmails: 3\n4\n\nUntil noon.\n\nTo approve:\nnpx watchbill approve\n\nRun r-1',
  );
  expect(html).toContain('Is it &lt;harmless&gt;?');
  expect(html).not.toContain('<harmless>');
});

test('a path is one word of a shell', () => {
  expect(shellWord('per_team/ask')).toBe('per_team/ask');
  expect(shellWord('per_team[2]/ask')).toBe("'per_team[2]/ask'");
  expect(shellWord("it's")).toBe("'it'\\''s'");
});

test('a moment is told on the clock of a zone', () => {
  expect(localTime('2026-11-21T12:00:00.000Z', 'Asia/Tokyo')).toMatch(/21 November 2026.*21:00 in Asia\/Tokyo/);
});
