import { expect, test } from 'vitest';
import { compareTexts, matchesQuery, parseEncodedQuery } from '../../../simulator/servicenow/encoded-query.ts';

const COLUMNS = ['number', 'state', 'short_description', 'group.name'];

function parse(text: string): ReturnType<typeof parseEncodedQuery> {
  return parseEncodedQuery(text, (column) => COLUMNS.includes(column));
}

function holds(text: string, row: Record<string, string>): boolean {
  return matchesQuery(parse(text), (column) => row[column] ?? '');
}

test.each([
  ['state=1', true],
  ['state!=1', false],
  ['stateIN1,2', true],
  ['stateNOT IN1,2', false],
  ['short_descriptionLIKEodd', true],
  ['short_descriptionLIKEODD', false],
  ['short_descriptionNOT LIKEodd', false],
  ['short_descriptionSTARTSWITHAn', true],
  ['short_descriptionENDSWITHmail', true],
  ['numberISEMPTY', true],
  ['numberISNOTEMPTY', false],
  ['state<1', false],
  ['state<=1', true],
  ['state>1', false],
  ['state>=1', true],
  ['number<5', false],
  ['state=2^ORstate=1', true],
  ['state=1^state=2', false],
  ['state=2^NQstate=1', true],
  ['state=2^ORstate=3^NQstate=4', false],
  ['group.name=csirt', true],
])('%s is %s', (text, expected) => {
  expect(holds(text, { state: '1', short_description: 'An odd mail', 'group.name': 'csirt' })).toBe(expected);
});

test('what cannot be understood is told and ignored', () => {
  const query = parse('State=1^state=1^nothing^ORDERBYnobody^states=3');
  expect(query.invalid).toEqual(['State=1', 'nothing', 'ORDERBYnobody', 'states=3']);
  expect(query.groups).toEqual([[[{ column: 'state', operator: '=', value: '1' }]]]);
});

test('an empty query holds for every row', () => {
  expect(holds('', {})).toBe(true);
});

test('a script is seen wherever it stands', () => {
  expect(parse('state=1^number<JavaScript:gs.now()').hasScript).toBe(true);
  expect(parse('short_descriptionLIKEjava').hasScript).toBe(false);
});

test('order is kept as given, with its direction', () => {
  expect(parse('ORDERBYstate^ORDERBYDESCnumber').order).toEqual([
    { column: 'state', isDescending: false },
    { column: 'number', isDescending: true },
  ]);
});

test('numbers compare as numbers, times as text', () => {
  expect(compareTexts('9', '10')).toBeLessThan(0);
  expect(compareTexts('2026-11-20 09:00:00', '2026-11-20 10:00:00')).toBeLessThan(0);
  expect(compareTexts('a', 'a')).toBe(0);
});
