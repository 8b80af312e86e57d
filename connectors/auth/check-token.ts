import type { FailureCode } from '../../contracts/failure-codes.ts';
import { UpstreamError } from '../upstream-error.ts';

/** What a token must say. */
export interface ExpectedToken {
  /** `tid`, a GUID. */
  readonly entraTenantId: string;
  /** `aud`, with or without a slash at its end. */
  readonly audience: string;
  /** `appid`, or `azp` in newer tokens: the application that asked. */
  readonly clientId: string;
}

/**
 * Checks that a token is for the tenant, the service and the application that we expect, before it is sent anywhere.
 * Its signature is the service's to check; ours is to notice a wrong consent or configuration early. A token that names
 * no application is taken: not all kinds do.
 *
 * @throws {UpstreamError} `unauthorized`; names what was expected and found.
 */
export function checkToken(token: string, expected: ExpectedToken): void {
  const claims = claimsOf(token);
  const tenant = claimText(claims['tid']);
  if (tenant.toLowerCase() !== expected.entraTenantId.toLowerCase()) {
    throw wrong('unauthorized', `because its "tid" must be "${expected.entraTenantId}"`, `found "${tenant}"`);
  }
  const audience = claimText(claims['aud']);
  if (withoutSlash(audience) !== withoutSlash(expected.audience)) {
    throw wrong('unauthorized', `because its "aud" must be "${expected.audience}"`, `found "${audience}"`);
  }
  const application = claimText(claims['appid'] ?? claims['azp'] ?? expected.clientId);
  if (application.toLowerCase() !== expected.clientId.toLowerCase()) {
    throw wrong('unauthorized', `because its "appid" must be "${expected.clientId}"`, `found "${application}"`);
  }
}

/**
 * Checks that a token holds application permissions.
 *
 * @throws {UpstreamError} `forbidden`; names what was expected and found.
 */
export function checkRoles(token: string, expected: readonly string[]): void {
  if (expected.length === 0) return;
  const claims = claimsOf(token);
  const roles = Array.isArray(claims['roles']) ? claims['roles'].map(claimText) : [];
  const missing = expected.filter((role) => !roles.includes(role));
  if (missing.length > 0) {
    throw wrong(
      'forbidden',
      `because its "roles" must hold ${quoted(missing)}`,
      `found ${quoted(roles)}; grant the application permission and consent to it in the tenant`,
    );
  }
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const claims = readClaims(token);
  if (claims === undefined) throw wrong('unauthorized', 'because it must be a JSON Web Token', 'found something else');
  return claims;
}

function wrong(kind: FailureCode, rule: string, found: string): UpstreamError {
  return new UpstreamError(kind, `Cannot use the token ${rule}: ${found}`);
}

function readClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    // A parser's edge: each claim is read as unknown.
    return claims !== null && typeof claims === 'object' ? (claims as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A claim as text for comparison and messages; names and GUIDs are short. */
function claimText(claim: unknown): string {
  return typeof claim === 'string' ? claim.slice(0, 200) : '';
}

function withoutSlash(text: string): string {
  return text.replace(/\/$/, '').toLowerCase();
}

function quoted(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `"${name}"`).join(', ');
}
