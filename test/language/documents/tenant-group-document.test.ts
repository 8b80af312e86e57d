import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { TENANT_GROUP } from '../documents.ts';

test.each([
  [TENANT_GROUP, []],
  [TENANT_GROUP.replace('values: { stale_hours: 24 }', 'values: 24'), ['wrong-type: 24']],
  [TENANT_GROUP.replace('enabled: false', 'enabled: no'), ['yaml-boolean: no']],
  [TENANT_GROUP.replace('values:', 'timezone: Europe/Berlin\nvalues:'), ['unknown-key: timezone']],
])('%#: a group gives values and playbooks, and nothing else', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
