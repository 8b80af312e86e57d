import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitCard, MESSAGE_BYTES_MAX } from '../../../connectors/teams/fit-card.ts';
import { textsOf } from './a-flow.ts';

const bytesOf = (message: unknown): number => Buffer.byteLength(JSON.stringify(message));
const facts = (count: number, length: number): { name: string; value: string }[] =>
  Array.from({ length: count }, (_, index) => ({ name: `Fact ${index}`, value: 'v'.repeat(length) }));

test('a message is whole up to its limit of bytes, and shortened one byte beyond', () => {
  const bare = bytesOf(fitCard({ title: 't', facts: facts(10, 0) }).message);
  const room = MESSAGE_BYTES_MAX - bare;
  const filled = facts(10, Math.floor(room / 10));
  const rest = room - 10 * Math.floor(room / 10);
  const exact = filled.map((fact, index) =>
    index === 0 ? { ...fact, value: `${fact.value}${'v'.repeat(rest)}` } : fact,
  );
  const whole = fitCard({ title: 't', facts: exact });
  expect([bytesOf(whole.message), whole.isShortened]).toEqual([MESSAGE_BYTES_MAX, false]);
  expect(fitCard({ title: 'tt', facts: exact }).isShortened).toBe(true);
});

test('first long texts are cut, and the facts stay', () => {
  const { message, isShortened } = fitCard({
    title: 't',
    text: `${'x'.repeat(3_999)}\n`.repeat(8),
    facts: facts(20, 10),
  });
  expect(isShortened).toBe(true);
  expect(textsOf(message)).toContain('Fact 19: ');
  expect(textsOf(message).at(-1)).toBe('…');
});

test('then facts are left out', () => {
  const { message } = fitCard({ title: 't', text: '\u{1f600}'.repeat(20_000), facts: facts(20, 4_000) });
  expect(textsOf(message)).toContain('Fact 4: ');
  expect(textsOf(message)).not.toContain('Fact 5: ');
});

test('at last title and button are left, which lead to the whole', () => {
  const link = { title: 'Open', url: 'https://watchbill.example/runs/r-1' };
  const wide = facts(5, 100).map(({ value }) => ({ name: '\u{1f600}'.repeat(5_000), value }));
  const heavy = { title: 't', link, tone: 'attention', facts: wide, text: '\\"'.repeat(2_000) } as const;
  const huge = { ...heavy, link: { ...link, url: `${link.url}?${'a'.repeat(19_000)}` } };
  expect(textsOf(fitCard(huge).message)).toEqual(['t', 'The card was too large to be shown.']);
  expect(JSON.stringify(fitCard(huge).message)).toContain('Action.OpenUrl');
  const endless = { ...heavy, link: { ...link, url: `${link.url}?${'a'.repeat(30_000)}` } };
  expect(JSON.stringify(fitCard(endless).message)).not.toContain('Action.OpenUrl');
});

test('whatever a card says, its message fits', () => {
  const text = fc.string({ unit: 'binary', maxLength: 3_000 });
  fc.assert(
    fc.property(
      text,
      text,
      fc.array(fc.record({ name: text, value: text }), { maxLength: 20 }),
      (title, body, lines) => {
        expect(bytesOf(fitCard({ title, text: body, facts: lines }).message)).toBeLessThanOrEqual(MESSAGE_BYTES_MAX);
      },
    ),
    { numRuns: 20 },
  );
});
