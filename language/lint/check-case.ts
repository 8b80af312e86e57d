import type { Finding } from '../finding.ts';
import type { CaseDocument } from '../schema/case-schema.ts';
import type { MapNode } from '../source/source-node.ts';
import type { World } from '../world.ts';

/** What a case says that its playbook does not have. */
export function checkCase(_root: MapNode, _body: CaseDocument, _world: World): readonly Finding[] {
  return [];
}
