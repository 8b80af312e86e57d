import type { StepPath } from '../../contracts/ids.ts';
import { mayChangeTask } from '../../identity/may-change-task.ts';
import { appendAudit } from '../../ledger/audit.ts';
import { putBlob, readBlob } from '../../ledger/blobs.ts';
import { addEvidence, listEvidence } from '../../ledger/evidence.ts';
import { findTask } from '../../ledger/tasks.ts';
import { utcTime } from '../../contracts/time.ts';
import { ApiError, notFound } from '../api-error.ts';
import type { Handler } from '../call.ts';
import { evidenceFile } from '../evidence-file.ts';
import { taskRefused } from '../task-refused.ts';

/** Files of one task at most, those that no answer names included. */
export const FILES_MAX = 50;

/** Keeps a file for a task that the caller may answer. An answer names it by its hash. */
export const addEvidenceFile: Handler<'addEvidence'> = async (api, { tenant, run, params, body, caller }) => {
  const path = params.path as StepPath;
  const task = await findTask(api.db, tenant, run.runId, path);
  if (task === undefined) throw notFound('task', `${run.runId} ${params.path}`);
  if (task.task.phase !== 'open')
    throw taskRefused(task, task.task.phase === 'cancelled' ? 'not-waiting' : 'done-already');
  const refusal = mayChangeTask(tenant, api.directory, { person: caller.person, what: 'answer', task: task.task });
  if (refusal !== null) throw taskRefused(task, refusal);
  const file = evidenceFile(body);
  const known = await listEvidence(api.db, tenant, run.runId, path);
  if (known.length >= FILES_MAX) throw taskRefused(task, 'too-large', [`it has ${FILES_MAX} files already`]);
  const sha256 = await putBlob(api.evidenceFolder, file.bytes);
  const evidence = {
    runId: run.runId,
    path,
    sha256,
    name: file.name,
    mediaType: file.mediaType,
    bytes: file.bytes.length,
    person: caller.person,
    at: utcTime(api.now()),
  };
  await appendAudit(api.db, tenant, {
    kind: 'evidence-added',
    actor: caller.person,
    subject: run.runId,
    body: { path, sha256, name: file.name, bytes: file.bytes.length },
  });
  await addEvidence(api.db, tenant, evidence);
  return { status: 201, body: { sha256, name: file.name, bytes: file.bytes.length } };
};

/** The bytes of a file of a task, as data and never as a document that a browser would run. */
export const getEvidenceFile: Handler<'getEvidence'> = async (api, { tenant, run, params }) => {
  const path = params.path as StepPath;
  const files = await listEvidence(api.db, tenant, run.runId, path);
  const file = files.find(({ sha256 }) => sha256 === params.sha256);
  if (file === undefined) throw notFound('file', `${run.runId} ${params.path} ${params.sha256}`);
  const bytes = await readBlob(api.evidenceFolder, file.sha256);
  if (bytes === undefined)
    throw new ApiError(410, 'evidence-gone', `Cannot read the file "${file.name}": it is not kept any more`);
  const { name, mediaType, sha256 } = file;
  return { status: 200, body: { sha256, name, mediaType, base64: Buffer.from(bytes).toString('base64') } };
};
