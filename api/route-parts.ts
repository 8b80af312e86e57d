import { Type } from 'typebox';

// What the tables of routes are made of.

/** Characters of a reason at most. */
export const REASON_CHARACTERS_MAX = 2_000;

/** Members that are not named are refused. */
export const closed = { additionalProperties: false } as const;

/** A name, of limited length. */
export const name = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** The run in the path. */
export const runParams = Type.Object({ run: Type.String({ pattern: '^r-[0-9a-z]{12}$' }) }, closed);

/** Why; may be empty. */
export const reason = Type.String({ maxLength: REASON_CHARACTERS_MAX });

/** Makes a repeated call known. */
export const requestId = Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$', description: 'Chosen by the sender' });

/** What somebody wants of a run, and why; the reason may be empty. */
export const wish = Type.Object({ reason, requestId: Type.Optional(requestId) }, closed);

/** The same where a reason has to be given. */
export const reasonedWish = Type.Object(
  { reason: name(REASON_CHARACTERS_MAX), requestId: Type.Optional(requestId) },
  closed,
);

/** One tenant, or all. */
export const tenantQuery = Type.Object({ tenant: Type.Optional(name(100)) }, closed);
