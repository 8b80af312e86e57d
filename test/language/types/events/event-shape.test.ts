import { expect, test } from 'vitest';
import { anEvent, openEvent } from '../../../../language/types/events/event-shape.ts';
import { text } from '../../../../language/types/json-schema.ts';

const MEMBERS = { title: text('Title'), 'note?': text('Note') };

test('an event has its own members after those of every event, and no others', () => {
  expect(anEvent('A thing', MEMBERS)).toMatchObject({
    description: 'A thing',
    required: ['id', 'type', 'source', 'occurred_at', 'raw', 'title'],
    properties: { note: { description: 'Note' }, raw: { additionalProperties: true } },
    additionalProperties: false,
  });
});

test('an open event may have others too', () => {
  expect(openEvent('A thing', MEMBERS)).toEqual({ ...anEvent('A thing', MEMBERS), additionalProperties: true });
});
