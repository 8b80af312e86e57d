import { createHttpHeaders } from '@azure/core-rest-pipeline';
import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { Agent, request as send } from 'undici';
import { readBytes } from '../../http/read-body.ts';
import { redact } from '../../http/redact.ts';
import { UpstreamError } from '../../upstream-error.ts';

/*
 * The way to the identity service of this machine. It lies at a link-local address or one that the environment names,
 * in plain http, where no connector may go; so it has a client of its own that goes nowhere else, because the library
 * chooses the address and nothing that a tenant writes reaches it. A refusal is handed on: the library reads some.
 */

/** Milliseconds for one answer: the service is on the machine, but may ask Entra itself. */
const ANSWER_MS = 10_000;
const CONNECT_MS = 2_000;
const BODY_BYTES_MAX = 64 * 1024;

/** The library's way to the identity service of this machine. */
export interface MachineHttpClient {
  readonly client: HttpClient;
  /** What went wrong, if the last answer was no success; until asked. */
  takeFailure(): UpstreamError | undefined;
}

/** Makes the way; connects to nothing yet. */
export function createMachineHttpClient(): MachineHttpClient {
  const agent = new Agent({ connect: { timeout: CONNECT_MS } });
  let failure: UpstreamError | undefined;
  return {
    takeFailure: () => {
      const taken = failure;
      failure = undefined;
      return taken;
    },
    client: {
      sendRequest: async (request) => {
        try {
          const answer = await sendTo(agent, request);
          failure = answer.status < 300 ? undefined : refusal(answer);
          return answer;
        } catch (error) {
          failure = unreachable(error);
          throw failure;
        }
      },
    },
  };
}

async function sendTo(agent: Agent, request: PipelineRequest): Promise<PipelineResponse> {
  const answer = await send(request.url, {
    dispatcher: agent,
    method: request.method,
    headers: request.headers.toJSON(),
    body: typeof request.body === 'string' ? request.body : null,
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const bytes = await readBytes(answer.body, '', BODY_BYTES_MAX);
  const headers = createHttpHeaders(
    Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, [value].flat()[0] ?? ''])),
  );
  return { request, status: answer.statusCode, headers, bodyAsText: bytes.toString('utf8') };
}

function refusal({ status, bodyAsText }: PipelineResponse): UpstreamError {
  const kind = status === 429 ? 'throttled' : status >= 500 || status === 410 ? 'unavailable' : 'unauthorized';
  const said = redact((bodyAsText ?? '').slice(0, 300), []);
  return new UpstreamError(
    kind,
    `Cannot get a token of the identity of this machine: its service answered ${status} "${said}". Check that it has this identity`,
    { status },
  );
}

function unreachable(cause: unknown): UpstreamError {
  const reason = cause instanceof Error ? cause.message : 'no reason given';
  return new UpstreamError(
    'unavailable',
    `Cannot get a token of the identity of this machine: its service did not answer (${redact(reason, [])}). A managed identity exists in Azure only`,
  );
}
