import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';

const ID = '00000000-0000-0000-0000-000000000001';
const tenant = (cloud: string, connections: string) => `apiVersion: watchbill/v1
kind: Tenant
name: contoso
title: Contoso
timezone: Europe/Berlin
entra: { ${cloud}tenantId: ${ID}, clientId: ${ID}, clientSecret: { env: X } }
connections: ${connections}
`;

test.each([
  ['', '{ graph: {}, defender-endpoint: {} }', []],
  ['cloud: dod, ', '{ graph: {}, defender-endpoint: {} }', []],
  ['cloud: china, ', '{ graph: {}, defender-endpoint: { root: https://mde.example } }', []],
  ['cloud: china, ', '{ graph: {}, defender-endpoint: {} }', ['service-not-offered: defender-endpoint']],
  ['cloud: china, ', `{ o365-management: { publisherId: ${ID} } }`, ['service-not-offered: o365-management']],
])('%s%s', (cloud, connections, findings) => {
  expect(findingsOf(tenant(cloud, connections))).toEqual(findings);
});
