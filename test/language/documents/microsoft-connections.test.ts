import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';

test('a connection to another vendor needs no application of Entra', () => {
  const text = `apiVersion: watchbill/v1
kind: Tenant
name: contoso
title: Contoso
timezone: Europe/Berlin
connections:
  servicenow: { url: https://contoso.example, user: watchbill, password: { env: X } }
  graph: {}
entra: { tenantId: 00000000-0000-0000-0000-000000000001, clientSecret: { env: X } }
`;
  expect(findingsOf(text)).toEqual(['sign-in-missing: graph']);
});
