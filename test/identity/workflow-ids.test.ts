import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId, PlaybookName, TenantId } from '../../contracts/ids.ts';
import { requestEventKey, tenantKeyOf, workflowIdFor } from '../../identity/workflow-ids.ts';

const key = Buffer.alloc(32, 1);
const contoso = 'contoso' as TenantId;
const phishing = 'phishing' as PlaybookName;

test('the same tenant, playbook and event key always give the same workflow id', () => {
  expect(workflowIdFor(key, contoso, phishing, 'a')).toBe(workflowIdFor(key, contoso, phishing, 'a'));
  expect(workflowIdFor(key, contoso, phishing, 'a')).toMatch(/^t-[0-9a-f]{12}\/phishing\/[0-9a-f]{32}$/);
});

test('tenant, playbook, event key and deployment each make another id', () => {
  const ids = [
    workflowIdFor(key, contoso, phishing, 'a'),
    workflowIdFor(key, 'fabrikam' as TenantId, phishing, 'a'),
    workflowIdFor(key, contoso, 'triage' as PlaybookName, 'a'),
    workflowIdFor(key, contoso, phishing, 'b'),
    workflowIdFor(Buffer.alloc(32, 2), contoso, phishing, 'a'),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});

test('neither tenant nor event key can be read out of the id', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (mail) => {
      const id = workflowIdFor(key, contoso, phishing, mail);
      expect(id).not.toContain(mail);
      expect(id).not.toContain('contoso');
    }),
  );
});

test('the id begins with the key of the tenant', () => {
  expect(workflowIdFor(key, contoso, phishing, 'a').startsWith(`t-${tenantKeyOf(key, contoso)}/`)).toBe(true);
});

test('a request id belongs to the person who chose it', () => {
  expect(requestEventKey('ada' as PersonId, '1')).not.toBe(requestEventKey('bruno' as PersonId, '1'));
});
