import { expect, test } from 'vitest';
import { enabledPlaybooks, snapshotOf } from '../../activities/enabled-playbooks.ts';
import type { PlaybookName } from '../../contracts/ids.ts';
import { aTenant } from '../tenants/a-directory.ts';
import { aPlan } from './a-playbook.ts';
import { withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const name = (text: string) => text as PlaybookName;

test('a tenant has the playbooks that it switched on, that are published and that this worker can read', async () => {
  await world.publish(aPlan({ name: name('on') }));
  await world.publish(aPlan({ name: name('off') }));
  await world.publish(aPlan({ name: name('newer'), irVersion: 99 }));
  const on = { enabled: true };
  const tenant = aTenant({ playbooks: { on, off: { enabled: false }, unpublished: on, newer: on } });
  const enabled = await enabledPlaybooks(world.dependencies, tenant);
  expect(enabled.map(({ ref }) => ref.playbook)).toEqual(['on']);
});

test('a run keeps values of its tenant, and nothing else', () => {
  expect(snapshotOf(aTenant({ values: { a: 1 } }))).toEqual({ id: 'contoso', title: 'Contoso', values: { a: 1 } });
});
