import type { TenantId } from '../contracts/ids.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { Graph } from '../connectors/graph/graph.ts';
import type { DefenderEndpoint } from '../connectors/defender-endpoint/defender-endpoint.ts';
import type { ServiceNow } from '../connectors/servicenow/servicenow.ts';
import type { Teams } from '../connectors/teams/teams.ts';
import type { ActionSignature } from '../language/schema/action-signature.ts';

/** What an action may use. Connections are those of the tenant; asking for one that is not configured fails. */
export interface ActionContext {
  readonly tenant: TenantId;
  readonly runId: string;
  /** Made of run and step, never of the attempt. */
  readonly idempotencyKey: string;
  /** True when an earlier attempt may have reached the upstream: look before you send. */
  readonly maybeSent: boolean;
  readonly signal: AbortSignal;
  now(): UtcMs;
  /** @throws {UpstreamError} `not-configured` */
  serviceNow(): ServiceNow;
  /** @throws {UpstreamError} `not-configured` */
  graph(): Graph;
  /** @throws {UpstreamError} `not-configured` */
  defenderEndpoint(): DefenderEndpoint;
  /** @throws {UpstreamError} `not-configured` */
  teams(): Teams;
}

/** An action of the catalogue with its code. One file each, grouped by noun. */
export interface Action extends ActionSignature {
  /** @throws {UpstreamError} whatever the upstream refused */
  run(context: ActionContext, input: JsonObject): Promise<Json>;
}
