import type { Entity } from './entity.ts';
import { evidenceItems, evidenceType } from './evidence-items.ts';
import { VERDICT } from './security-words.ts';

/*
 * What an alert is about. Graph writes one list whose items are of 48 types by `@odata.type`; callers want the devices,
 * or the mails. Types that are not named here are counted, so that nobody takes their absence for «nothing else».
 */

/** What all evidence has. */
interface Judged {
  /** unknown, suspicious, malicious or noThreatsFound; words that we do not know as they are. */
  readonly verdict: string;
  readonly remediationStatus: string;
}

/** A device (`deviceEvidence`). */
export interface EvidenceDevice extends Judged {
  /** Id in Defender for Endpoint. */
  readonly deviceId: string;
  readonly entraDeviceId: string;
  readonly name: string;
}

/** A user (`userEvidence`). */
export interface EvidenceUser extends Judged {
  readonly entraId: string;
  readonly userPrincipalName: string;
  readonly account: string;
}

/** A mailbox (`mailboxEvidence`). */
export interface EvidenceMailbox extends Judged {
  readonly address: string;
}

/** A mail (`analyzedMessageEvidence`); subject and senders are chosen by the sender. */
export interface EvidenceMail extends Judged {
  readonly networkMessageId: string;
  readonly internetMessageId: string;
  readonly recipient: string;
  readonly sender: string;
  readonly subject: string;
}

/** A file, or the file that a process ran (`fileEvidence`, `processEvidence`). */
export interface EvidenceFile extends Judged {
  readonly name: string;
  readonly sha256: string;
  readonly deviceId: string;
}

/** A link (`urlEvidence`). */
export interface EvidenceUrl extends Judged {
  readonly url: string;
}

/** An address of the network (`ipEvidence`). */
export interface EvidenceAddress extends Judged {
  readonly ip: string;
}

/** Evidence by what it is. */
export interface Evidence {
  readonly devices: readonly EvidenceDevice[];
  readonly users: readonly EvidenceUser[];
  readonly mailboxes: readonly EvidenceMailbox[];
  readonly mails: readonly EvidenceMail[];
  readonly files: readonly EvidenceFile[];
  readonly urls: readonly EvidenceUrl[];
  readonly addresses: readonly EvidenceAddress[];
  /** Evidence of other types. */
  readonly others: number;
}

/** Reads `evidence` of some alerts; what several of them name stands once for each way that they judge it. */
export function readEvidence(alerts: readonly Entity[]): Evidence {
  const { of, countOthers } = evidenceItems(alerts);
  return {
    devices: of(readDevice, 'deviceEvidence'),
    users: of(readUser, 'userEvidence'),
    mailboxes: of((one) => ({ address: one.text('primaryAddress'), ...judged(one) }), 'mailboxEvidence'),
    mails: of(readMail, 'analyzedMessageEvidence'),
    files: of(readFile, 'fileEvidence', 'processEvidence'),
    urls: of((one) => ({ url: one.text('url'), ...judged(one) }), 'urlEvidence'),
    addresses: of((one) => ({ ip: one.text('ipAddress'), ...judged(one) }), 'ipEvidence'),
    others: countOthers(READ),
  };
}

const READ = new Set([
  'deviceEvidence',
  'userEvidence',
  'mailboxEvidence',
  'analyzedMessageEvidence',
  'fileEvidence',
  'processEvidence',
  'urlEvidence',
  'ipEvidence',
]);

function judged(one: Entity): Judged {
  return { verdict: one.word('verdict', VERDICT), remediationStatus: one.text('remediationStatus') };
}

function readDevice(one: Entity): EvidenceDevice {
  const name = one.text('deviceDnsName');
  return {
    deviceId: one.text('mdeDeviceId'),
    entraDeviceId: one.text('azureAdDeviceId'),
    name: name === '' ? one.text('hostName') : name,
    ...judged(one),
  };
}

function readUser(one: Entity): EvidenceUser {
  const account = one.entity('userAccount');
  return {
    entraId: account.text('azureAdUserId'),
    userPrincipalName: account.text('userPrincipalName'),
    account: account.text('accountName'),
    ...judged(one),
  };
}

function readMail(one: Entity): EvidenceMail {
  return {
    networkMessageId: one.text('networkMessageId'),
    internetMessageId: one.text('internetMessageId'),
    recipient: one.text('recipientEmailAddress'),
    sender: one.entity('p2Sender').text('emailAddress'),
    subject: one.text('subject'),
    ...judged(one),
  };
}

function readFile(one: Entity): EvidenceFile {
  const file = one.entity(evidenceType(one) === 'processEvidence' ? 'imageFile' : 'fileDetails');
  return {
    name: file.text('fileName'),
    sha256: file.text('sha256'),
    deviceId: one.text('mdeDeviceId'),
    ...judged(one),
  };
}
