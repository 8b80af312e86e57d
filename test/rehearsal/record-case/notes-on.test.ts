import { expect, test } from 'vitest';
import type { StepPath } from '../../../contracts/ids.ts';
import type { RunEvent } from '../../../contracts/run.ts';
import type { CaseDocument } from '../../../language/schema/case-schema.ts';
import { notesOn } from '../../../rehearsal/record-case/notes-on.ts';
import { aPlan } from '../../engine/plans.ts';

const DOCUMENT: CaseDocument = {
  apiVersion: 'watchbill/v1',
  kind: 'Case',
  playbook: 'p',
  name: 'r',
  title: 'r',
  expect: {},
};
const notes = (events: readonly RunEvent[], more: Partial<CaseDocument> = {}, event = {}) =>
  notesOn(
    { ...DOCUMENT, ...more },
    {
      run: 'r-a',
      tenant: 'contoso',
      plan: aPlan([]),
      records: events.map((one, at) => ({ seq: at + 1, at: '2026-03-02T08:00:00.000Z', event: one })),
      ...event,
    },
  );
const BY_EVENT: RunEvent = { type: 'run-started', inputs: {}, starter: { kind: 'event', eventId: 'e' } };

test('a case says which run it is of', () => {
  expect(notes([])).toEqual([expect.stringContaining('run r-a of contoso')]);
});

test('a case says what it lacks: masked values, the event, events that joined, tries before the last', () => {
  expect(notes([], { given: { inputs: { a: [{ b: '•••' }] } } })).toContainEqual(expect.stringContaining('masks'));
  expect(notes([BY_EVENT])).toContainEqual(expect.stringContaining('An event started the run'));
  expect(notes([BY_EVENT], {}, { event: {} })).toHaveLength(1);
  expect(notes([{ type: 'event-joined', eventId: 'e' }])).toContainEqual(expect.stringContaining('joined'));
  const tried = {
    type: 'step-settled',
    path: 'a' as StepPath,
    kind: 'action',
    title: 'a',
    status: 'succeeded',
  } as const;
  expect(notes([{ ...tried, attempts: 2 }])).toContainEqual(expect.stringContaining('tries'));
  expect(notes([{ ...tried, attempts: 1 }])).toHaveLength(1);
});
