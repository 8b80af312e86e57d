import { expect, test } from 'vitest';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import { addEvidence, listEvidence, type EvidenceRow } from '../../ledger/evidence.ts';
import { aRun, CONTOSO, FABRIKAM } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const path = 'consent' as StepPath;

test('the files of a task, each once, in the order in which they came; none of another task or tenant', async () => {
  const { runId } = aRun();
  const file = (sha256: string, at: string): EvidenceRow => ({
    runId,
    path,
    sha256,
    name: 'a.txt',
    mediaType: 'text/plain',
    bytes: 3,
    person: 'ada' as PersonId,
    at,
  });
  const [late, early] = [
    file('b'.repeat(64), '2026-11-21T10:00:00.000Z'),
    file('c'.repeat(64), '2026-11-21T09:00:00.000Z'),
  ];
  for (const one of [late, early, { ...late, name: 'again.txt' }]) await addEvidence(ledger.db, CONTOSO, one);
  expect(await listEvidence(ledger.db, CONTOSO, runId, path)).toEqual([early, late]);
  expect(await listEvidence(ledger.db, CONTOSO, runId, 'other' as StepPath)).toEqual([]);
  expect(await listEvidence(ledger.db, FABRIKAM, runId, path)).toEqual([]);
});
