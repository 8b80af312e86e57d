import { describe, expect, test } from 'vitest';
import type { PlaybookName, StepPath, TenantId } from '../../contracts/ids.ts';
import { CALL_DEPTH_MAX, playbookOfCall, tenantOfCall, type Asked } from '../../tenants/refuse-call.ts';
import { aPlan, aStart, group } from '../engine/plans.ts';
import { aDirectory, aTenant } from './a-directory.ts';

const OTHER = { ...aTenant({}), id: 'other' as TenantId };
const OWN = { ...aTenant({}), serves: ['other' as TenantId] };
const asked = (more: Partial<Asked> = {}, depth = 1): Asked => ({
  run: { ...aStart(aPlan([])).context, tenant: OWN.id },
  playbook: 'tidy' as PlaybookName,
  tenant: OWN.id,
  parent: { workflowId: 'w', path: 'a' as StepPath, waits: true, depth },
  ...more,
});

describe('the tenant of a call', () => {
  test('is the own one, or one that it serves', () => {
    expect(tenantOfCall(aDirectory([OWN, OTHER], []), asked())).toBe(OWN);
    expect(tenantOfCall(aDirectory([OWN, OTHER], []), asked({ tenant: OTHER.id }))).toBe(OTHER);
  });

  test('is refused where nobody serves it or it is not there', () => {
    const lonely = aDirectory([{ ...OWN, serves: [] }, OTHER], []);
    expect(tenantOfCall(lonely, asked({ tenant: OTHER.id }))).toMatchObject({ code: 'call-refused' });
    expect(tenantOfCall(aDirectory([OWN], []), asked({ tenant: OTHER.id }))).toMatchObject({ code: 'call-refused' });
  });

  test(`is called at most ${CALL_DEPTH_MAX} deep`, () => {
    const directory = aDirectory([OWN], []);
    expect(tenantOfCall(directory, asked({}, CALL_DEPTH_MAX))).toBe(OWN);
    expect(tenantOfCall(directory, asked({}, CALL_DEPTH_MAX + 1))).toMatchObject({ code: 'call-refused' });
  });
});

describe('the playbook of a call', () => {
  const playbook = { plan: aPlan([group('first', [], { section: 'first' })]) };

  test('has to be there, and to have the section that is asked for', () => {
    expect(playbookOfCall(asked(), playbook)).toBe(playbook);
    expect(playbookOfCall(asked({ section: 'first' }), playbook)).toBe(playbook);
    expect(playbookOfCall(asked({ section: 'last' }), playbook)).toMatchObject({ code: 'call-refused' });
    expect(playbookOfCall(asked(), undefined)).toMatchObject({ code: 'call-refused' });
  });
});
