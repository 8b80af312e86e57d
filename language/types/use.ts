import type { JsonObject } from '../../contracts/json.ts';
import type { ExpectedType } from '../expressions/check-expression.ts';
import type { Cel, Step, Value } from '../plan/plan.ts';
import type { View } from './view.ts';

/** One expression of a playbook, at its place. */
export interface Use {
  readonly source: Cel;
  /** Key of its place in the text. */
  readonly owner: object;
  readonly key: string;
  readonly view: View;
  readonly expected: ExpectedType;
  /** Whether reading what is not there makes it false (`if`) instead of failing the step. */
  readonly isCondition: boolean;
}

/** A value of a step that has to fit a schema. */
export interface Slot {
  readonly value: Value;
  readonly schema: JsonObject;
  /** `with.key` and the like, for messages. */
  readonly name: string;
  readonly view: View;
}

/** A step at its place. */
export interface PlacedStep {
  readonly step: Step;
  /** What its `if` sees. */
  readonly before: View;
  /** What the step itself sees: its `if` has held. */
  readonly view: View;
  readonly parents: readonly Step[];
}

/** Everything that the rules judge about a playbook's expressions and steps. */
export interface Survey {
  readonly uses: readonly Use[];
  readonly steps: readonly PlacedStep[];
  /** Lists of steps, the inner ones too. */
  readonly lists: readonly (readonly Step[])[];
}
