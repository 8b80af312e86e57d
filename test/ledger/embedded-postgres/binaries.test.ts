import { access, constants } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findBinaries } from '../../../ledger/embedded-postgres/binaries.ts';

test('the programs of PostgreSQL are installed and may be executed', async () => {
  const { postgres, initdb } = await findBinaries();
  for (const program of [postgres, initdb]) {
    await expect(access(program, constants.X_OK)).resolves.toBeUndefined();
  }
});
