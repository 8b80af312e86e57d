import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { version } from '../../cli/version.ts';

test('the version is that of the package', () => {
  const ofPackage = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
  expect(JSON.parse(ofPackage)).toMatchObject({ version: version() });
});
