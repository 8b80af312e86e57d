import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import type { EntraError } from './entra-error.ts';

/** How an application says that it sends an assertion of its own instead of a secret. */
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Seconds that clocks may differ. */
const SKEW_SECONDS = 300;

type Claims = Readonly<Record<string, unknown>>;

/** Checks an assertion as Entra does: by the certificate that the application knows, for this directory, for now. */
export function refuseAssertion(form: URLSearchParams, tenant: SimulatedTenant, nowMs: number): EntraError | undefined {
  if (form.get('client_assertion_type') !== ASSERTION_TYPE) {
    return refusal(900_144, "The request body must contain the following parameter: 'client_assertion_type'.");
  }
  const [head = '', body = '', signature = ''] = (form.get('client_assertion') ?? '').split('.');
  const header = claimsOf(head);
  const claims = claimsOf(body);
  if (header === undefined || claims === undefined) return refusal(50_027, 'JWT token is invalid or malformed.');
  const certificate = tenant.certificate === undefined ? undefined : new X509Certificate(tenant.certificate);
  if (certificate === undefined || !isOf(header, certificate)) {
    return refusal(
      700_027,
      'The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.]',
    );
  }
  if (!isSigned(header, `${head}.${body}`, { signature, certificate })) {
    return refusal(
      700_027,
      'Client assertion failed signature validation. [Reason - The key used is expired or wrong.]',
    );
  }
  return refuseClaims(claims, tenant, nowMs);
}

function refuseClaims(claims: Claims, tenant: SimulatedTenant, nowMs: number): EntraError | undefined {
  const { iss, sub, aud, exp, nbf } = claims;
  if (iss !== tenant.clientId || sub !== tenant.clientId) {
    return refusal(700_021, "Client assertion application identifier doesn't match 'client_id' parameter.");
  }
  if (typeof aud !== 'string' || !aud.includes(tenant.entraTenantId)) {
    return refusal(700_023, 'Client assertion audience claim does not match Realm issuer.');
  }
  const now = nowMs / 1_000;
  const isNow =
    typeof exp === 'number' && exp + SKEW_SECONDS > now && !(typeof nbf === 'number' && nbf - SKEW_SECONDS > now);
  return isNow ? undefined : refusal(700_024, 'Client assertion is not within its valid time range.');
}

/** The header names the certificate by its thumbprint. */
function isOf(header: Claims, { raw }: X509Certificate): boolean {
  const thumbprint = (algorithm: string): string => createHash(algorithm).update(raw).digest('base64url');
  return header['x5t#S256'] === thumbprint('sha256') || header['x5t'] === thumbprint('sha1');
}

function isSigned(
  header: Claims,
  signed: string,
  { signature, certificate }: { readonly signature: string; readonly certificate: X509Certificate },
): boolean {
  const padding = header['alg'] === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  if (header['alg'] !== 'PS256' && header['alg'] !== 'RS256') return false;
  const key = { key: certificate.publicKey, padding };
  return verify('sha256', Buffer.from(signed), key, Buffer.from(signature, 'base64url'));
}

function claimsOf(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    // A parser's edge: each claim is read as unknown.
    return value !== null && typeof value === 'object' ? (value as Claims) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function refusal(code: number, message: string): EntraError {
  return { status: 401, error: 'invalid_client', code, message };
}
