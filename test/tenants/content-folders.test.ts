import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentFolders } from '../../tenants/content-folders.ts';

const folder = mkdtempSync(join(tmpdir(), 'watchbill-content-'));

test('playbooks inside the content folder are its own', () => {
  const content = join(folder, 'own');
  mkdirSync(join(content, 'playbooks'), { recursive: true });
  expect(contentFolders(content).playbooks).toBe(join(content, 'playbooks'));
});

test('a content folder without playbooks uses those beside it', () => {
  expect(contentFolders(join(folder, 'estate')).playbooks).toBe(join(folder, 'playbooks'));
});

test('templates come from the content folder and from the playbooks', () => {
  expect(contentFolders(join(folder, 'estate')).templates).toEqual([
    join(folder, 'estate', 'templates'),
    join(folder, 'playbooks', 'templates'),
  ]);
});

test('forms and samples may be shipped with playbooks too', () => {
  const { forms, samples } = contentFolders(join(folder, 'estate'));
  expect(forms).toEqual([join(folder, 'estate', 'forms'), join(folder, 'playbooks', 'forms')]);
  expect(samples).toEqual([join(folder, 'estate', 'samples'), join(folder, 'playbooks', 'samples')]);
});

test('every other kind has a folder in the content folder', () => {
  const { groups, rotas, policies, calendars, guardRails } = contentFolders('estate');
  expect([groups, rotas, policies, calendars, guardRails]).toEqual(
    ['groups', 'rotas', 'policies', 'calendars', 'guard-rails'].map((name) => join('estate', name)),
  );
});
