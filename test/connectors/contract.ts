import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { HttpClientOptions } from '../../connectors/http/http-client.ts';
import { UpstreamError } from '../../connectors/upstream-error.ts';
import type { FailureCode } from '../../contracts/failure-codes.ts';
import { answersContract } from './contract/answers.ts';
import { bodiesContract } from './contract/bodies.ts';
import { pagingContract } from './contract/paging.ts';
import type { PagingSubject } from './contract/paging.ts';
import { secretsContract, textsOf } from './contract/secrets.ts';
import { sendJson, startLocalServer } from './local-server.ts';
import type { LocalServer, SeenRequest } from './local-server.ts';

/** A connector under test, and how to make it call. */
export interface ContractSubject {
  /** Answers what the connector asks before the call that counts, as a token; false if this is the call that counts. */
  answerBefore(request: SeenRequest, response: ServerResponse): boolean;
  connect(
    url: string,
    http: HttpClientOptions,
  ): {
    read(): Promise<unknown>;
    write?(): Promise<unknown>;
    /** Reads a listing in pages to its end and names its items as they were sent; with `paging` there must be one. */
    list?(): Promise<readonly string[]>;
    close(): Promise<void>;
  };
  /** Every call changes something: a lost or wrong answer leaves it in doubt. `read` then is such a call, too. */
  readonly writesOnly?: boolean;
  /** A text that no message may hold. */
  readonly secret: string;
  /** Sends a page that always has a successor. */
  endlessPage?(request: SeenRequest, response: ServerResponse, page: number): void;
  /** A good answer of the call that counts in `read`, as JSON: it is cut, maimed and packed in every way. */
  readonly good?: unknown;
  /** How pages look, or why the connector has none. */
  readonly paging?: PagingSubject | string;
}

/** A connector under test in the hands of a part of the suite. */
export interface ContractBench {
  readonly subject: ContractSubject;
  /** What a lost answer and a wrong one of `read` are. */
  readonly lost: FailureCode;
  readonly wrong: FailureCode;
  setUp(
    answer: (request: SeenRequest, response: ServerResponse, count: number) => void,
    http?: HttpClientOptions,
  ): Promise<{ readonly server: LocalServer; readonly connector: ReturnType<ContractSubject['connect']> }>;
  /** Connects to another address; closed at the end of the test. */
  connectTo(url: string): ReturnType<ContractSubject['connect']>;
  /** The failure, typed and without secrets. */
  failing(promise: Promise<unknown>): Promise<UpstreamError>;
}

const TOTAL_MS = 400;

/** What every HTTP connector does when its upstream does not do what it should. */
export function connectorContract(name: string, subject: ContractSubject): void {
  const lostKind: FailureCode = subject.writesOnly ? 'outcome-unknown' : 'unavailable';
  const wrongKind: FailureCode = subject.writesOnly ? 'outcome-unknown' : 'invalid-answer';
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const thing of open.splice(0)) await thing.close();
  });

  type Answer = (request: SeenRequest, response: ServerResponse, count: number) => void;
  async function setUp(
    answer: Answer,
    http: HttpClientOptions = {},
  ): Promise<{ server: LocalServer; connector: ReturnType<ContractSubject['connect']> }> {
    let count = 0;
    const server = await startLocalServer((request, response) => {
      if (!subject.answerBefore(request, response)) answer(request, response, ++count);
    });
    const connector = subject.connect(server.url, { limits: { totalMs: TOTAL_MS, connectMs: 300 }, ...http });
    open.push(connector, server);
    return { server, connector };
  }
  const failing = async (promise: Promise<unknown>): Promise<UpstreamError> => {
    const error: unknown = await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UpstreamError);
    if (!(error instanceof UpstreamError)) expect.fail('It did not fail');
    expect(textsOf(error)).not.toContain(subject.secret);
    return error;
  };

  describe(`${name} keeps the contract of all connectors`, () => {
    const kinds: readonly [number, FailureCode][] = [
      [302, 'invalid-answer'],
      [400, 'rejected'],
      [401, 'unauthorized'],
      [403, 'forbidden'],
      [404, 'not-found'],
      [408, 'throttled'],
      [409, 'conflict'],
      [412, 'conflict'],
      [422, 'rejected'],
      [429, 'throttled'],
      [500, 'unavailable'],
      [502, 'unavailable'],
      [503, 'unavailable'],
      [504, 'unavailable'],
    ];
    test.each(kinds)('F13: an answer of %i is the failure %s, with its status', async (status, kind) => {
      const { connector } = await setUp((_, response) => sendJson(response, status, {}));
      const error = await failing(connector.read());
      // A write that ends so may have been executed.
      const isDoubtful = subject.writesOnly === true && [500, 502, 504].includes(status);
      expect([error.kind, error.status]).toEqual([isDoubtful ? lostKind : kind, status]);
      expect(error.requestId).toBeTruthy();
    });

    test('F12: a 429 hands on its Retry-After, and without one says nothing', async () => {
      const { connector } = await setUp((_, response, count) =>
        sendJson(response, 429, {}, count === 1 ? { 'retry-after': '7' } : {}),
      );
      expect((await failing(connector.read())).retryAfterMs).toBe(7_000);
      expect((await failing(connector.read())).retryAfterMs).toBeUndefined();
    });

    test(`F14: a connection that is cut leaves a read ${lostKind}`, async () => {
      const { connector } = await setUp((_, response) => response.destroy());
      expect((await failing(connector.read())).kind).toBe(lostKind);
    });

    test('F14: a body that drips is given up at the total deadline', async () => {
      const { connector } = await setUp((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      });
      const started = Date.now();
      expect((await failing(connector.read())).kind).toBe(lostKind);
      expect(Date.now() - started).toBeLessThan(TOTAL_MS * 5);
    });

    test(`F15: an HTML page with status 200 is ${wrongKind}, and so is cut JSON`, async () => {
      const { connector } = await setUp((_, response, count) => {
        const headers = { 'content-type': count === 1 ? 'text/html' : 'application/json' };
        response.writeHead(200, headers).end(count === 1 ? '<html>Sign in</html>' : '{"result": [');
      });
      expect((await failing(connector.read())).kind).toBe(wrongKind);
      expect((await failing(connector.read())).kind).toBe(wrongKind);
    });

    test('a refusal that repeats our secret and control characters is told without them', async () => {
      const { connector } = await setUp((request, response) => {
        const said = `\u001b[31m${subject.secret} ${request.headers.authorization ?? ''} eyJhbGciOiJub25lIn0.eyJ0aWQiOiIxIn0.c2ln`;
        sendJson(response, 400, { error: { code: 'AF20001', message: said, detail: said } });
      });
      const error = await failing(connector.read());
      expect(error.message).not.toContain('\u001b');
      expect(error.message).not.toContain('eyJ');
      expect(error.message).toMatch(/^Cannot .+: .+/);
    });

    test('F14: a write whose answer is lost is outcome-unknown, one that was never sent is unavailable', async () => {
      const lost = await setUp((request, response) =>
        request.method === 'GET' ? sendJson(response, 200, { result: [] }) : response.destroy(),
      );
      if (lost.connector.write === undefined)
        return expect(subject.connect('http://127.0.0.1:9', {}).write).toBeUndefined();
      expect((await failing(lost.connector.write())).kind).toBe('outcome-unknown');
      const unsent = await setUp((_, response) => sendJson(response, 200, { result: [] }), {
        faultHook: (moment, { method }) => {
          if (method !== 'GET' && moment === 'before-send') throw new TypeError('The test cut it');
        },
      });
      expect((await failing(unsent.connector.write?.() ?? Promise.resolve())).kind).toBe('unavailable');
    });

    test('F16: a listing without end stops at the limit of pages', async () => {
      const { endlessPage } = subject;
      if (endlessPage === undefined) return expect(subject.endlessPage).toBeUndefined();
      const { connector } = await setUp(endlessPage, { limits: {} });
      const error = await failing(connector.read());
      expect(error.kind).toBe('rejected');
      expect(error.message).toContain('pages');
    }, 30_000);

    const connectTo: ContractBench['connectTo'] = (url) => {
      const connector = subject.connect(url, { limits: { totalMs: TOTAL_MS, connectMs: 300 } });
      open.push(connector);
      return connector;
    };
    const bench: ContractBench = { subject, lost: lostKind, wrong: wrongKind, setUp, connectTo, failing };
    answersContract(bench);
    bodiesContract(bench);
    pagingContract(bench);
    secretsContract(bench);
  });
}
