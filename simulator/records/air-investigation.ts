import { commonFields, secondsBefore } from './frame.ts';
import type { JsonRecord, RecordFrame } from './record-types.ts';
import type { SeededRandom } from './seeded-random.ts';

/** How the service writes «has not ended». */
export const NOT_ENDED = '0001-01-01T00:00:00';

/**
 * Record type 64, operation AirInvestigationData: one state of an automated investigation. `Actions` is a list of JSON
 * texts and `Data` a JSON text, both with Json.NET references (`$id`, `$ref`).
 */
export function airInvestigation(frame: RecordFrame, random: SeededRandom): JsonRecord {
  const type = random.pick(['ZappedUrlInvestigation', 'ZappedFileInvestigation', 'UrlVerdictChangeInvestigation']);
  const status = random.pick(['Pending Action', 'Investigation Started', 'Remediated', 'No threats found']);
  const investigation = `urn:${type}:${random.guid()}`;
  const hasEnded = status === 'Remediated' || status === 'No threats found';
  const network = random.guid();
  const recipient = `${random.pick(['amira', 'bela', 'carlo', 'dilan'])}@${frame.domain}`;
  return {
    ...commonFields(frame, { recordType: 64, operation: 'AirInvestigationData', workload: 'AirInvestigation' }),
    UserKey: 'AirInvestigation',
    UserId: 'AirInvestigation',
    ObjectId: frame.id,
    DeepLinkUrl: `https://security.microsoft.com/mtp-investigation/${investigation}`,
    StartTimeUtc: secondsBefore(frame, 900),
    LastUpdateTimeUtc: secondsBefore(frame, 120),
    EndTimeUtc: hasEnded ? secondsBefore(frame, 60) : NOT_ENDED,
    RunningTime: 780,
    InvestigationId: investigation,
    InvestigationName: `Mail with malicious urls is zapped - ${investigation}`,
    InvestigationType: type,
    Status: status,
    Actions: [actionText(frame, { investigation, network, recipient })],
    Data: dataText(frame, { investigation, network, recipient }),
  };
}

interface Subject {
  readonly investigation: string;
  readonly network: string;
  readonly recipient: string;
}

function actionText(frame: RecordFrame, { investigation, network, recipient }: Subject): string {
  return JSON.stringify({
    $id: '1',
    ActionId: `urn:EmailZapper:${network.replaceAll('-', '')}`,
    InvestigationId: investigation,
    ActionApproval: 'None',
    ActionType: 'EmailRemediation',
    ActionStatus: 'Pending',
    PendingType: 'User',
    Entities: [mail({ network, recipient }), { $ref: '2' }],
    RelatedAlertIds: [frame.id],
    StartTimeUtc: secondsBefore(frame, 600),
    EndTimeUtc: null,
    TimestampUtc: secondsBefore(frame, 590),
    BulkName: 'Mail with malicious urls',
    ResourceIdentifiers: [{ $id: '3', AadTenantId: frame.organizationId, Type: 'AAD' }],
  });
}

function dataText(frame: RecordFrame, { investigation, network, recipient }: Subject): string {
  return JSON.stringify({
    Version: '3.0',
    VendorName: 'Microsoft',
    ProviderName: 'OATP',
    AlertType: '8e6ba277-ef39-404e-aaf1-294f6d9a2b88',
    StartTimeUtc: secondsBefore(frame, 900),
    Status: 'InProgress',
    Severity: 'Informational',
    ProviderAlertId: frame.id,
    CorrelationKey: frame.id,
    Investigations: [{ $id: '1', Id: investigation, InvestigationStatus: 'Running' }],
    InvestigationIds: [investigation],
    Intent: 'Probing',
    AlertDisplayName: 'Email messages containing malicious URL removed after delivery',
    Entities: [mail({ network, recipient }), { $ref: '2' }, mailbox(recipient)],
    Category: 'ThreatManagement',
    SourceAlertType: 'System',
  });
}

function mail({ network, recipient }: { network: string; recipient: string }): JsonRecord {
  return {
    $id: '2',
    Recipient: recipient,
    Urls: ['https://login.adversary.example/'],
    Sender: 'accounts@adversary.example',
    SenderIP: '192.0.2.77',
    NetworkMessageId: network,
    InternetMessageId: `<${network}@mail.adversary.example>`,
    Subject: 'Your password expires today',
    Type: 'mailMessage',
  };
}

function mailbox(recipient: string): JsonRecord {
  return { $id: '4', MailboxPrimaryAddress: recipient, Upn: recipient, DisplayName: 'A. Person', Type: 'mailbox' };
}
