import type {
  EstateIndicator,
  EstateMachineAction,
  EstateRecommendation,
  EstateRemediationTask,
  EstateVulnerability,
} from './defender-types.ts';
import type { EstateAnnouncement, EstateControl, EstateSku } from './governance-types.ts';
import type { EstateRemediation } from './mail-remediations.ts';

/** A note on an incident or an alert. */
export interface EstateComment {
  readonly comment: string;
  readonly by: string;
  readonly at: string;
}

/** A person with an account. */
export interface EstateUser {
  readonly id: string;
  readonly upn: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  readonly department: string;
  readonly jobTitle: string;
  readonly createdAt: string;
  readonly accountEnabled: boolean;
  /** Directory role, '' for none. Who has one is not changed by an application without a role of its own. */
  readonly directoryRole: string;
  /** Tokens issued before count no longer. */
  readonly sessionsValidFrom: string;
  readonly mustChangePassword: boolean;
  readonly risk: {
    readonly level: 'none' | 'low' | 'medium' | 'high';
    readonly state: 'none' | 'atRisk' | 'confirmedCompromised' | 'confirmedSafe' | 'dismissed';
    readonly detail: string;
    readonly updatedAt: string;
  };
}

/** A security group. */
export interface EstateGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly memberIds: readonly string[];
}

/** A machine, as Defender, Intune and the directory see it. */
export interface EstateDevice {
  /** 40 hexadecimal digits: Defender's id. */
  readonly id: string;
  readonly dnsName: string;
  readonly directoryId: string;
  readonly intuneId: string;
  /** Who uses it; '' for servers. */
  readonly userId: string;
  readonly osPlatform: 'Windows11' | 'Windows10' | 'WindowsServer2022' | 'macOS' | 'Linux';
  readonly osVersion: string;
  readonly osBuild: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly ipAddress: string;
  readonly externalIpAddress: string;
  readonly healthStatus: 'Active' | 'Inactive' | 'ImpairedCommunication' | 'NoSensorData';
  readonly riskScore: 'None' | 'Informational' | 'Low' | 'Medium' | 'High';
  readonly exposureLevel: 'None' | 'Low' | 'Medium' | 'High';
  readonly deviceValue: 'Low' | 'Normal' | 'High';
  readonly groupId: number;
  readonly groupName: string;
  readonly tags: readonly string[];
  readonly isIsolated: boolean;
  readonly isRestricted: boolean;
  readonly isCompliant: boolean;
  readonly isEncrypted: boolean;
  readonly serialNumber: string;
}

/** What Defender XDR groups alerts into. */
export interface EstateIncident {
  /** Numeric text. */
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly status: string;
  readonly severity: string;
  readonly classification: string;
  readonly determination: string;
  readonly assignedTo: string | null;
  readonly customTags: readonly string[];
  readonly comments: readonly EstateComment[];
  readonly priorityScore: number;
  readonly lastModifiedBy: string | null;
  readonly resolvingComment: string | null;
  readonly summary: string | null;
  /** The survivor, once this one was merged into it. */
  readonly redirectIncidentId: string | null;
}

/** One alert of one product. Users, devices and mails are referred to: their state is read when the alert is. */
export interface EstateAlert {
  readonly id: string;
  readonly incidentId: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly mitreTechniques: readonly string[];
  readonly serviceSource: string;
  readonly detectionSource: string;
  readonly productName: string;
  readonly detectorId: string;
  readonly status: string;
  readonly severity: string;
  readonly classification: string;
  readonly determination: string;
  readonly assignedTo: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly resolvedAt: string | null;
  readonly firstActivityAt: string;
  readonly lastActivityAt: string;
  readonly comments: readonly EstateComment[];
  readonly userIds: readonly string[];
  readonly deviceIds: readonly string[];
  readonly messageIds: readonly string[];
}

/** One mail to one recipient. */
export interface EstateMessage {
  /** Network message id and recipient, joined with a dash. */
  readonly id: string;
  readonly networkMessageId: string;
  readonly internetMessageId: string;
  readonly subject: string;
  readonly senderAddress: string;
  readonly senderName: string;
  readonly senderIp: string;
  readonly recipient: string;
  readonly recipientId: string;
  readonly receivedAt: string;
  readonly url: string;
  readonly body: string;
  /** Empty: clean. */
  readonly threatTypes: readonly ('phish' | 'malware' | 'spam')[];
  /** Where it was put when it came, and where it lies now. */
  readonly originalLocation: string;
  readonly location: string;
}

/** A sign-in, as hunting shows it. */
export interface EstateSignIn {
  readonly id: string;
  readonly at: string;
  readonly userId: string;
  readonly ipAddress: string;
  readonly country: string;
  readonly application: string;
  readonly isSuccess: boolean;
  /** Number of the AADSTS code; 0 for a success. */
  readonly errorCode: number;
}

/** What an estate holds, by kind. */
export interface EstateKinds {
  readonly user: EstateUser;
  readonly group: EstateGroup;
  readonly device: EstateDevice;
  readonly incident: EstateIncident;
  readonly alert: EstateAlert;
  readonly message: EstateMessage;
  readonly signIn: EstateSignIn;
  readonly machineAction: EstateMachineAction;
  readonly indicator: EstateIndicator;
  readonly vulnerability: EstateVulnerability;
  readonly recommendation: EstateRecommendation;
  readonly remediationTask: EstateRemediationTask;
  readonly control: EstateControl;
  readonly sku: EstateSku;
  readonly announcement: EstateAnnouncement;
  readonly remediation: EstateRemediation;
}

/** Name of a kind. */
export type EstateKind = keyof EstateKinds;
