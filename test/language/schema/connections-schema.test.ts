import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';

const instance = (more: string) => `apiVersion: watchbill/v1
kind: Tenant
name: contoso
title: Contoso
timezone: Europe/Berlin
connections:
  servicenow: { url: https://contoso.example, user: watchbill, password: { env: X }${more} }
`;

test.each([
  ['', []],
  [', events: []', []],
  [', events: [servicenow.incident], pollSeconds: 1', []],
  [', pollSeconds: 3600', []],
  [', pollSeconds: 3601', ['wrong-value: 3601']],
  [', events: [defender.incident]', ['wrong-value: defender.incident']],
  [', events: servicenow.incident', ['wrong-type: servicenow.incident']],
])('%s: only events of the upstream itself are read over a connection', (more, findings) => {
  expect(findingsOf(instance(more))).toEqual(findings);
});
