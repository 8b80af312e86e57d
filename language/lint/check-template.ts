import type { JsonObject } from '../../contracts/json.ts';
import type { Finding } from '../finding.ts';
import type { MapNode } from '../source/source-node.ts';
import type { World } from '../world.ts';

/** A template that is to be checked. */
export interface TemplateCheck {
  readonly text: string;
  readonly root: MapNode;
  readonly world: World;
  readonly inputs: Readonly<Record<string, JsonObject>>;
}

/** The expressions of a template: they may read `inputs`, `tenant` and `run`. */
export function checkTemplate(_check: TemplateCheck): readonly Finding[] {
  return [];
}
