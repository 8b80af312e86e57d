import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { UpstreamError } from '../../../connectors/upstream-error.ts';
import type { ContractBench } from '../contract.ts';
import { sendJson } from '../local-server.ts';
import { maimed } from './maimed.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const CUT_EVERY = 64;
const LENGTH = 512;
const BODY_LIMIT = 100_000;
/** What a connector may say to an answer that is not what it should be. */
const TYPED = ['invalid-answer', 'outcome-unknown', 'rejected', 'not-found', 'conflict'];

function send(response: ServerResponse, body: Buffer | string, headers: Record<string, string> = JSON_TYPE): void {
  response.writeHead(200, headers).end(body);
}

/** What becomes of bodies that are cut, too large, of another kind or of another shape. */
export function bodiesContract({ subject, lost, wrong, setUp, failing }: ContractBench): void {
  const { good } = subject;
  if (good === undefined) {
    test('NOT PROVED: cut, packed and maimed bodies, since the connector declares no good answer', () => {
      expect(good).toBeUndefined();
    });
    return;
  }
  // Blanks in front, so that a cut body of any length is no JSON.
  const text = JSON.stringify(good).padStart(LENGTH);
  const cuts = Array.from({ length: Math.ceil(text.length / CUT_EVERY) }, (_, at) => at * CUT_EVERY);

  test(`F14: a connection that is reset at any 64th byte of the body is ${lost}`, async () => {
    let cut = 0;
    const { connector } = await setUp((_, response) => {
      const length = cut % (2 * CUT_EVERY) === 0 ? { 'content-length': String(text.length) } : {};
      response.writeHead(200, { ...JSON_TYPE, ...length });
      response.write(text.slice(0, cut), () => response.socket?.resetAndDestroy());
    });
    // A sign of life between the outages, or the breaker would answer.
    const kinds: string[] = [];
    for (cut of cuts.slice(0, 9)) kinds.push((await failing(connector.read())).kind);
    expect(new Set(kinds)).toEqual(new Set([lost]));
  });

  test(`F15: JSON that ends at any 64th byte is ${wrong}`, async () => {
    let cut = 0;
    const { connector } = await setUp((_, response) => send(response, text.slice(0, cut)));
    for (cut of cuts.slice(0, 9)) expect((await failing(connector.read())).kind, `cut at ${cut}`).toBe(wrong);
  });

  test.each([
    ['HTML', text, { 'content-type': 'text/html; charset=utf-8' }],
    ['plain text', text, { 'content-type': 'text/plain' }],
    ['bytes', text, { 'content-type': 'application/octet-stream' }],
    ['nothing named', text, {}],
    ['JSON in Latin-1', Buffer.from('{"value": "\u00fc"}', 'latin1'), JSON_TYPE],
    ['nothing at all', '', JSON_TYPE],
    ['an unknown coding', text, { ...JSON_TYPE, 'content-encoding': 'zstd' }],
    ['damaged compressed bytes', gzipSync(text).subarray(0, 40), { ...JSON_TYPE, 'content-encoding': 'gzip' }],
  ])(`F15: a 200 with %s is ${wrong}`, async (_, body, headers) => {
    const { connector } = await setUp((__, response) => send(response, body, headers));
    expect((await failing(connector.read())).kind).toBe(wrong);
  });

  test('F15: a byte order mark, compression and a type with a suffix change nothing', async () => {
    const { connector } = await setUp((_, response, count) =>
      count === 1
        ? send(response, `\ufeff${text}`)
        : send(response, gzipSync(text), {
            'content-type': 'application/problem+json; odata=minimal',
            'content-encoding': 'gzip',
          }),
    );
    expect(await connector.read()).toEqual(await connector.read());
  });

  test.each([
    ['a gzip bomb', true],
    ['a body without end', false],
  ])(`F15: %s is ${wrong}, and not kept`, async (_, isBomb) => {
    const blanks = Buffer.alloc(BODY_LIMIT * 100, ' ');
    const { connector } = await setUp(
      (__, response) =>
        isBomb
          ? send(response, gzipSync(blanks), { ...JSON_TYPE, 'content-encoding': 'gzip' })
          : send(response, blanks),
      { limits: { totalMs: 5_000, connectMs: 300, bodyBytes: BODY_LIMIT } },
    );
    const error = await failing(connector.read());
    expect(error.kind).toBe(wrong);
    expect(error.message).toContain(`larger than ${BODY_LIMIT} bytes`);
  });

  test('F20: JSON of quite another shape is typed, and no empty success', async () => {
    let body: unknown;
    const { connector } = await setUp((_, response) => sendJson(response, 200, body));
    for (body of [{}, null, 'text', 7, true, { error: {} }])
      expect(TYPED, JSON.stringify(body)).toContain((await failing(connector.read())).kind);
  });

  test('F20: a member that is missing, of another type, unknown or very long never crashes', async () => {
    let body: unknown;
    const { connector } = await setUp((_, response) => sendJson(response, 200, body));
    for (const { what, value } of maimed(good)) {
      body = value;
      try {
        await connector.read();
      } catch (error) {
        expect(error, what).toBeInstanceOf(UpstreamError);
        expect(TYPED, what).toContain((await failing(Promise.reject(error as Error))).kind);
      }
    }
  }, 30_000);
}
