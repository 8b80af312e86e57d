import { expect, test } from 'vitest';
import { correlationOf, keyOf, textOf } from '../../../actions/ticket/ticket-of.ts';
import { readIncident } from '../../../connectors/servicenow/incident-row.ts';

const incident = (correlationId: string): ReturnType<typeof readIncident> =>
  readIncident(
    { base: 'https://x.example', table: 'incident' },
    { sys_id: 's', number: 'INC1', sys_updated_on: '2026-11-20 09:00:00', correlation_id: correlationId },
  );

test('a key belongs to its tenant', () => {
  expect(keyOf('contoso', incident(correlationOf('contoso', 'a/b')))).toBe('a/b');
  expect([keyOf('contoso', incident('contoso-2/a')), keyOf('contoso', incident(''))]).toEqual([undefined, undefined]);
});

test('only texts are texts', () => {
  expect([textOf({ a: 'x' }, 'a'), textOf({ a: 1 }, 'a'), textOf({}, 'a')]).toEqual(['x', undefined, undefined]);
});
