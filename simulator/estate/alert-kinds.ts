/** A kind of alert that Defender XDR raises. */
export interface AlertKind {
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly techniques: readonly string[];
  readonly serviceSource: string;
  readonly detectionSource: string;
  readonly productName: string;
  readonly severity: 'informational' | 'low' | 'medium' | 'high';
  /** What it concerns. */
  readonly about: 'user' | 'device' | 'message';
}

/** The kinds, by a short name. */
export const ALERT_KINDS = {
  phish: {
    title: 'Phish delivered due to an override',
    description: 'A message with a phishing link reached a mailbox.',
    category: 'InitialAccess',
    techniques: ['T1566.002'],
    serviceSource: 'microsoftDefenderForOffice365',
    detectionSource: 'microsoftDefenderForOffice365',
    productName: 'Microsoft Defender for Office 365',
    severity: 'medium',
    about: 'message',
  },
  spray: {
    title: 'Password spray',
    description: 'One address tried few passwords at many accounts.',
    category: 'CredentialAccess',
    techniques: ['T1110.003'],
    serviceSource: 'azureAdIdentityProtection',
    detectionSource: 'azureAdIdentityProtection',
    productName: 'Microsoft Entra ID Protection',
    severity: 'high',
    about: 'user',
  },
  travel: {
    title: 'Impossible travel activity',
    description: 'One account signed in from two places too far from each other.',
    category: 'InitialAccess',
    techniques: ['T1078'],
    serviceSource: 'microsoftDefenderForCloudApps',
    detectionSource: 'cloudAppSecurity',
    productName: 'Microsoft Defender for Cloud Apps',
    severity: 'medium',
    about: 'user',
  },
  hiddenFile: {
    title: 'Suspicious execution of hidden file',
    description: 'A hidden file was launched.',
    category: 'DefenseEvasion',
    techniques: ['T1564.001'],
    serviceSource: 'microsoftDefenderForEndpoint',
    detectionSource: 'microsoftDefenderForEndpoint',
    productName: 'Microsoft Defender for Endpoint',
    severity: 'low',
    about: 'device',
  },
  ransomware: {
    title: 'Ransomware behavior detected in the file system',
    description: 'Many files were renamed and written anew within seconds.',
    category: 'Impact',
    techniques: ['T1486'],
    serviceSource: 'microsoftDefenderForEndpoint',
    detectionSource: 'microsoftDefenderForEndpoint',
    productName: 'Microsoft Defender for Endpoint',
    severity: 'high',
    about: 'device',
  },
} as const satisfies Record<string, AlertKind>;

/** Short name of a kind. */
export type AlertKindName = keyof typeof ALERT_KINDS;
