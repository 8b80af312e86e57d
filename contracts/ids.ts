import { sha256Hex } from './json.ts';

/** Name of a tenant document (kebab-case). First parameter of whatever touches a tenant. */
export type TenantId = string & { readonly __brand: 'TenantId' };

/** Name of a playbook document (kebab-case). */
export type PlaybookName = string & { readonly __brand: 'PlaybookName' };

/** A run as people name it: `r-` and 12 characters; stays the same through every continue-as-new. */
export type RunId = string & { readonly __brand: 'RunId' };

/** A person of a team, as sign-in names them. */
export type PersonId = string & { readonly __brand: 'PersonId' };

/**
 * Where a step stands in a run: step ids from the outside in, joined by `/`, with the zero-based index of a loop in
 * brackets: `per_team[2]/ask`. Unique within a run.
 */
export type StepPath = string & { readonly __brand: 'StepPath' };

const RUN_ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const RUN_ID_LENGTH = 12;

/**
 * The run's id out of Temporal's two: the workflow id and the id of the first execution of the chain.
 * The same pair always gives the same id; another run of the same event key gives another.
 */
export function runIdOf(workflowId: string, firstExecutionRunId: string): RunId {
  const hash = sha256Hex(`${workflowId}\n${firstExecutionRunId}`);
  let id = '';
  for (let at = 0; at < RUN_ID_LENGTH; at++) {
    id += RUN_ID_ALPHABET.charAt(Number.parseInt(hash.slice(at * 2, at * 2 + 2), 16) % RUN_ID_ALPHABET.length);
  }
  return `r-${id}` as RunId;
}

/**
 * Key under which an upstream sees one effect of a run: made of run and step, never of the attempt, so that a repeat
 * is recognised. 64 hexadecimal digits.
 */
export function idempotencyKey(runId: RunId, path: StepPath): string {
  return sha256Hex(`${runId}\n${path}`);
}

/** Path of a step inside another: `parent/id`, or the id alone at the top. */
export function childPath(parent: StepPath | '', id: string): StepPath {
  return (parent === '' ? id : `${parent}/${id}`) as StepPath;
}

/** Path of one turn of a loop: `loop[index]`, zero-based. */
export function itemPath(loop: StepPath, index: number): StepPath {
  return `${loop}[${index}]` as StepPath;
}

/**
 * Workflow id of a run: `t-<tenant key>/<playbook>/<key>`. It starts with the opaque key of the tenant, from which the
 * payload codec picks the encryption key, and never holds the event key in clear, which may be personal data.
 */
export function runWorkflowId(tenantKey: string, playbook: PlaybookName, hashedKey: string): string {
  return `t-${tenantKey}/${playbook}/${hashedKey}`;
}
