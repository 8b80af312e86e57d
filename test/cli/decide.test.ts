import { PassThrough } from 'node:stream';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Cli } from '../../cli/cli.ts';
import { decide } from '../../cli/decide.ts';
import { openTerminal } from '../../cli/output/terminal.ts';

const SHOWN = 'c'.repeat(64);
const APPROVAL = {
  run: 'r-1',
  tenant: 'contoso',
  tenantTitle: 'Contoso',
  playbook: null,
  path: 'ask',
  question: 'Purge?',
  shown: [],
  targetsSha256: SHOWN,
  askedAt: '',
  expiresAt: '',
  state: 'open',
  quorum: 1,
  by: [],
  decisions: [],
  refusal: null,
};

test('a decision binds to what was shown, and a repeat after 503 is the same decision', async () => {
  const bodies: { decisionId: string; targetsSha256: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (request.method === 'GET') return response.end(JSON.stringify({ approvals: [APPROVAL] }));
      bodies.push(JSON.parse(body) as (typeof bodies)[number]);
      if (bodies.length === 1) return response.writeHead(503).end('{"error":{"code":"x","message":"y"}}');
      return response.end('{"run":"r-1","path":"ask","settled":"approved"}');
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const env = {
    WATCHBILL_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    XDG_CONFIG_HOME: '/nonexistent',
  };
  const output = new PassThrough();
  const cli: Cli = {
    env,
    terminal: openTerminal({ input: new PassThrough(), output, errors: new PassThrough() }, env),
    folder: '/',
    now: () => 0,
    sleep: async () => undefined,
    endWith: () => undefined,
  };
  await decide(cli, { run: 'r-1', step: 'ask', approve: true, reason: '' });
  expect(bodies.map(({ targetsSha256 }) => targetsSha256)).toEqual([SHOWN, SHOWN]);
  expect(bodies[0]?.decisionId).toBe(bodies[1]?.decisionId);
  expect(String(output.read())).toContain('Step ask of run r-1 is approved');
});
