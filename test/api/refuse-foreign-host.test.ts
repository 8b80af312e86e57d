import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { refuseForeignHost } from '../../api/refuse-foreign-host.ts';

// The three members that are looked at.
const request = (host: string, ip = '127.0.0.1', site?: string) =>
  ({ host, ip, headers: site === undefined ? {} : { 'sec-fetch-site': site } }) as unknown as FastifyRequest;
const TRIAL = { isLocalTrial: true };

test.each(['127.0.0.1:7420', 'localhost:7420', '[::1]:7420', 'localhost'])('a trial answers under %s', (host) => {
  expect(() => refuseForeignHost(TRIAL, request(host))).not.toThrow();
});

test.each(['evil.example', '10.0.0.1:7420', ''])('and not under %j', (host) => {
  expect(() => refuseForeignHost(TRIAL, request(host))).toThrow(expect.objectContaining({ status: 421 }));
});

test('nor to another machine that says it means this one', () => {
  expect(() => refuseForeignHost(TRIAL, request('localhost', '10.0.0.7'))).toThrow(
    expect.objectContaining({ status: 421 }),
  );
});

test.each([
  ['same-origin', true],
  ['none', true],
  ['same-site', false],
  ['cross-site', false],
])('a browser that says %s: %s', (site, passes) => {
  const refuse = () => refuseForeignHost(TRIAL, request('localhost', '127.0.0.1', site));
  if (passes) expect(refuse).not.toThrow();
  else expect(refuse).toThrow(expect.objectContaining({ status: 403 }));
});

test('an installation with real sign-in answers under its own name', () => {
  expect(() => refuseForeignHost({ isLocalTrial: false }, request('watchbill.example', '10.0.0.7'))).not.toThrow();
});
