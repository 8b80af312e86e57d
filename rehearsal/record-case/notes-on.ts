import type { Json } from '../../contracts/json.ts';
import { MASKED } from '../../engine/mask-output.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import type { RecordedRun } from './record-case.ts';

/** What a reader of a recorded case has to know, as sentences; for the head of its file. */
export function notesOn(document: CaseDocument, { run, tenant, records, event }: RecordedRun): readonly string[] {
  const starter = records.flatMap((record) => (record.event.type === 'run-started' ? [record.event.starter] : []))[0];
  const isEventMissing = starter?.kind === 'event' && event === undefined;
  const joined = records.some((record) => record.event.type === 'event-joined');
  const isRetried = records.some(
    (record) => record.event.type === 'step-settled' && record.event.kind === 'action' && record.event.attempts > 1,
  );
  return [
    `Recorded from run ${run} of ${tenant}. It holds what the run was given: look through it before you keep it.`,
    ...(holdsMasked(document) ? [`What the playbook masks is "${MASKED}" here too.`] : []),
    ...(isEventMissing
      ? ['An event started the run. Records do not hold it: what its trigger made of it stands under inputs.']
      : []),
    ...(joined ? ['Events that joined the run are here as far as a waitFor heard them.'] : []),
    ...(isRetried
      ? ['Of several tries of one step the last answer is known; the failures before it are assumed.']
      : []),
  ];
}

function holdsMasked(value: Json): boolean {
  if (typeof value === 'string') return value === MASKED;
  return typeof value === 'object' && value !== null && Object.values(value).some((one: Json) => holdsMasked(one));
}
