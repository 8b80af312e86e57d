import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer, Exchange, Handler } from '../server/exchange.ts';
import type { World } from '../world.ts';
import { signAccessToken, TOKEN_SECONDS } from './access-token.ts';
import { refuseAssertion } from './client-assertion.ts';
import { entraErrorAnswer } from './entra-error.ts';
import type { EntraError } from './entra-error.ts';
import { resourceOf } from './resources.ts';
import { grantsOf, rolesOf } from './tenant-grants.ts';

const DEFAULT_SCOPE = '/.default';

/** The token endpoint of Entra (version 2, client credentials) and the documents a client reads before it. */
export function tokenService(world: World): Handler {
  return (exchange) => {
    const [, tenant = '', ...rest] = exchange.path.split('/');
    const route = rest.join('/');
    if (route === 'oauth2/v2.0/token')
      return exchange.method === 'POST' ? token(world, exchange, tenant) : jsonAnswer(405, {});
    if (route === 'v2.0/.well-known/openid-configuration') return openidConfiguration(world, exchange, tenant);
    if (route === 'discovery/instance') return instanceDiscovery(exchange);
    if (route === 'discovery/v2.0/keys') return jsonAnswer(200, { keys: [] });
    return jsonAnswer(404, {});
  };
}

function token(world: World, exchange: Exchange, tenantId: string): Answer {
  const form = new URLSearchParams(exchange.body);
  const tenant = world.tenantByGuid(tenantId);
  if (tenant === undefined) return entraErrorAnswer(tenantNotFound(tenantId), world.now());
  const refusal = refuse(form, tenant, world.now()) ?? refuseUngranted(world, form, tenant);
  if (refusal !== undefined) return entraErrorAnswer(refusal, world.now());
  const accessToken = signAccessToken({
    entraTenantId: tenant.entraTenantId,
    clientId: tenant.clientId,
    audience: audienceOf(form),
    roles: rolesOf(world, tenant.name, resourceOf(audienceOf(form))),
    nowMs: world.now(),
    ...(exchange.claims === undefined ? {} : { overrides: exchange.claims }),
  });
  const expires = exchange.claims?.expiresInSeconds ?? TOKEN_SECONDS;
  return jsonAnswer(200, {
    token_type: 'Bearer',
    expires_in: expires,
    ext_expires_in: expires,
    access_token: accessToken,
  });
}

function refuse(form: URLSearchParams, tenant: SimulatedTenant, nowMs: number): EntraError | undefined {
  const grant = form.get('grant_type');
  const client = form.get('client_id') ?? '';
  if (grant === null)
    return invalidRequest(900_144, "The request body must contain the following parameter: 'grant_type'.");
  if (grant !== 'client_credentials') {
    const message = `The app requested an unsupported grant type '${grant}'.`;
    return { status: 400, error: 'unsupported_grant_type', code: 70_003, message };
  }
  if (client.toLowerCase() !== tenant.clientId) return applicationNotFound(client, tenant);
  const unproven = refuseProof(form, tenant, nowMs);
  if (unproven !== undefined) return unproven;
  if (!(form.get('scope') ?? '').endsWith(DEFAULT_SCOPE)) {
    const message = `The provided request must include a 'scope' that ends in '${DEFAULT_SCOPE}'.`;
    return { status: 400, error: 'invalid_scope', code: 1_002_012, message };
  }
  return resourceOf(audienceOf(form)) === undefined ? resourceNotFound(audienceOf(form), tenant) : undefined;
}

/** An application proves that it is itself by an assertion or by a secret. */
function refuseProof(form: URLSearchParams, tenant: SimulatedTenant, nowMs: number): EntraError | undefined {
  if (form.has('client_assertion')) return refuseAssertion(form, tenant, nowMs);
  return form.get('client_secret') === tenant.clientSecret ? undefined : secretWrong(form.get('client_id') ?? '');
}

/** What the customer has not granted, or not bought. */
function refuseUngranted(world: World, form: URLSearchParams, tenant: SimulatedTenant): EntraError | undefined {
  const grants = grantsOf(world, tenant.name);
  const audience = audienceOf(form);
  if (grants.consent === 'removed') return applicationNotFound(tenant.clientId, tenant);
  if (grants.consent === 'withdrawn') return consentMissing(tenant);
  const licence = resourceOf(audience)?.licence;
  const isLacking = licence !== undefined && grants.withoutLicences.includes(licence);
  return isLacking ? resourceNotFound(audience, tenant) : undefined;
}

function audienceOf(form: URLSearchParams): string {
  return (form.get('scope') ?? '').slice(0, -DEFAULT_SCOPE.length);
}

function invalidRequest(code: number, message: string): EntraError {
  return { status: 400, error: 'invalid_request', code, message };
}

function tenantNotFound(tenantId: string): EntraError {
  return invalidRequest(
    90_002,
    `Tenant '${tenantId}' not found. Check to make sure you have the correct tenant ID and are signing into the ` +
      'correct cloud. Check with your subscription administrator, this may happen if there are no active ' +
      'subscriptions for the tenant.',
  );
}

function applicationNotFound(client: string, tenant: SimulatedTenant): EntraError {
  const message =
    `Application with identifier '${client}' was not found in the directory '${tenant.name}'. This can happen if the ` +
    'application has not been installed by the administrator of the tenant or consented to by any user in the tenant. ' +
    'You may have sent your authentication request to the wrong tenant.';
  return { status: 400, error: 'unauthorized_client', code: 700_016, message };
}

function consentMissing(tenant: SimulatedTenant): EntraError {
  const message =
    `The user or administrator has not consented to use the application with ID '${tenant.clientId}' named 'Watchbill'. ` +
    'Send an interactive authorization request for this user and resource.';
  return { status: 400, error: 'invalid_grant', code: 65_001, message };
}

function secretWrong(client: string): EntraError {
  const message =
    'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the ' +
    `client secret ID, for a secret added to app '${client}'.`;
  return { status: 401, error: 'invalid_client', code: 7_000_215, message };
}

function resourceNotFound(audience: string, tenant: SimulatedTenant): EntraError {
  const message =
    `The resource principal named ${audience} was not found in the tenant named ${tenant.name}. This can happen if the ` +
    'application has not been installed by the administrator of the tenant or consented to by any user in the tenant.';
  return { status: 400, error: 'invalid_resource', code: 500_011, message };
}

/** The documents say https, as Entra does, at the host that was asked: MSAL takes no other authority. */
function authorityOf(exchange: Exchange): string {
  return `https://${exchange.headers.host ?? '127.0.0.1'}/login`;
}

function openidConfiguration(world: World, exchange: Exchange, tenantId: string): Answer {
  const tenant = world.tenantByGuid(tenantId);
  if (tenant === undefined)
    return entraErrorAnswer({ ...tenantNotFound(tenantId), error: 'invalid_tenant' }, world.now());
  const base = `${authorityOf(exchange)}/${tenant.entraTenantId}`;
  return jsonAnswer(200, {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
  });
}

function instanceDiscovery(exchange: Exchange): Answer {
  const host = exchange.headers.host ?? '127.0.0.1';
  return jsonAnswer(200, {
    tenant_discovery_endpoint: `${authorityOf(exchange)}/common/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  });
}
