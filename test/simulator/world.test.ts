import { expect, test } from 'vitest';
import { clearWorld, openWorld } from '../../simulator/world.ts';
import { aFolder, CONTOSO } from './support.ts';

test('a tenant is found by its directory id, whatever the letter case', () => {
  const world = openWorld({ folder: aFolder() });
  expect(world.tenantByGuid(CONTOSO.entraTenantId.toUpperCase())?.name).toBe('contoso');
  expect(world.tenantByGuid('nothing')).toBeUndefined();
});

test('a cleared world is empty after another opening too', () => {
  const folder = aFolder();
  const world = openWorld({ folder });
  world.contents.put({ tenant: 'contoso', contentType: 'Audit.General', created: world.now(), body: '[]' });
  world.tables.put({ tenant: 'contoso', table: 'incident', sysId: 'a', fields: {}, isHidden: false });
  clearWorld(world);
  const again = openWorld({ folder });
  expect(again.tables.rows('contoso', 'incident')).toEqual([]);
  expect(again.contents.list('contoso', 'Audit.General', { start: 0, end: Infinity })).toEqual([]);
});
