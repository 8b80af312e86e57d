import { randomUUID } from 'node:crypto';
import { DecoratorHandler, request as send } from 'undici';
import type { Agent, Dispatcher } from 'undici';
import { UpstreamError } from '../upstream-error.ts';
import type { Exchange, Policy } from './exchange-state.ts';
import { headerText } from './header-text.ts';
import type { HttpAnswer, HttpCall } from './http-call.ts';
import { lostExchange } from './lost-exchange.ts';
import { ACCEPTED_CODINGS, BodyRefused, isJsonType, parseJson, readBytes } from './read-body.ts';
import { readRefusal } from './read-refusal.ts';

/** What is known of an exchange before it begins. */
export function beginExchange(policy: Policy, call: HttpCall, deadline: AbortSignal): Exchange {
  const secrets = policy.settings.secrets ?? [];
  return {
    call,
    requestId: randomUUID(),
    deadline,
    asked: false,
    sent: false,
    authorization: '',
    challenge: '',
    secrets,
  };
}

/**
 * One request and its answer: authorisation, connection, request sent, answer, body.
 *
 * @throws {UpstreamError} for everything but a success
 */
export async function exchange(policy: Policy, state: Exchange, url: URL): Promise<HttpAnswer> {
  const { call, deadline } = state;
  const signal = call.signal === undefined ? deadline : AbortSignal.any([deadline, call.signal]);
  const seen = { method: call.method, path: url.pathname };
  try {
    const headers = await requestHeaders(policy, state, signal);
    await policy.settings.faultHook?.('before-send', seen);
    state.asked = true;
    const answer = await send(url, {
      dispatcher: watchSending(policy.agent, () => (state.sent = true)),
      method: call.method,
      headers,
      body: call.json === undefined ? null : JSON.stringify(call.json),
      ...(call.totalMs === undefined ? {} : { headersTimeout: call.totalMs, bodyTimeout: call.totalMs }),
      signal,
    });
    const received = await receive(policy, state, answer);
    await policy.settings.faultHook?.('after-answer', seen);
    return received;
  } catch (error) {
    throw error instanceof UpstreamError ? error : lostExchange(policy, state, error);
  }
}

async function requestHeaders(policy: Policy, state: Exchange, signal: AbortSignal): Promise<Record<string, string>> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-encoding': ACCEPTED_CODINGS,
    'x-request-id': state.requestId,
    ...(state.call.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...state.call.headers,
  };
  const { authorization } = policy.settings;
  if (authorization === undefined) return headers;
  const value = await authorization.header(signal);
  state.authorization = value;
  state.secrets = [...state.secrets, value, value.replace(/^\S+\s+/, '')];
  return { ...headers, authorization: value };
}

function watchSending(agent: Agent, sent: () => void): Dispatcher {
  return agent.compose((dispatch) => (options, handler) => {
    const watched: Dispatcher.DispatchHandler = new DecoratorHandler(handler);
    const start = watched.onRequestStart?.bind(watched);
    // Called with a connection at hand, just before the first byte is written.
    watched.onRequestStart = (controller: Dispatcher.DispatchController, context: unknown): void => {
      sent();
      start?.(controller, context);
    };
    return dispatch(options, watched);
  });
}

async function receive(policy: Policy, state: Exchange, answer: Dispatcher.ResponseData): Promise<HttpAnswer> {
  const { statusCode: status, headers } = answer;
  if (status < 200 || status > 299) {
    state.challenge = [headers['www-authenticate']].flat().join(', ');
    throw await readRefusal(policy, state, answer);
  }
  const bytes = await readBytes(answer.body, headerText(headers['content-encoding']), policy.limits.bodyBytes);
  const expect = state.call.expect ?? 'json';
  if (expect === 'nothing') return { status, headers, json: null, bytes };
  const contentType = headerText(headers['content-type']);
  if (!isJsonType(contentType))
    throw new BodyRefused(`its body is of type "${contentType.slice(0, 60)}" instead of JSON`);
  return { status, headers, json: expect === 'json' ? parseJson(bytes) : null, bytes };
}
