import { expect, test, vi } from 'vitest';
import { createUpstreams } from '../../activities/upstreams.ts';
import { UpstreamError } from '../../connectors/upstream-error.ts';
import { aDirectory } from '../tenants/a-directory.ts';
import { usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

test('a connector is made once for a tenant, and again after it was forgotten', async () => {
  const directory = usualDirectory(world);
  const upstreams = createUpstreams(() => directory);
  const [tenant] = [...directory.tenants.keys()];
  if (tenant === undefined) expect.fail('there is a tenant');
  const first = upstreams.serviceNow(tenant);
  expect(upstreams.serviceNow(tenant)).toBe(first);
  expect(upstreams.smtp(tenant)).not.toBe(upstreams.o365Management(tenant));
  await upstreams.forget(tenant);
  expect(upstreams.serviceNow(tenant)).not.toBe(first);
  await upstreams.close();
});

test('Defender for Endpoint is opened where its secret is there, and is not-configured where it is not', async () => {
  const id = '11111111-2222-4333-8444-555555555555';
  const opened = (secret: string) => {
    const signIn = {
      authority: 'https://login.example',
      entraTenantId: id,
      clientId: id,
      clientSecret: { env: secret },
    };
    const connection = { ...signIn, root: 'https://defender.example', audience: 'https://defender.example' };
    const tenant = { ...world.tenant(), connections: { 'defender-endpoint': connection } };
    return { tenant: tenant.id, upstreams: createUpstreams(() => aDirectory([tenant], [])) };
  };
  vi.stubEnv('SECRET_OF_THE_TEST', 'a secret');
  const { tenant, upstreams } = opened('SECRET_OF_THE_TEST');
  expect(upstreams.defenderEndpoint(tenant)).toBe(upstreams.defenderEndpoint(tenant));
  await upstreams.close();
  vi.unstubAllEnvs();
  expect(() => opened('SECRET_OF_THE_TEST').upstreams.defenderEndpoint(tenant)).toThrow(UpstreamError);
});

test('a connection that a tenant does not have is not-configured, and so is a secret that is not there', () => {
  const tenant = world.tenant();
  const bare = { ...tenant, connections: {} };
  const refusalOf = (of: typeof tenant): unknown => {
    try {
      return createUpstreams(() => aDirectory([of], [])).serviceNow(of.id);
    } catch (error) {
      return error;
    }
  };
  expect(refusalOf(bare)).toBeInstanceOf(UpstreamError);
  const { servicenow } = tenant.connections;
  if (servicenow === undefined) expect.fail('there is a connection');
  const secretless = {
    ...tenant,
    connections: { servicenow: { ...servicenow, password: { env: 'NOT_SET_ANYWHERE' } } },
  };
  expect(refusalOf(secretless)).toMatchObject({ kind: 'not-configured' });
});

test('it is told where a connection leads, and nothing of one that a tenant does not have', () => {
  const tenant = world.tenant();
  const upstreams = createUpstreams(() => aDirectory([tenant], []));
  expect(upstreams.addressOf(tenant.id, 'servicenow')).toBe(tenant.connections.servicenow?.url);
  expect(upstreams.addressOf(tenant.id, 'graph')).toBe(tenant.connections.graph?.root);
  expect(upstreams.addressOf(tenant.id, 'smtp')).toBeUndefined();
});
