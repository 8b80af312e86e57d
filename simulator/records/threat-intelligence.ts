import { commonFields, secondsBefore } from './frame.ts';
import type { JsonRecord, RecordFrame } from './record-types.ts';
import type { SeededRandom } from './seeded-random.ts';

/** The kinds of mail that the filter reports. `Policy` and `PolicyAction` come as words, misspelt as the service does. */
const KINDS = [
  {
    verdict: 'Malware',
    method: 'File detonation',
    policy: 'SafeAttachements',
    action: 'Quarantine',
    delivery: 'Blocked',
    location: 'Quarantine',
    subjects: ['Invoice 4711', 'Your parcel', 'Payment advice'],
  },
  {
    verdict: 'Phish',
    method: 'URL malicious reputation',
    policy: 'HighConfidencePhish',
    action: 'NoAction',
    delivery: 'Delivered',
    location: 'Inbox',
    subjects: ['Your password expires today', 'Shared document waiting', 'Action required: mailbox full'],
  },
  {
    verdict: 'Spam',
    method: 'Advanced filter',
    policy: 'Spam',
    action: 'MoveToJmf',
    delivery: 'DeliveredAsSpam',
    location: 'JunkFolder',
    subjects: ['Save on office chairs', 'You have won'],
  },
] as const;

/** Record type 28, operation TIMailData: a mail with a verdict. */
export function threatIntelligence(frame: RecordFrame, random: SeededRandom): JsonRecord {
  const kind = random.pick(KINDS);
  const isMalware = kind.verdict === 'Malware';
  const network = random.guid();
  return {
    ...commonFields(frame, { recordType: 28, operation: 'TIMailData', workload: 'ThreatIntelligence' }),
    ObjectId: `${network}${random.below(10 ** 12)}`,
    AdditionalActionsAndResults: ['OriginalDelivery: [N/A]'],
    ...(isMalware ? { AttachmentData: [attachment(random)] } : {}),
    AuthDetails: [
      { Name: 'SPF', Value: 'Pass' },
      { Name: 'DKIM', Value: 'Fail' },
      { Name: 'DMARC', Value: 'Best guess pass' },
      { Name: 'Comp Auth', Value: 'fail' },
    ],
    DeliveryAction: kind.delivery,
    DetectionMethod: kind.method,
    DetectionType: 'Inline',
    Directionality: 'Inbound',
    EventDeepLink: `https://security.microsoft.com/?hash=/threatexplorer?messageParams=${network}&view=${kind.verdict}`,
    InternetMessageId: `<${random.hex(16)}@mail.adversary.example>`,
    LatestDeliveryLocation: kind.location,
    MessageTime: secondsBefore(frame, 60 + random.below(120)),
    NetworkMessageId: network,
    OriginalDeliveryLocation: kind.location,
    P1Sender: `bounce-${random.below(1_000)}@adversary.example`,
    P2Sender: 'accounts@adversary.example',
    ...(kind.verdict === 'Phish' ? { PhishConfidenceLevel: 'High' } : {}),
    Policy: kind.policy,
    PolicyAction: kind.action,
    Recipients: [`${random.pick(['amira', 'bela', 'carlo', 'dilan'])}@${frame.domain}`],
    SenderIp: `192.0.2.${1 + random.below(254)}`,
    Subject: random.pick(kind.subjects),
    SystemOverrides: [],
    ThreatsAndDetectionTech: [`${kind.verdict}: [${kind.method}]`],
    Verdict: kind.verdict,
  };
}

function attachment(random: SeededRandom): JsonRecord {
  return {
    FileName: 'invoice.pdf.exe',
    FileType: 'exe;zip',
    FileVerdict: 1,
    MalwareFamily: random.pick(['Trojan_Gen', 'Malicious Payload']),
    SHA256: random.hex(64).toUpperCase(),
  };
}
