import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';

const TENANT = `apiVersion: watchbill/v1
kind: Tenant
name: contoso
title: Contoso
timezone: Europe/Berlin
`;
const ID = '00000000-0000-0000-0000-000000000001';
const FEED = `publisherId: ${ID}`;

test.each([
  ['without a connection to Microsoft', 'connections: { smtp: { host: h, port: 25, from: a@b.example } }', []],
  ['without connections', '', []],
  [
    'all from entra',
    `entra: { tenantId: ${ID}, clientId: ${ID}, clientSecret: { env: X } }\nconnections: { graph: {} }`,
    [],
  ],
  [
    'the application of the connection, the tenant of entra',
    `entra: { tenantId: ${ID} }\nconnections: { graph: { clientId: ${ID}, clientSecret: { env: X } } }`,
    [],
  ],
  [
    'all from the feed itself',
    `connections: { o365-management: { entraTenantId: ${ID}, clientId: ${ID}, clientSecret: { env: X }, ${FEED} } }`,
    [],
  ],
  [
    'a certificate of entra',
    `entra: { tenantId: ${ID}, clientId: ${ID}, certificate: { file: /run/app.pem } }\nconnections: { graph: {} }`,
    [],
  ],
  [
    'an identity of the machine',
    `entra: { tenantId: ${ID}, clientId: ${ID} }\nconnections: { graph: { managedIdentity: {} } }`,
    [],
  ],
  [
    'nothing',
    'connections: { defender-endpoint: {} }',
    ['sign-in-missing: defender-endpoint', 'sign-in-missing: defender-endpoint', 'sign-in-missing: defender-endpoint'],
  ],
  [
    'no secret',
    `entra: { tenantId: ${ID}, clientId: ${ID} }\nconnections: { graph: {}, o365-management: { clientSecret: { env: X }, ${FEED} } }`,
    ['sign-in-missing: graph'],
  ],
])('who signs in is known: %s', (_, text, findings) => {
  expect(findingsOf(`${TENANT}${text}\n`)).toEqual(findings);
});
