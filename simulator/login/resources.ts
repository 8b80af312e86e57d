import type { Licence } from '../control/control-types.ts';

/** A resource that a token may be asked for. */
export interface Resource {
  readonly name: 'management' | 'graph' | 'defenderEndpoint';
  /** One for each cloud: commercial, GCC, GCC High, DoD, China, as far as the service is offered there. */
  readonly audiences: readonly string[];
  /** Application permissions that a customer grants. */
  readonly roles: readonly string[];
  /** Without it the directory has no principal of the resource. @default none needed */
  readonly licence?: Licence;
}

const RESOURCES: readonly Resource[] = [
  {
    name: 'management',
    audiences: [
      'https://manage.office.com',
      'https://manage-gcc.office.com',
      'https://manage.office365.us',
      'https://manage.protection.apps.mil',
    ],
    roles: ['ActivityFeed.Read', 'ActivityFeed.ReadDlp', 'ServiceHealth.Read'],
  },
  {
    name: 'graph',
    audiences: [
      'https://graph.microsoft.com',
      'https://graph.microsoft.us',
      'https://dod-graph.microsoft.us',
      'https://microsoftgraph.chinacloudapi.cn',
    ],
    roles: [
      'SecurityIncident.ReadWrite.All',
      'SecurityAlert.ReadWrite.All',
      'ThreatHunting.Read.All',
      'SecurityEvents.ReadWrite.All',
      'SecurityAnalyzedMessage.ReadWrite.All',
      'User.Read.All',
      'User.EnableDisableAccount.All',
      'User.RevokeSessions.All',
      'User-PasswordProfile.ReadWrite.All',
      'UserAuthenticationMethod.ReadWrite.All',
      'IdentityRiskyUser.ReadWrite.All',
      'GroupMember.ReadWrite.All',
      'DelegatedPermissionGrant.ReadWrite.All',
      'Application.ReadWrite.All',
      'LicenseAssignment.Read.All',
      'ServiceMessage.Read.All',
      'DeviceManagementManagedDevices.Read.All',
      'DeviceManagementManagedDevices.PrivilegedOperations.All',
      'MailboxSettings.ReadWrite',
      'Mail.ReadWrite',
      'Mail.Send',
    ],
  },
  {
    name: 'defenderEndpoint',
    audiences: [
      'https://api.securitycenter.microsoft.com',
      'https://api-gcc.securitycenter.microsoft.us',
      'https://api-gov.securitycenter.microsoft.us',
    ],
    roles: [
      'Alert.ReadWrite.All',
      'Machine.ReadWrite.All',
      'Machine.Isolate',
      'Machine.Scan',
      'Machine.CollectForensics',
      'Machine.RestrictExecution',
      'Machine.StopAndQuarantine',
      'Ti.ReadWrite.All',
      'Vulnerability.Read.All',
      'SecurityRecommendation.Read.All',
      'RemediationTasks.Read.All',
      'Score.Read.All',
    ],
    licence: 'defenderForEndpoint',
  },
];

/** The resource of an audience, or nothing if no directory knows it. */
export function resourceOf(audience: string): Resource | undefined {
  return RESOURCES.find(({ audiences }) => audiences.includes(audience));
}

/** The audiences of a resource in all clouds. */
export function audiencesOf(name: Resource['name']): readonly string[] {
  return RESOURCES.find((resource) => resource.name === name)?.audiences ?? [];
}
