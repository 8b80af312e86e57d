import { Type } from 'typebox';
import { closed, name, reason, REASON_CHARACTERS_MAX, requestId, runParams, tenantQuery } from './route-parts.ts';
import * as views from './task-views.ts';

/** A file of 10 MiB as base64, with what stands around it. */
export const EVIDENCE_BODY_BYTES_MAX = 14 * 1024 * 1024;

const taskParams = Type.Object({ ...runParams.properties, path: name(500) }, closed);
const sha256 = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });

/** The part of the table that is about work for people. The table itself says what a route is. */
export const TASK_ROUTES = {
  getInbox: {
    method: 'GET',
    path: '/inbox',
    permission: 'tasks:read',
    tenant: 'every',
    summary: 'Lists what waits for the caller: decisions, tasks and sign-offs, the one that is due first on top',
    query: tenantQuery,
    answers: { 200: Type.Object({ items: Type.Array(views.InboxItemView) }, closed) },
  },
  listTasks: {
    method: 'GET',
    path: '/tasks',
    permission: 'tasks:read',
    tenant: 'every',
    summary: 'Lists tasks that are not done, whosever they are',
    query: tenantQuery,
    answers: { 200: Type.Object({ tasks: Type.Array(views.InboxItemView) }, closed) },
  },
  getTask: {
    method: 'GET',
    path: '/runs/:run/tasks/:path',
    permission: 'tasks:read',
    tenant: 'run',
    summary: 'Shows a task, what it asks and what happened to it',
    params: taskParams,
    answers: { 200: views.TaskView },
  },
  answerTask: {
    method: 'POST',
    path: '/runs/:run/tasks/:path/answer',
    permission: 'tasks:work',
    tenant: 'run',
    summary: 'Answers a task; the same message id never counts twice',
    params: taskParams,
    body: Type.Object(
      {
        answers: Type.Record(Type.String(), Type.Unknown()),
        alreadyInPlace: Type.Boolean(),
        evidence: Type.Array(
          Type.Object({ sha256: sha256('Of a file that was sent for this task'), note: reason }, closed),
          { maxItems: 20 },
        ),
        note: reason,
        messageId: requestId,
      },
      closed,
    ),
    answers: { 200: views.TaskChangedView, 202: views.TaskChangedView },
  },
  reassignTask: {
    method: 'POST',
    path: '/runs/:run/tasks/:path/reassign',
    permission: 'tasks:work',
    tenant: 'run',
    summary: 'Hands a task on to other teams or people',
    params: taskParams,
    body: Type.Object(
      {
        to: Type.Array(
          Type.Union([Type.Object({ team: name(100) }, closed), Type.Object({ person: name(100) }, closed)]),
          { minItems: 1, maxItems: 20 },
        ),
        reason,
        messageId: requestId,
      },
      closed,
    ),
    answers: { 200: views.TaskChangedView, 202: views.TaskChangedView },
  },
  commentTask: {
    method: 'POST',
    path: '/runs/:run/tasks/:path/comment',
    permission: 'tasks:read',
    tenant: 'run',
    summary: 'Comments on a task',
    params: taskParams,
    body: Type.Object({ text: name(REASON_CHARACTERS_MAX), messageId: requestId }, closed),
    answers: { 200: views.TaskChangedView, 202: views.TaskChangedView },
  },
  signOffTask: {
    method: 'POST',
    path: '/runs/:run/tasks/:path/sign-off',
    permission: 'tasks:work',
    tenant: 'run',
    summary: 'Signs the work of somebody else off, or sends it back with a reason',
    params: taskParams,
    body: Type.Object({ accept: Type.Boolean(), reason, messageId: requestId }, closed),
    answers: { 200: views.TaskChangedView, 202: views.TaskChangedView },
  },
  addEvidence: {
    method: 'POST',
    path: '/runs/:run/tasks/:path/evidence',
    permission: 'tasks:work',
    tenant: 'run',
    summary: 'Keeps a file that proves something; an answer names it by its hash',
    params: taskParams,
    bodyBytesMax: EVIDENCE_BODY_BYTES_MAX,
    body: Type.Object(
      {
        name: name(500),
        base64: Type.String({ pattern: '^[A-Za-z0-9+/]*={0,2}$', description: 'The bytes, 10 MiB at most' }),
      },
      closed,
    ),
    answers: { 201: views.EvidenceView },
  },
  getEvidence: {
    method: 'GET',
    path: '/runs/:run/tasks/:path/evidence/:sha256',
    permission: 'tasks:read',
    tenant: 'run',
    summary: 'Gives a file that was attached to a task',
    params: Type.Object({ ...taskParams.properties, sha256: sha256('Of the file') }, closed),
    answers: { 200: views.EvidenceFileView },
  },
} as const;
