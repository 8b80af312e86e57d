import type { KeyObject } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';
import type { RunId, TenantId } from '../contracts/ids.ts';
import { digest, type JsonObject } from '../contracts/json.ts';
import type { DecisionMessage, PersonMessage } from '../contracts/messages.ts';
import type { UtcMs } from '../contracts/time.ts';

// An assertion is what Watchbill's sign-in says about one decision: this person, in this tenant, about this step of
// this run, having seen exactly these targets, said this. The API signs it after sign-in and authorisation; the
// activity `check-decision` verifies it, because replayed code has no cryptography and anybody who reaches Temporal
// could send an update. Every member of the decision is bound, so that nothing can be exchanged on the way.

/** How long an assertion is valid. */
export const ASSERTION_TTL_MS = 5 * 60 * 1000;

const ISSUER = 'watchbill-api';
const AUDIENCE = { decision: 'watchbill-decision', message: 'watchbill-message' } as const;
const ALGORITHM = 'EdDSA';
const CLOCK_TOLERANCE_S = 5;

/** A decision and the run that it is about. */
export interface DecisionStatement {
  readonly tenant: TenantId;
  readonly runId: RunId;
  readonly decision: Omit<DecisionMessage, 'assertion'>;
}

/** What a check of an assertion comes to. `because` tells an operator; people are told `not-signed`. */
export type Verified =
  | { readonly ok: true }
  | { readonly ok: false; readonly because: 'forged' | 'expired' | 'other-decision'; readonly message: string };

type Unsigned<Message> = Message extends unknown ? Omit<Message, 'assertion'> : never;

/** Any other message of a person to a step, and the run that it is for. */
export interface MessageStatement {
  readonly tenant: TenantId;
  readonly runId: RunId;
  readonly message: Unsigned<Exclude<PersonMessage, DecisionMessage>>;
}

/** Signs a decision. Only the API does. Valid for {@link ASSERTION_TTL_MS}. */
export async function signDecision(
  statement: DecisionStatement,
  key: KeyObject,
  now: UtcMs = Date.now(),
): Promise<string> {
  const { person, id } = statement.decision;
  return await sign({ audience: AUDIENCE.decision, person, id, hash: statementHash(statement) }, key, now);
}

/** Signs any other message of a person to a step. Only the API does. Valid for {@link ASSERTION_TTL_MS}. */
export async function signMessage(
  statement: MessageStatement,
  key: KeyObject,
  now: UtcMs = Date.now(),
): Promise<string> {
  const { person, id } = statement.message;
  return await sign({ audience: AUDIENCE.message, person, id, hash: messageHash(statement) }, key, now);
}

/**
 * Checks that an assertion was signed by our sign-in for exactly this decision and is still valid.
 *
 * @param token the member `assertion` of the decision's message.
 * @param key the verifying key; never a secret.
 */
export async function verifyDecision(
  token: string,
  key: KeyObject,
  expected: DecisionStatement & { readonly now?: UtcMs },
): Promise<Verified> {
  return await verify(token, key, { audience: AUDIENCE.decision, hash: statementHash(expected), now: expected.now });
}

/** Checks that an assertion was signed by our sign-in for exactly this message to a step and is still valid. */
export async function verifyMessage(
  token: string,
  key: KeyObject,
  expected: MessageStatement & { readonly now?: UtcMs },
): Promise<Verified> {
  return await verify(token, key, { audience: AUDIENCE.message, hash: messageHash(expected), now: expected.now });
}

interface Claims {
  /** Keeps what was signed for one purpose from being used for another. */
  readonly audience: string;
  readonly hash: string;
}

async function sign(claims: Claims & { readonly person: string; readonly id: string }, key: KeyObject, now: UtcMs) {
  return await new SignJWT({ decision: claims.hash })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(claims.audience)
    .setSubject(claims.person)
    .setJti(claims.id)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor((now + ASSERTION_TTL_MS) / 1000))
    .sign(key);
}

async function verify(
  token: string,
  key: KeyObject,
  { audience, hash, now }: Claims & { readonly now: UtcMs | undefined },
): Promise<Verified> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience,
      requiredClaims: ['exp', 'iat', 'jti', 'sub'],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(now ?? Date.now()),
    });
    if (payload['decision'] === hash) return { ok: true };
    return {
      ok: false,
      because: 'other-decision',
      message: 'Cannot accept the assertion: it was signed for another decision or message',
    };
  } catch (problem) {
    return refusal(problem);
  }
}

function refusal(problem: unknown): Verified {
  if (problem instanceof errors.JWTExpired) {
    return { ok: false, because: 'expired', message: `Cannot accept the assertion: it expired. Decide again` };
  }
  const found = problem instanceof errors.JOSEError ? problem.code : 'it cannot be read';
  return {
    ok: false,
    because: 'forged',
    message: `Cannot accept the assertion: it was not signed by the sign-in (${found})`,
  };
}

/** One hash over every member, so that a member added later cannot be forgotten at one of the two sides. */
function statementHash({ tenant, runId, decision }: DecisionStatement): string {
  return digest({
    tenant,
    runId,
    path: decision.path,
    person: decision.person,
    decisionId: decision.id,
    approve: decision.approve,
    reason: decision.reason,
    targetsSha256: decision.targetsSha256,
  });
}

/** Over the whole message, whatever members its type has. */
function messageHash({ tenant, runId, message }: MessageStatement): string {
  return digest({ tenant, runId, message: message as unknown as JsonObject }); // plain JSON, by its types
}
