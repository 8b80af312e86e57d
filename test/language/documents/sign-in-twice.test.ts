import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';

const TENANT = `apiVersion: watchbill/v1
kind: Tenant
name: contoso
title: Contoso
timezone: Europe/Berlin
`;
const ID = '00000000-0000-0000-0000-000000000001';
const SECRET = 'clientSecret: { env: X }';
const CERTIFICATE = 'certificate: { file: /run/app.pem }';

test.each([
  ['one way in each place', `clientId: ${ID}, ${SECRET}`, CERTIFICATE, []],
  ['two in entra', `clientId: ${ID}, ${SECRET}, ${CERTIFICATE}`, '', ['sign-in-twice: certificate']],
  [
    'three in a connection',
    `clientId: ${ID}, ${SECRET}`,
    `managedIdentity: {}, ${SECRET}, federatedToken: { file: /run/token }`,
    ['sign-in-twice: managedIdentity', 'sign-in-twice: federatedToken'],
  ],
])('how to sign in is said once: %s', (_, entra, graph, findings) => {
  const text = `${TENANT}entra: { tenantId: ${ID}, ${entra} }\nconnections: { graph: { ${graph} } }\n`;
  expect(findingsOf(text)).toEqual(findings);
});

test('a tenant that says nothing in common is looked at, too', () => {
  const graph = `clientId: ${ID}, ${SECRET}, ${CERTIFICATE}`;
  const text = `${TENANT}connections: { o365-management: { entraTenantId: ${ID}, publisherId: ${ID}, ${graph} } }\n`;
  expect(findingsOf(text)).toEqual(['sign-in-twice: certificate']);
});
