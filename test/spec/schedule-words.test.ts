import { expect, test } from 'vitest';
import { checkDocument } from '../../language/check-document.ts';
import { readWords } from '../../schedules/read-words.ts';
import { SPEC_WORLD } from './actions.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const EVERY = ['hour', 'day', 'weekday', 'week', 'month', 'year', '0m', '1m', '15m', '9999h', '10000m', '1d', ...DAYS];
const POSITIONS = ['first', 'second', 'third', 'fourth', 'fifth', 'last'];
const ON = [
  'month-end',
  '0',
  '1',
  '31',
  '32',
  ...DAYS,
  ...POSITIONS.flatMap((at) => [...DAYS, 'day', 'weekday'].map((day) => `${at} ${day}`)),
];
const AT = ['07:00', '24:00'];

/** What the checker lets pass and the schedules do not understand would never fire. */
test('the checker lets no words pass that schedules do not understand', () => {
  const combinations = EVERY.flatMap((every) =>
    [undefined, ...AT].flatMap((at) =>
      [undefined, ...ON].map((on) => ({
        every,
        ...(at === undefined ? {} : { at }),
        ...(on === undefined ? {} : { on }),
      })),
    ),
  );
  const passing = combinations.filter(passes);
  expect(passing.length).toBeGreaterThan(60);
  expect(passing.filter((words) => readWords(words).kind === 'unclear')).toEqual([]);
});

function passes(words: object): boolean {
  const head = 'apiVersion: watchbill/v1\nkind: Playbook\nname: spec\ncategory: response\nowner: csirt\nsteps: []\n';
  const text = `${head}triggers: [{ schedule: ${JSON.stringify(words)} }]\n`;
  return checkDocument(text, 'spec.yaml', SPEC_WORLD).diagnostics.length === 0;
}
