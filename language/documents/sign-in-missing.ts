import type { Finding } from '../finding.ts';
import { CREDENTIALS } from '../schema/entra-schema.ts';
import { keyRange } from '../schema/locate.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';
import { microsoftConnections } from './microsoft-connections.ts';

/** What a connection needs to sign in: its own keys, the keys of `entra`, the thing in words, and what to write. */
const NEEDED = [
  [['entraTenantId'], ['tenantId'], 'id of the tenant in Entra', '`tenantId`'],
  [['clientId'], ['clientId'], 'id of the application', '`clientId`'],
  [
    CREDENTIALS,
    CREDENTIALS,
    'secret of the application',
    '`clientSecret`, `certificate`, `federatedToken` or `managedIdentity`',
  ],
] as const;

/** Connections to Microsoft for which neither they nor `entra` say who signs in. */
export function signInMissing(root: SourceNode): readonly Finding[] {
  const entra = memberOf(root, 'entra');
  return microsoftConnections(root).flatMap(({ name, connection, connections }) =>
    NEEDED.flatMap(([own, common, what, keys]): Finding[] => {
      if (hasOne(connection, own) || hasOne(entra, common)) return [];
      return [
        {
          code: 'sign-in-missing',
          severity: 'error',
          summary: `Cannot sign in for the connection "${name}" because the ${what} is not there`,
          detail: `Write ${keys} under \`entra\`, which is for all connections to Microsoft`,
          range: keyRange(connections, name),
        },
      ];
    }),
  );
}

function hasOne(node: SourceNode | undefined, keys: readonly string[]): boolean {
  return keys.some((key) => memberOf(node, key) !== undefined);
}
