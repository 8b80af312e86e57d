import { childPath, type StepPath } from '../contracts/ids.ts';
import type { CancelToken } from './cancel-token.ts';
import type { Frame } from './journal.ts';
import type { Scope } from './scope.ts';

/** Where steps run: their names, their frame in the journal, their path and what cancels them. */
export interface Place {
  readonly scope: Scope;
  readonly frame: Frame;
  readonly path: StepPath | '';
  readonly token: CancelToken;
  /** Steps around this place. */
  readonly depth: number;
  /** Whether its steps run beside those of the playbook. */
  readonly isBeside?: true;
}

/** The place inside a step or body of this place. */
export function inside(place: Place, key: string, frame: Frame): Place {
  return { ...place, frame, path: childPath(place.path, key), depth: place.depth + 1 };
}
