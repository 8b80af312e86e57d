import type { ActionSignatures } from '../language/schema/action-signature.ts';
import type { Action } from './action.ts';

/** Every action that playbooks can call, at every version that open runs may have locked. */
export const CATALOGUE: readonly Action[] = [];

/** The newest version of each, by `noun.verb`. */
export const SIGNATURES: ActionSignatures = new Map(CATALOGUE.map((action) => [action.name, action]));
