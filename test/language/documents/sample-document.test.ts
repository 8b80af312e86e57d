import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { SAMPLE } from '../documents.ts';

test.each([
  [SAMPLE.replace('o365.audit', 'o365.adit'), ['unknown-event-type: o365.adit']],
  [SAMPLE.replace('o365.audit', 'defender.alret'), ['unknown-event-type: defender.alret']],
  [SAMPLE.replace('type: o365.audit, ', ''), ['missing-key: event']],
  [SAMPLE.replace('o365.audit', '[o365.audit]'), ['unknown-event-type: [o365.audit]']],
])('%#: the event of a sample has a type that exists', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
