import type { JsonObject } from '../contracts/json.ts';
import type { InputSpec } from './plan/plan.ts';
import type { ActionSignatures } from './schema/action-signature.ts';

/** What a document may refer to. Where a member is absent, references of that kind are not checked. */
export interface World {
  readonly actions: ActionSignatures;
  /** Names of teams. */
  readonly teams?: ReadonlySet<string>;
  /** Inputs of each template, by its name: JSON Schemas; an input with a `default` may be left out. */
  readonly templates?: ReadonlyMap<string, Readonly<Record<string, JsonObject>>>;
  /** JSON Schema of an object with the values that every tenant has. */
  readonly tenantValues?: JsonObject;
  /** Names of audiences. */
  readonly audiences?: ReadonlySet<string>;
  /** Playbooks by name, for cases and calls. */
  readonly playbooks?: ReadonlyMap<string, PlaybookFacts>;
  /** Names of tenants. */
  readonly tenants?: ReadonlySet<string>;
}

/** What other documents can say about a playbook. */
export interface PlaybookFacts {
  readonly stepIds: ReadonlySet<string>;
  readonly outcomes: ReadonlySet<string>;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  readonly outputs: ReadonlySet<string>;
  /** Sections at which a call may begin. */
  readonly sections: ReadonlySet<string>;
  /** Codes of its `fail` steps. */
  readonly failures: ReadonlySet<string>;
  /** Playbooks that it calls. */
  readonly calls: ReadonlySet<string>;
}
