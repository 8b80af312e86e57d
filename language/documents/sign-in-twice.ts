import type { Finding } from '../finding.ts';
import { CREDENTIALS } from '../schema/entra-schema.ts';
import { keyRange } from '../schema/locate.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';
import { microsoftConnections } from './microsoft-connections.ts';

/** Places of a tenant that say more than one way to sign in: nobody could tell which one counts. */
export function signInTwice(root: SourceNode): readonly Finding[] {
  const entra = memberOf(root, 'entra');
  const connections = microsoftConnections(root).map(({ connection }) => connection);
  return (entra === undefined ? connections : [entra, ...connections]).flatMap((place): Finding[] => {
    const [first, ...others] = CREDENTIALS.filter((key) => memberOf(place, key) !== undefined);
    return others.map((key) => ({
      code: 'sign-in-twice',
      severity: 'error',
      summary: `Cannot sign in with "${key}" because "${first}" is there, too`,
      detail: 'Keep one of them',
      range: keyRange(place, key),
    }));
  });
}
