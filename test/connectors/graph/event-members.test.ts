import { expect, test } from 'vitest';
import { readEntity } from '../../../connectors/graph/entity.ts';
import { momentsGiven, numbersGiven, textsGiven } from '../../../connectors/graph/event-members.ts';

const entity = readEntity('test', { a: 'text', b: '', c: 7, d: 1.5, e: '2026-11-20T09:00:00.1133333Z', f: null });
const ALL = { one: 'a', two: 'b', three: 'c', four: 'd', five: 'e', six: 'f', seven: 'nowhere' };

test('what is there is given under the name of the event, what is not or is of another type is left out', () => {
  expect(textsGiven(entity, { one: 'a', two: 'b', six: 'f', seven: 'nowhere' })).toEqual({ one: 'text' });
  expect(numbersGiven(entity, ALL)).toEqual({ three: 7 });
  expect(momentsGiven(entity, ALL)).toEqual({ five: '2026-11-20T09:00:00.113Z' });
});
