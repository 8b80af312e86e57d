import { Type } from 'typebox';
import type { Static } from 'typebox';

const closed = { additionalProperties: false } as const;
const moment = (description: string) => Type.String({ description: `${description}; RFC 3339 in UTC` });

/** Something that waits for somebody. */
export const InboxItemView = Type.Object(
  {
    kind: Type.Union([Type.Literal('approval'), Type.Literal('task')]),
    run: Type.String(),
    tenant: Type.String(),
    tenantTitle: Type.String(),
    playbook: Type.Union([Type.String(), Type.Null()]),
    path: Type.String(),
    title: Type.String({ description: 'The question, or what has to be done' }),
    wants: Type.Union([Type.Literal('decision'), Type.Literal('answer'), Type.Literal('sign-off')]),
    openedAt: moment('Since when'),
    dueAt: moment('When the question expires, or the task is due'),
    isOverdue: Type.Boolean(),
  },
  closed,
);

/** A file that was kept. */
export const EvidenceView = Type.Object(
  { sha256: Type.String(), name: Type.String({ description: 'As it is kept' }), bytes: Type.Integer() },
  closed,
);

/** A file with its bytes. */
export const EvidenceFileView = Type.Object(
  { sha256: Type.String(), name: Type.String(), mediaType: Type.String(), base64: Type.String() },
  closed,
);

/** A task, as those see it who may see it. */
export const TaskView = Type.Object(
  {
    run: Type.String(),
    tenant: Type.String(),
    tenantTitle: Type.String(),
    playbook: Type.Union([Type.String(), Type.Null()]),
    path: Type.String(),
    title: Type.String(),
    phase: Type.String({ description: 'open, to-sign-off, done or cancelled' }),
    details: Type.String(),
    form: Type.Record(Type.String(), Type.Unknown(), { description: 'JSON Schema of the answers' }),
    evidence: Type.Object(
      { need: Type.String({ description: 'required, optional or none' }), what: Type.String() },
      closed,
    ),
    alreadyInPlace: Type.Boolean({ description: 'Whether the proof that it was done before is an answer' }),
    openedAt: moment('When it was given'),
    dueAt: moment('When it is due'),
    isOverdue: Type.Boolean(),
    to: Type.Array(Type.String({ description: 'In words: team csirt, person ada' })),
    signOffBy: Type.Array(Type.String()),
    answeredBy: Type.Union([Type.String(), Type.Null()]),
    /** What the person who asks may do now. */
    options: Type.Array(Type.String({ description: 'answer, reassign, comment, sign-off or send-back' })),
    happenings: Type.Array(
      Type.Object(
        {
          at: moment('When'),
          what: Type.String({ description: 'answer, reassign, comment, sign-off, send-back or overdue' }),
          by: Type.Union([Type.String(), Type.Null()]),
          said: Type.Record(Type.String(), Type.Unknown()),
          refused: Type.Union([Type.String(), Type.Null()]),
        },
        closed,
      ),
    ),
    files: Type.Array(
      Type.Object(
        {
          sha256: Type.String(),
          name: Type.String(),
          mediaType: Type.String(),
          bytes: Type.Integer(),
          by: Type.String(),
          at: moment('When it was sent'),
        },
        closed,
      ),
    ),
  },
  closed,
);

/** What was said to a task and taken. `noted`: it waits for its check. */
export const TaskChangedView = Type.Object(
  {
    run: Type.String(),
    path: Type.String(),
    phase: Type.Union([
      Type.Literal('open'),
      Type.Literal('to-sign-off'),
      Type.Literal('done'),
      Type.Literal('cancelled'),
      Type.Literal('noted'),
    ]),
  },
  closed,
);

export type InboxItemView = Static<typeof InboxItemView>;
export type TaskView = Static<typeof TaskView>;
export type TaskChangedView = Static<typeof TaskChangedView>;
export type EvidenceView = Static<typeof EvidenceView>;
export type EvidenceFileView = Static<typeof EvidenceFileView>;
