import type { ServerResponse } from 'node:http';
import { createGraph } from '../../../connectors/graph/graph.ts';
import type { Graph } from '../../../connectors/graph/graph.ts';
import type { HttpClientOptions } from '../../../connectors/http/http-client.ts';
import type { Json } from '../../../contracts/json.ts';
import { sendJson, startLocalServer, unsignedToken } from '../local-server.ts';
import type { LocalServer, SeenRequest } from '../local-server.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const AUDIENCE = 'https://graph.microsoft.com';
const TOKEN = unsignedToken({ tid: TENANT, aud: AUDIENCE, roles: [] });

/** Secret of the application of every test. */
export const SECRET = 'client-secret-of-the-test';

/** Connects to a Graph, and to an authority, on a local server. */
export function connectGraph(url: string, http: HttpClientOptions = {}): Graph {
  const clientId = 'aaaaaaaa-2222-4333-8444-555555555555';
  const app = { authority: url, entraTenantId: TENANT, clientId, clientSecret: SECRET };
  return createGraph({ app, root: url, audience: AUDIENCE, http });
}

/** Gives out tokens; false for any other request. */
export function answerToken(request: SeenRequest, response: ServerResponse): boolean {
  if (!request.path.endsWith('/oauth2/v2.0/token')) return false;
  sendJson(response, 200, { token_type: 'Bearer', expires_in: 3_600, access_token: TOKEN });
  return true;
}

/** What a route answers: a body, or a status with one. */
export type Answer = Json | undefined | { readonly status: number; readonly body?: Json };

/** A Graph that answers as a test says, and what it was asked. */
export interface SmallGraph {
  readonly graph: Graph;
  readonly server: LocalServer;
  /** `GET /security/incidents/42` of each request but those for tokens. */
  asked(): readonly string[];
  /** Bodies of the requests that have one, but for tokens. */
  sent(): readonly Json[];
  close(): Promise<void>;
}

/** Starts a Graph whose routes are `GET /users/mia` without version; a route may be a function. What has none is a 404. */
export async function startSmallGraph(
  routes: Readonly<Record<string, Answer | ((request: SeenRequest) => Answer)>>,
): Promise<SmallGraph> {
  const server = await startLocalServer((request, response) => {
    if (answerToken(request, response)) return;
    const route = routes[nameOf(request)];
    if (route === undefined) return sendJson(response, 404, { error: { code: 'ResourceNotFound', message: 'None.' } });
    const answer = typeof route === 'function' ? route(request) : route;
    const { status, body } = isRefusal(answer) ? answer : { status: 200, body: answer };
    if (status === 204) return response.writeHead(204).end();
    sendJson(response, status, body ?? {});
  });
  const graph = connectGraph(server.url);
  const calls = (): readonly SeenRequest[] => server.seen.filter(({ path }) => !path.endsWith('/token'));
  return {
    graph,
    server,
    asked: () => calls().map(nameOf),
    sent: () =>
      calls()
        .filter(({ body }) => body !== '')
        .map(({ body }) => JSON.parse(body) as Json),
    close: async () => {
      await graph.close();
      await server.close();
    },
  };
}

function nameOf({ method, path }: SeenRequest): string {
  return `${method} ${decodeURIComponent(path.replace(/^\/v1\.0/, ''))}`;
}

function isRefusal(answer: Answer): answer is { readonly status: number; readonly body?: Json } {
  return answer !== null && typeof answer === 'object' && 'status' in answer && typeof answer.status === 'number';
}

/** An incident in the shape of the vendor's schema; all values are invented. */
export function anIncident(changes: Readonly<Record<string, Json>> = {}): Readonly<Record<string, Json>> {
  return {
    '@odata.type': '#microsoft.graph.security.incident',
    id: '42',
    displayName: 'Mails with a forged invoice',
    status: 'active',
    severity: 'medium',
    redirectIncidentId: null,
    assignedTo: null,
    classification: 'unknown',
    determination: 'unknown',
    customTags: ['kept'],
    systemTags: [],
    comments: [],
    createdDateTime: '2026-11-20T08:00:00.5533333Z',
    lastUpdateDateTime: '2026-11-20T09:00:00.1133333Z',
    incidentWebUrl: 'https://security.example/incidents/42',
    ...changes,
  };
}

/** An alert in the shape of the vendor's schema; all values are invented. */
export function anAlert(changes: Readonly<Record<string, Json>> = {}): Readonly<Record<string, Json>> {
  return {
    '@odata.type': '#microsoft.graph.security.alert',
    id: 'da1_1',
    incidentId: '42',
    title: 'A hidden file was started',
    status: 'new',
    severity: 'low',
    classification: null,
    determination: null,
    assignedTo: null,
    category: 'DefenseEvasion',
    mitreTechniques: ['T1564.001'],
    serviceSource: 'microsoftDefenderForEndpoint',
    detectionSource: 'antivirus',
    comments: [],
    evidence: [],
    createdDateTime: '2026-11-20T08:00:00Z',
    lastUpdateDateTime: '2026-11-20T09:00:00Z',
    alertWebUrl: 'https://security.example/alerts/da1_1',
    ...changes,
  };
}
