import type { ErrorView, Route, RouteAnswer, RouteId, RouteInput } from '../api/contract.ts';
import { CliProblem } from './cli-problem.ts';
import type { Cli } from './cli.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { readSession } from './session-file.ts';

/** Longer than the server waits for the check of a decision. */
const CALL_LIMIT_MS = 40_000;
/** Reads everything that a tenant has; `fetch` itself waits five minutes for an answer. */
const VERIFY_LIMIT_MS = 280_000;
const TRIES_MAX = 3;
const TRY_PAUSE_MS = 1_000;

/** What one route answers. */
export type AnswerOf<Id extends RouteId> = RouteAnswer<Id>['body'];

/** Calls routes of the API. Every refusal is a CliProblem with the exit code that stands for it. */
export interface ApiClient {
  readonly url: string;
  call<Id extends RouteId>(id: Id, input?: Partial<RouteInput<Id>>): Promise<AnswerOf<Id>>;
}

/** Where the API is: WATCHBILL_URL, or on this machine at WATCHBILL_API_PORT. */
export function apiUrl(env: Cli['env']): string {
  const url = env['WATCHBILL_URL'] ?? `http://127.0.0.1:${env['WATCHBILL_API_PORT'] ?? '7420'}`;
  return url.replace(/\/+$/, '');
}

/** A client with the credential of the last sign-in, if there is one for this server. */
export async function openClient(cli: Cli): Promise<ApiClient> {
  const url = apiUrl(cli.env);
  const session = await readSession(cli.env, url);
  const { ROUTES } = await import('../api/contract.ts');
  return {
    url,
    async call(id, input = {}) {
      const request = requestOf(url, ROUTES[id], { input, token: session?.token });
      const limitMs = id === 'verifyAudit' ? VERIFY_LIMIT_MS : CALL_LIMIT_MS;
      const answer = await sendPatiently(cli, { url, limitMs }, request);
      if (answer.ok) return answer.body as AnswerOf<typeof id>;
      throw problemOf(answer.status, answer.body as Partial<ErrorView>);
    },
  };
}

type Members = Readonly<Record<string, unknown>>;

interface Sent {
  readonly input: { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown };
  readonly token: string | undefined;
}

function requestOf(url: string, route: Route, { input, token }: Sent): Request {
  const params = (input.params ?? {}) as Members;
  const path = route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(params[name])));
  const query = Object.entries((input.query ?? {}) as Members).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(Object.fromEntries(query.map(([name, value]) => [name, String(value)])));
  return new Request(`${url}${path}${search.size === 0 ? '' : `?${search.toString()}`}`, {
    method: route.method,
    redirect: 'error',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  });
}

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
}

interface Server {
  readonly url: string;
  /** How long one try may take. */
  readonly limitMs: number;
}

/** A server that says «try again» is asked again: every call that changes something carries an id of its own. */
async function sendPatiently(cli: Cli, to: Server, request: Request): Promise<Answer> {
  for (let left = TRIES_MAX; ; left--) {
    const answer = await send(to, request.clone());
    if (answer.status !== 503 || left <= 1) return answer;
    await cli.sleep(TRY_PAUSE_MS);
  }
}

async function send({ url, limitMs }: Server, request: Request): Promise<Answer> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(limitMs) });
    return { ok: response.ok, status: response.status, body: await response.json() };
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw new CliProblem(EXIT.failed, `Cannot read the answer of ${url}: it is not JSON`);
    throw new CliProblem(EXIT.unreachable, `Cannot reach Watchbill at ${url}: start it with npm start`, {
      code: 'unreachable',
    });
  }
}

function problemOf(status: number, body: Partial<ErrorView>): CliProblem {
  const { code, message, hint } = body.error ?? {};
  return new CliProblem(exitCodeOf(status), message ?? `Cannot go on: the server answered with status ${status}`, {
    ...(code === undefined ? {} : { code }),
    ...(hint === undefined ? {} : { hint }),
  });
}

function exitCodeOf(status: number): ExitCode {
  switch (status) {
    case 400:
      return EXIT.usage;
    case 401:
    case 403:
      return EXIT.forbidden;
    case 404:
      return EXIT.notFound;
    case 409:
    case 410:
      return EXIT.conflict;
    case 429:
    case 503:
      return EXIT.unreachable;
    default:
      return EXIT.failed;
  }
}
