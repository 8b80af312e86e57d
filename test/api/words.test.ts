import { expect, test } from 'vitest';
import { recipientInWords, starterInWords } from '../../api/words.ts';
import type { PersonId, PlaybookName, RunId } from '../../contracts/ids.ts';

test('starters in words', () => {
  expect(starterInWords({ kind: 'person', person: 'ada' as PersonId })).toBe('person ada');
  expect(starterInWords({ kind: 'event', eventId: 'e-1' })).toBe('event e-1');
  expect(starterInWords({ kind: 'schedule', schedule: 'schedule-1', slot: '2026-11-21T07:00:00.000Z' })).toBe(
    'schedule schedule-1 at 2026-11-21T07:00:00.000Z',
  );
  const playbook = 'contain-host' as PlaybookName;
  expect(starterInWords({ kind: 'end', playbook, run: 'r-1' as RunId, ends: 1 })).toBe(
    'end of playbook contain-host, run r-1',
  );
  expect(starterInWords({ kind: 'webhook', path: 'edr-alert', call: 'k-1' })).toBe('webhook edr-alert');
  expect(starterInWords(null)).toBe('unknown');
});

test('recipients in words', () => {
  expect([{ team: 'csirt' }, { person: 'ada' }, { audience: 'mssp' }].map(recipientInWords)).toEqual([
    'team csirt',
    'person ada',
    'audience mssp',
  ]);
});
