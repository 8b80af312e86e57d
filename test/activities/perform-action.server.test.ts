import { beforeEach, describe, expect, test } from 'vitest';
import { performAction } from '../../activities/perform-action.ts';
import type { ActionEffect } from '../../contracts/activities.ts';
import { aDirectory } from '../tenants/a-directory.ts';
import { aHeader, usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

beforeEach(() => {
  world.directory = usualDirectory(world);
});

const perform = (effect: ActionEffect) => world.run(performAction(world.dependencies), effect);
const effect = (action: string, input: ActionEffect['input'], over: Partial<ActionEffect> = {}): ActionEffect => ({
  ...aHeader(),
  kind: 'action',
  action,
  version: 1,
  input,
  ...over,
});
const ensure = () => effect('ticket.ensure', { key: 'phishing/1', title: 'A mail', severity: 'high' });
const tickets = () => world.control<readonly unknown[]>('GET', '/tickets?tenant=contoso');

describe('an action', () => {
  test('that the worker does not have fails as unknown-action', async () => {
    expect(await perform(effect('ticket.ensure', {}, { version: 99 }))).toMatchObject({
      status: 'failed',
      failure: { code: 'unknown-action' },
    });
  });

  test('that changes the world does so once, however often it is attempted', async () => {
    const open = ensure();
    const first = await perform(open);
    expect(first).toMatchObject({ status: 'succeeded', recorded: true, output: { created: true } });
    expect(await perform({ ...open, attempt: 2 })).toEqual(first);
    expect(await tickets()).toHaveLength(1);
  });

  test('that the upstream throttles is told with its pause, and may be sent again', async () => {
    await world.control('POST', '/faults', {
      match: { service: 'servicenow' },
      effect: { status: 429, headers: { 'Retry-After': '60' }, body: {} },
    });
    const open = ensure();
    expect(await perform(open)).toMatchObject({
      status: 'failed',
      failure: { code: 'throttled', retryAfterMs: 60_000 },
    });
    await world.control('DELETE', '/faults');
    expect(await perform(open)).toMatchObject({ status: 'succeeded' });
    expect(await tickets()).toHaveLength(1);
  });

  test.each([
    ['a member of the wrong type', 'ticket.ensure', { key: 'phishing/1', title: 7, severity: 'high' }, '"title"'],
    [
      'a word that is none of them',
      'ticket.ensure',
      { key: 'phishing/1', title: 'A mail', severity: 'bad' },
      '"severity"',
    ],
    ['a member too many', 'ticket.ensure', { key: 'a', title: 'b', severity: 'low', colour: 'red' }, '"colour"'],
    ['a member too few', 'ticket.list_stale', { team: 'csirt' }, '"older_than_hours"'],
  ])(
    'whose input has %s fails for good, and neither an intent nor a request is made',
    async (_, name, input, member) => {
      const open = effect(name, input);
      const answer = await perform(open);
      expect(answer).toMatchObject({ status: 'failed', recorded: true, failure: { code: 'invalid-input' } });
      expect(answer.status === 'failed' ? answer.failure.message : '').toContain(member);
      expect(await world.control('GET', '/requests?service=servicenow')).toEqual([]);
      const { runId } = open.run;
      expect(await world.db.kysely.selectFrom('intents').selectAll().where('runId', '=', runId).execute()).toEqual([]);
    },
  );

  test('in a tenant without the connection fails as not-configured', async () => {
    world.directory = { ...world.directory, tenants: new Map() };
    await world.dependencies.upstreams.forget(aHeader().run.tenant);
    expect(await perform(ensure())).toMatchObject({ status: 'failed', failure: { code: 'not-configured' } });
  });

  test('that takes something away from people is held back from what is not on this machine: no intent, no request', async () => {
    const entraTenantId = '11111111-2222-4333-8444-555555555555';
    const signIn = { authority: 'https://login.invalid', entraTenantId, clientId: entraTenantId };
    const endpoint = { ...signIn, clientSecret: { env: 'NOT_SET_ANYWHERE' }, root: 'https://defender.invalid' };
    const connections = { 'defender-endpoint': { ...endpoint, audience: endpoint.root } };
    world.directory = aDirectory([world.tenant({ connections })], []);
    const isolate = effect('device.isolate', { device: 'a'.repeat(40), isolation: 'Full', comment: 'A test' });
    const answer = await perform(isolate);
    expect(answer).toMatchObject({ status: 'failed', recorded: true, failure: { code: 'not-configured' } });
    expect(answer.status === 'failed' ? answer.failure.message : '').toContain('only against a simulator');
    const { runId } = isolate.run;
    expect(await world.db.kysely.selectFrom('intents').selectAll().where('runId', '=', runId).execute()).toEqual([]);
  });

  test('that only reads leaves no intent and needs no ledger', async () => {
    const answer = await perform(effect('ticket.list_stale', { team: 'csirt', older_than_hours: 24 }));
    expect(answer).toMatchObject({ status: 'succeeded' });
  });
});
