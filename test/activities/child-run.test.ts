import { expect, test } from 'vitest';
import { childWorkflowId, type ChildAddress } from '../../activities/child-run.ts';
import type { ActivityDependencies } from '../../activities/dependencies.ts';
import type { PlaybookName, RunId, StepPath, TenantId } from '../../contracts/ids.ts';

const dependencies = { deploymentKey: Buffer.alloc(32, 7) } as unknown as ActivityDependencies;
const CHILD: ChildAddress = {
  playbook: 'hygiene' as PlaybookName,
  tenant: 'contoso' as TenantId,
  path: 'all[1]' as StepPath,
  run: {
    tenant: 'provider' as TenantId,
    runId: 'r-000000000000' as RunId,
    workflowId: 't-0/x/0',
    playbook: 'fleet' as PlaybookName,
    planSha256: '',
  },
};
const idOf = (over: Partial<ChildAddress> = {}): string => childWorkflowId(dependencies, { ...CHILD, ...over });

test('the same step of the same run always calls the same run; every other one another', () => {
  expect(idOf()).toBe(idOf());
  const others = [
    idOf(),
    idOf({ path: 'all[2]' as StepPath }),
    idOf({ tenant: 'fabrikam' as TenantId }),
    idOf({ playbook: 'other' as PlaybookName }),
    idOf({ run: { ...CHILD.run, runId: 'r-111111111111' as RunId } }),
  ];
  expect(new Set(others).size).toBe(others.length);
});

test('the id begins with the key of the tenant that the run works for', () => {
  expect(idOf().split('/')[0]).toBe(idOf({ path: 'x' as StepPath }).split('/')[0]);
  expect(idOf().split('/')[0]).not.toBe(idOf({ tenant: 'fabrikam' as TenantId }).split('/')[0]);
});
