import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import type { CannedAnswer, FaultEffect } from '../faults/fault-rule.ts';
import { jsonAnswer } from './exchange.ts';
import type { Answer } from './exchange.ts';

const CHUNK = Buffer.alloc(64 * 1024, 'a');
const DRIP_PAUSE_MS = 100;

/** What a send needs: where to, how the fault bends it, and what the service would do. */
export interface Sending {
  readonly response: ServerResponse;
  readonly effect: FaultEffect | undefined;
  /** Executes the request. Called at most once, and not at all by effects that execute nothing. */
  readonly execute: () => Answer;
}

/** Answers a request, bent by the effect of a fault if there is one. Resolves with the status sent, 0 if none was. */
export async function sendAnswer({ response, effect, execute }: Sending): Promise<number> {
  if (effect === undefined || 'claims' in effect) return sendWhole(response, execute());
  if ('status' in effect) return sendWhole(response, cannedAnswer(effect));
  if ('hang' in effect) return 0;
  if ('reset' in effect) return reset(response);
  if ('bodyBytes' in effect) return sendBulk(response, effect);
  const answer = execute();
  if ('delayMs' in effect) return sendLate(response, answer, effect.delayMs);
  if ('truncateAt' in effect) return sendCut(response, answer, effect.truncateAt);
  if ('bytesPerSecond' in effect) return sendDripping(response, answer, effect.bytesPerSecond);
  return sendAfterExecution(response, effect.executeThen);
}

/** The answer that a rule spells out. */
export function cannedAnswer(canned: CannedAnswer): Answer {
  const headers = canned.headers ?? {};
  if (canned.bodyBase64 !== undefined) {
    return { status: canned.status, headers, body: Buffer.from(canned.bodyBase64, 'base64') };
  }
  if (canned.body === undefined) return { status: canned.status, headers };
  if (typeof canned.body === 'string') return { status: canned.status, headers, body: canned.body };
  return jsonAnswer(canned.status, canned.body, headers);
}

function sendAfterExecution(response: ServerResponse, then: 'timeout' | 'reset' | CannedAnswer): number {
  if (then === 'timeout') return 0;
  if (then === 'reset') return reset(response);
  return sendWhole(response, cannedAnswer(then));
}

function sendWhole(response: ServerResponse, answer: Answer): number {
  const body = bodyOf(answer);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  response.end(body);
  return answer.status;
}

async function sendLate(response: ServerResponse, answer: Answer, delayMs: number): Promise<number> {
  await sleep(delayMs, undefined, { ref: false });
  return response.destroyed ? 0 : sendWhole(response, answer);
}

function sendCut(response: ServerResponse, answer: Answer, bytes: number): number {
  const body = bodyOf(answer);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  response.write(body.subarray(0, bytes), () => response.socket?.end());
  return answer.status;
}

async function sendDripping(response: ServerResponse, answer: Answer, bytesPerSecond: number): Promise<number> {
  const body = bodyOf(answer);
  const step = Math.max(1, Math.floor((bytesPerSecond * DRIP_PAUSE_MS) / 1_000));
  const pauseMs = (step / bytesPerSecond) * 1_000;
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  for (let at = 0; at < body.length && !response.destroyed; at += step) {
    response.write(body.subarray(at, at + step));
    await sleep(pauseMs, undefined, { ref: false });
  }
  response.end();
  return answer.status;
}

async function sendBulk(
  response: ServerResponse,
  bulk: { readonly bodyBytes: number; readonly gzip: boolean },
): Promise<number> {
  const encoding = bulk.gzip ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...encoding });
  const sink = bulk.gzip ? createGzip() : response;
  if (sink !== response) sink.pipe(response);
  const write = (chunk: Buffer | string): Promise<void> => new Promise((resolve) => sink.write(chunk, () => resolve()));
  await write('["');
  for (let left = bulk.bodyBytes - 4; left > 0 && !response.destroyed; left -= CHUNK.length) {
    await write(CHUNK.subarray(0, Math.min(left, CHUNK.length)));
  }
  await write('"]');
  sink.end();
  return 200;
}

function reset(response: ServerResponse): number {
  response.socket?.resetAndDestroy();
  return 0;
}

function bodyOf(answer: Answer): Buffer {
  return Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(answer.body ?? '');
}
