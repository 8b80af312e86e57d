/** What Defender for Endpoint was told to do with a machine. */
export interface EstateMachineAction {
  readonly id: string;
  readonly type: MachineActionType;
  readonly deviceId: string;
  readonly comment: string;
  /** Full, Selective, Quick; null where the type has none. */
  readonly scope: string | null;
  readonly externalId: string | null;
  readonly sha1: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly status: MachineActionStatus;
  readonly cancellation: { readonly comment: string; readonly at: string } | null;
}

export type MachineActionStatus = 'Pending' | 'InProgress' | 'Succeeded' | 'Cancelled';

export type MachineActionType =
  | 'Isolate'
  | 'Unisolate'
  | 'RestrictCodeExecution'
  | 'UnrestrictCodeExecution'
  | 'RunAntiVirusScan'
  | 'CollectInvestigationPackage'
  | 'StopAndQuarantineFile';

/** A value that Defender blocks, warns of or lets by. */
export interface EstateIndicator {
  /** Numeric text. */
  readonly id: string;
  readonly value: string;
  readonly type: string;
  readonly action: string;
  readonly title: string;
  readonly description: string;
  readonly severity: string;
  readonly application: string | null;
  readonly expiresAt: string | null;
  readonly generateAlert: boolean;
  readonly recommendedActions: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A weakness, and how many machines have it. */
export interface EstateVulnerability {
  /** Name of the weakness. */
  readonly id: string;
  readonly description: string;
  readonly severity: 'Low' | 'Medium' | 'High' | 'Critical';
  readonly cvss: number;
  readonly publishedAt: string;
  readonly updatedAt: string;
  readonly hasPublicExploit: boolean;
  readonly deviceIds: readonly string[];
}

/** What Defender recommends against weaknesses of one product. */
export interface EstateRecommendation {
  readonly id: string;
  readonly vendor: string;
  readonly product: string;
  readonly name: string;
  readonly remediationType: 'Update' | 'Upgrade' | 'Uninstall' | 'ConfigurationChange';
  readonly status: 'Active' | 'Exception';
  readonly exposureImpact: number;
  readonly vulnerabilityIds: readonly string[];
  readonly deviceIds: readonly string[];
}

/** Work that somebody was asked to do against a weakness. */
export interface EstateRemediationTask {
  readonly id: string;
  readonly title: string;
  readonly recommendationId: string;
  readonly product: string;
  readonly vendor: string;
  readonly createdAt: string;
  readonly dueAt: string;
  readonly status: 'Active' | 'Completed';
  readonly requesterEmail: string;
  readonly priority: 'High' | 'Medium' | 'Low';
  readonly targetDevices: number;
  readonly fixedDevices: number;
}
