import type { Finding } from '../finding.ts';
import { keyRange } from '../schema/locate.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';
import { microsoftConnections } from './microsoft-connections.ts';

/** What a connection needs to sign in: its own key, the key of `entra`, and the thing in words. */
const NEEDED = [
  ['entraTenantId', 'tenantId', 'id of the tenant in Entra'],
  ['clientId', 'clientId', 'id of the application'],
  ['clientSecret', 'clientSecret', 'secret of the application'],
] as const;

/** Connections to Microsoft for which neither they nor `entra` say who signs in. */
export function signInMissing(root: SourceNode): readonly Finding[] {
  const entra = memberOf(root, 'entra');
  return microsoftConnections(root).flatMap(({ name, connection, connections }) =>
    NEEDED.flatMap(([own, common, what]): Finding[] => {
      if (memberOf(connection, own) !== undefined || memberOf(entra, common) !== undefined) return [];
      return [
        {
          code: 'sign-in-missing',
          severity: 'error',
          summary: `Cannot sign in for the connection "${name}" because the ${what} is not there`,
          detail: `Write \`${common}\` under \`entra\`, which is for all connections to Microsoft`,
          range: keyRange(connections, name),
        },
      ];
    }),
  );
}
