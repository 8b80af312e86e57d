import type { ServerResponse } from 'node:http';
import { createDefenderEndpoint } from '../../../connectors/defender-endpoint/defender-endpoint.ts';
import type { DefenderEndpoint } from '../../../connectors/defender-endpoint/defender-endpoint.ts';
import type { HttpClientOptions } from '../../../connectors/http/http-client.ts';
import { sendJson, startLocalServer, unsignedToken } from '../local-server.ts';
import type { Handler, LocalServer, SeenRequest } from '../local-server.ts';

/** An entity as it stands in an answer. */
export type Entity = Record<string, unknown>;

/** Answers by `METHOD /path` below `/api`: a list is a listing, an object an entity, a function does as it likes. */
export type Routes = Record<string, Entity | readonly Entity[] | Handler>;

/** A Defender for Endpoint of a few answers, whose token endpoint knows one application. */
export interface SmallDefender {
  readonly server: LocalServer;
  readonly defender: DefenderEndpoint;
  readonly routes: Routes;
  /** What was asked below `/api`. */
  seen(method?: string): readonly SeenRequest[];
  /** The bodies that were posted. */
  posted(): readonly unknown[];
  close(): Promise<void>;
}

const ENTRA_TENANT = '11111111-2222-4333-8444-555555555555';
const AUDIENCE = 'https://api.securitycenter.microsoft.com';

/** The client secret of every test. */
export const SECRET = 'client-secret-of-the-test';

/** Id of the machine that `aMachine` makes. */
export const MACHINE_ID = '1e5bc9d7e413ddd7902c2932e418702b84d0cc07';

/** A machine as it is listed. */
export function aMachine(changes: Entity = {}): Entity {
  return {
    id: MACHINE_ID,
    computerDnsName: 'pc-0042.contoso.example',
    firstSeen: '2026-01-02T14:55:03.7791856Z',
    lastSeen: '2026-11-20T17:20:00.1234567Z',
    osPlatform: 'Windows11',
    version: '24H2',
    healthStatus: 'Active',
    riskScore: 'High',
    exposureLevel: 'Medium',
    deviceValue: 'Normal',
    onboardingStatus: 'Onboarded',
    rbacGroupName: 'Workstations',
    machineTags: ['finance'],
    aadDeviceId: '80fe8ff8-2624-418e-9591-41f0491218f9',
    lastIpAddress: '10.0.0.42',
    lastExternalIpAddress: '203.0.113.10',
    ...changes,
  };
}

/** A machine action as it is listed. */
export function aMachineAction(changes: Entity = {}): Entity {
  return {
    id: '5382f7ea-7557-4ab7-9782-d50480024a4e',
    type: 'Isolate',
    scope: 'Full',
    requestor: 'watchbill',
    requestorComment: 'x',
    status: 'Pending',
    machineId: MACHINE_ID,
    computerDnsName: 'pc-0042.contoso.example',
    creationDateTimeUtc: '2026-11-20T18:00:00.1234567Z',
    lastUpdateDateTimeUtc: '2026-11-20T18:00:01.1234567Z',
    ...changes,
  };
}

/** A vulnerability as it is listed. */
export function aVulnerability(changes: Entity = {}): Entity {
  return {
    id: 'CVE-2026-0042',
    name: 'CVE-2026-0042',
    description: 'Contoso Reader executes code of a crafted document.',
    severity: 'Critical',
    cvssV3: 9.8,
    exposedMachines: 4,
    publishedOn: '2026-10-10T00:00:00Z',
    updatedOn: '2026-11-16T16:20:00Z',
    publicExploit: true,
    exploitVerified: true,
    exploitInKit: false,
    ...changes,
  };
}

/** A recommendation as it is listed. */
export function aRecommendation(changes: Entity = {}): Entity {
  return {
    id: 'va-_-contoso-_-reader',
    productName: 'reader',
    recommendationName: 'Update Contoso Reader',
    severityScore: 8.5,
    publicExploit: true,
    remediationType: 'Update',
    status: 'Active',
    exposedMachinesCount: 9,
    ...changes,
  };
}

/** A remediation task as it is listed. */
export function aRemediationTask(changes: Entity = {}): Entity {
  return {
    id: '03942ef5-aecb-4c6e-b555-d6a97013844c',
    title: 'Update Contoso Reader',
    relatedComponent: 'Contoso Reader',
    status: 'Active',
    priority: 'High',
    dueOn: '2026-11-27T00:00:00Z',
    targetDevices: 40,
    fixedDevices: 31,
    ...changes,
  };
}

/** An indicator as it is listed. */
export function anIndicator(changes: Entity = {}): Entity {
  return {
    id: '995',
    indicatorValue: 'invoice-portal.example',
    indicatorType: 'DomainName',
    action: 'Block',
    title: 'Phishing: invoice',
    description: 'Asks for passwords',
    severity: 'High',
    expirationTime: '2027-01-20T00:00:00Z',
    createdByDisplayName: 'watchbill',
    ...changes,
  };
}

/** An alert as it is listed. */
export function anAlert(changes: Entity = {}): Entity {
  return {
    id: 'da637_1',
    title: 'Suspicious execution of a script',
    severity: 'High',
    status: 'New',
    category: 'Execution',
    incidentId: 1126093,
    alertCreationTime: '2026-11-20T17:20:00.7220239Z',
    ...changes,
  };
}

/** Answers the token endpoint; false for any other request. */
export function answerToken(request: SeenRequest, response: ServerResponse): boolean {
  if (!request.path.endsWith('/oauth2/v2.0/token')) return false;
  const token = unsignedToken({ tid: ENTRA_TENANT, aud: AUDIENCE, roles: [] });
  sendJson(response, 200, { token_type: 'Bearer', expires_in: 3_600, access_token: token });
  return true;
}

/** The connector, over a server that also is the authority. */
export function connectDefender(url: string, http: HttpClientOptions = {}): DefenderEndpoint {
  const app = {
    authority: url,
    entraTenantId: ENTRA_TENANT,
    clientId: 'aaaaaaaa-2222-4333-8444-555555555555',
    clientSecret: SECRET,
  };
  return createDefenderEndpoint({ app, root: url, audience: AUDIENCE, http });
}

/** Refuses as they do. */
export function refuseWith(status: number, code: string): Handler {
  return (_, response) =>
    sendJson(response, status, { error: { code, message: 'No.', target: '1fa66c0f-18bd-4133-b378-36d76f3a2ba0' } });
}

/** Starts a server with answers; what has none is `ResourceNotFound`. */
export async function startSmallDefender(routes: Routes): Promise<SmallDefender> {
  const server = await startLocalServer((request, response) => {
    if (answerToken(request, response)) return;
    const route = routes[`${request.method} ${request.path.replace(/^\/api\//, '/')}`];
    if (typeof route === 'function') return route(request, response);
    if (route === undefined) return refuseWith(404, 'ResourceNotFound')(request, response);
    return sendJson(response, request.method === 'POST' ? 201 : 200, Array.isArray(route) ? { value: route } : route);
  });
  const defender = connectDefender(server.url, { limits: { totalMs: 10_000 } });
  const seen = (method?: string): readonly SeenRequest[] =>
    server.seen.filter((one) => one.path.startsWith('/api/') && (method ?? one.method) === one.method);
  return {
    server,
    defender,
    routes,
    seen,
    posted: () => seen('POST').map(({ body }): unknown => JSON.parse(body)),
    close: async () => {
      await defender.close();
      await server.close();
    },
  };
}
