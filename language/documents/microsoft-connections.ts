import { memberOf, type SourceNode } from '../source/source-node.ts';

const NAMES = ['o365-management', 'graph', 'defender-endpoint'] as const;

/** A connection to Microsoft as a tenant writes it. */
export interface MicrosoftConnectionNode {
  readonly name: (typeof NAMES)[number];
  readonly connection: SourceNode;
  /** The mapping that it stands in. */
  readonly connections: SourceNode;
}

/** The connections of a tenant that sign in at Microsoft Entra. */
export function microsoftConnections(root: SourceNode): readonly MicrosoftConnectionNode[] {
  const connections = memberOf(root, 'connections');
  if (connections === undefined) return [];
  return NAMES.flatMap((name) => {
    const connection = memberOf(connections, name);
    return connection === undefined ? [] : [{ name, connection, connections }];
  });
}
