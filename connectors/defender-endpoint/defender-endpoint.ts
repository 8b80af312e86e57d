import { secretsOf } from '../auth/secrets-of.ts';
import { createTokenSource } from '../auth/token-source.ts';
import { createHttpClient } from '../http/http-client.ts';
import { getExposureScore, listExposureScores } from './exposure-score.ts';
import type { ExposureScore } from './exposure-score.ts';
import type { Machine } from './machine.ts';
import type { MachineAction } from './machine-action.ts';
import { cancelMachineAction, getMachineAction, getPackageAddress, listMachineActions } from './machine-actions.ts';
import type { Cancellation, MachineActionQuery } from './machine-actions.ts';
import type { Indicator, IndicatorDraft } from './indicator.ts';
import { listIndicators, removeIndicator, setIndicator } from './indicators.ts';
import type { IndicatorQuery } from './indicators.ts';
import { listMachineAlerts } from './machine-alerts.ts';
import type { MachineAlert } from './machine-alerts.ts';
import { getMachine, listMachines } from './machines.ts';
import type { MachineQuery } from './machines.ts';
import { orderAction } from './order-action.ts';
import type { OrderedAction } from './order-action.ts';
import type { Order } from './order.ts';
import { readRefusal } from './read-refusal.ts';
import { listRecommendations } from './recommendations.ts';
import type { Recommendation } from './recommendations.ts';
import { listRemediationTasks } from './remediation-tasks.ts';
import type { RemediationTask } from './remediation-tasks.ts';
import type { DefenderEndpointSettings } from './settings.ts';
import { getVulnerability, listMachineVulnerabilities, listVulnerabilities } from './vulnerabilities.ts';
import type { VulnerabilityQuery } from './vulnerabilities.ts';
import type { Vulnerability } from './vulnerability.ts';

/** Defender for Endpoint of one customer. Every member fails with an `UpstreamError`. */
export interface DefenderEndpoint {
  listMachines(query: MachineQuery, signal?: AbortSignal): Promise<readonly Machine[]>;
  getMachine(id: string, signal?: AbortSignal): Promise<Machine>;
  /** Orders an action of a machine, once for a key; it may wait for days until the machine is online. */
  orderAction(order: Order, signal?: AbortSignal): Promise<OrderedAction>;
  listMachineActions(query: MachineActionQuery, signal?: AbortSignal): Promise<readonly MachineAction[]>;
  getMachineAction(id: string, signal?: AbortSignal): Promise<MachineAction>;
  cancelMachineAction(cancellation: Cancellation, signal?: AbortSignal): Promise<MachineAction>;
  /** An address that gives whoever has it the package, for a short time; 2 calls a minute. */
  getPackageAddress(actionId: string, signal?: AbortSignal): Promise<string>;
  listIndicators(query: IndicatorQuery, signal?: AbortSignal): Promise<readonly Indicator[]>;
  /** Sets an indicator; the one with the value, if there is one, is overwritten. */
  setIndicator(draft: IndicatorDraft, signal?: AbortSignal): Promise<Indicator>;
  /** False when it was not there any more. */
  removeIndicator(id: string, signal?: AbortSignal): Promise<boolean>;
  listMachineAlerts(machineId: string, signal?: AbortSignal): Promise<readonly MachineAlert[]>;
  listMachineVulnerabilities(machineId: string, signal?: AbortSignal): Promise<readonly Vulnerability[]>;
  listVulnerabilities(query: VulnerabilityQuery, signal?: AbortSignal): Promise<readonly Vulnerability[]>;
  getVulnerability(id: string, signal?: AbortSignal): Promise<Vulnerability>;
  listRecommendations(signal?: AbortSignal): Promise<readonly Recommendation[]>;
  listRemediationTasks(status: string, signal?: AbortSignal): Promise<readonly RemediationTask[]>;
  /** That of all devices together. */
  getExposureScore(signal?: AbortSignal): Promise<ExposureScore>;
  /** That of each device group. */
  listExposureScores(signal?: AbortSignal): Promise<readonly ExposureScore[]>;
  close(): Promise<void>;
}

/** Bytes of one page: theirs hold up to 10,000 entities. */
const PAGE_BYTES_MAX = 64 * 1024 * 1024;

/**
 * Connects to Defender for Endpoint; sends nothing yet.
 *
 * @throws {UpstreamError} `not-configured` if an address is neither https nor http on loopback.
 */
export function createDefenderEndpoint(settings: DefenderEndpointSettings): DefenderEndpoint {
  const { app, root, audience, http } = settings;
  const totalMs = http?.limits?.totalMs;
  const tokens = createTokenSource({ ...app, audience, roles: [], ...(totalMs === undefined ? {} : { totalMs }) });
  const client = createHttpClient({
    ...http,
    limits: { bodyBytes: PAGE_BYTES_MAX, ...http?.limits },
    upstream: 'Defender for Endpoint',
    api: 'defender-endpoint',
    base: root,
    reach: 'public',
    authorization: tokens,
    secrets: secretsOf(app),
    readRefusal,
  });
  return {
    listMachines: (query, signal) => listMachines(client, query, signal),
    getMachine: (id, signal) => getMachine(client, id, signal),
    orderAction: (order, signal) => orderAction(client, order, signal),
    listMachineActions: (query, signal) => listMachineActions(client, query, signal),
    getMachineAction: (id, signal) => getMachineAction(client, id, signal),
    cancelMachineAction: (cancellation, signal) => cancelMachineAction(client, cancellation, signal),
    getPackageAddress: (actionId, signal) => getPackageAddress(client, actionId, signal),
    listIndicators: (query, signal) => listIndicators(client, query, signal),
    setIndicator: (draft, signal) => setIndicator(client, draft, signal),
    removeIndicator: (id, signal) => removeIndicator(client, id, signal),
    listMachineAlerts: (machineId, signal) => listMachineAlerts(client, machineId, signal),
    listMachineVulnerabilities: (machineId, signal) => listMachineVulnerabilities(client, machineId, signal),
    listVulnerabilities: (query, signal) => listVulnerabilities(client, query, signal),
    getVulnerability: (id, signal) => getVulnerability(client, id, signal),
    listRecommendations: (signal) => listRecommendations(client, signal),
    listRemediationTasks: (status, signal) => listRemediationTasks(client, status, signal),
    getExposureScore: (signal) => getExposureScore(client, signal),
    listExposureScores: (signal) => listExposureScores(client, signal),
    close: async () => {
      await Promise.all([client.close(), tokens.close()]);
    },
  };
}
