import type { Json } from '../../contracts/json.ts';

const FILE_VERDICTS = { '0': 'Good', '1': 'Bad', '-1': 'Error', '-2': 'Timeout', '-3': 'Pending' };
const POLICIES = {
  '1': 'AntiSpamHighConfidence',
  '2': 'AntiSpam',
  '3': 'Bulk',
  '4': 'Phish',
  '5': 'DomainImpersonation',
  '6': 'UserImpersonation',
  '7': 'Spoof',
  '8': 'MailboxIntelligenceImpersonation',
  '9': 'AntiMalware',
  '10': 'SafeAttachments',
  '11': 'TransportRule',
  '12': 'MalwareZap',
  '13': 'PhishZap',
  '14': 'SpamZap',
  '15': 'HighConfidencePhish',
  '17': 'OutboundSpam',
};
const POLICY_ACTIONS = {
  '0': 'MoveToJmf',
  '1': 'AddXHeader',
  '2': 'ModifySubject',
  '3': 'Redirect',
  '4': 'Delete',
  '5': 'Quarantine',
  '6': 'NoAction',
  '7': 'BccMessage',
  '8': 'ReplaceAttachment',
};
const CLICK_ACTIONS = {
  '2': 'Blockpage',
  '3': 'PendingDetonationPage',
  '4': 'BlockPageOverride',
  '5': 'PendingDetonationPageOverride',
};
const WORKLOADS = { '0': 'SharePoint', '1': 'OneDrive', '2': 'Teams' };

/**
 * Names of Microsoft's enumerations. Records carry sometimes the number and sometimes the name; an unknown number stays
 * as text.
 *
 * @see Microsoft «Office 365 Management Activity API schema»
 */
export const ENUMERATIONS = {
  fileVerdict: FILE_VERDICTS,
  policy: POLICIES,
  policyAction: POLICY_ACTIONS,
  clickAction: CLICK_ACTIONS,
  workload: WORKLOADS,
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** Name of an enumeration's value; empty for a value that is neither text nor number. */
export function enumName(enumeration: keyof typeof ENUMERATIONS, value: Json | undefined): string {
  if (typeof value !== 'number' && typeof value !== 'string') return '';
  const text = String(value).trim();
  const names: Readonly<Record<string, string>> = ENUMERATIONS[enumeration];
  return Object.hasOwn(names, text) ? (names[text] ?? text) : text;
}
