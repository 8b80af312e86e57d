import type { PersonId } from '../../contracts/ids.ts';
import type { Sha256 } from '../../contracts/json.ts';
import type { MomentColumn, MomentColumnOrNull } from './columns.ts';

/** Sign-in tokens, by hash only. */
export interface TokensTable {
  sha256: Sha256;
  person: PersonId;
  expiresAt: MomentColumn;
  revokedAt: MomentColumnOrNull;
}
