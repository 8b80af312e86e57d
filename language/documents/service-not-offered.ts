import { textOf } from '../compile/compile-context.ts';
import type { Finding } from '../finding.ts';
import { keyRange } from '../schema/locate.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';
import { microsoftConnections } from './microsoft-connections.ts';

/** Services without an address in a cloud. @see Microsoft «National cloud deployments» */
const NOT_OFFERED: Readonly<Record<string, readonly string[]>> = { china: ['o365-management', 'defender-endpoint'] };

/** Connections to services that Microsoft does not offer in the cloud of the tenant, unless they say their address. */
export function serviceNotOffered(root: SourceNode): readonly Finding[] {
  const cloud = textOf(memberOf(memberOf(root, 'entra'), 'cloud'));
  const missing = NOT_OFFERED[cloud] ?? [];
  return microsoftConnections(root).flatMap(({ name, connection, connections }): Finding[] => {
    if (!missing.includes(name) || memberOf(connection, 'root') !== undefined) return [];
    return [
      {
        code: 'service-not-offered',
        severity: 'error',
        summary: `Cannot use the connection "${name}" because Microsoft lists no address of it for the cloud "${cloud}"`,
        detail: 'Take the connection out, or write its address as `root`',
        range: keyRange(connections, name),
      },
    ];
  });
}
