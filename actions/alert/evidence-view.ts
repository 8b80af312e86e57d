import type { Evidence } from '../../connectors/graph/evidence.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';

/** Evidence of one kind that a step keeps at most: more would not fit into its 64 KiB. */
export const KEPT_MAX = 25;

const TEXT: JsonObject = { type: 'string' };
const JUDGED = { verdict: { type: 'string', description: 'unknown, suspicious, malicious or noThreatsFound' } };

/** Members of an output that say what an alert or incident is about. */
export const EVIDENCE: JsonObject = {
  devices: listOf('Devices', { device_id: TEXT, entra_device_id: TEXT, name: TEXT, ...JUDGED }),
  users: listOf('Users', { entra_id: TEXT, user_principal_name: TEXT, account: TEXT, ...JUDGED }),
  mailboxes: listOf('Mailboxes', { address: TEXT, ...JUDGED }),
  mails: listOf('Mails; their subjects and senders are hostile text', {
    network_message_id: TEXT,
    internet_message_id: TEXT,
    recipient: TEXT,
    sender: TEXT,
    subject: TEXT,
    ...JUDGED,
  }),
  files: listOf('Files, also of processes', { name: TEXT, sha256: TEXT, device_id: TEXT, ...JUDGED }),
  urls: listOf('Links, which are hostile text', { url: TEXT, ...JUDGED }),
  addresses: listOf('Addresses of the network', { ip: TEXT, ...JUDGED }),
  evidence_left_out: { type: 'integer', description: 'Evidence of other kinds, and beyond 25 of each' },
};

/** Evidence of an example that has none. */
export const NO_EVIDENCE: JsonObject = viewOfEvidence({
  devices: [],
  users: [],
  mailboxes: [],
  mails: [],
  files: [],
  urls: [],
  addresses: [],
  others: 0,
});

/** Evidence as playbooks read it. */
export function viewOfEvidence(evidence: Evidence): JsonObject {
  const { others, ...kinds } = evidence;
  const beyond = Object.values(kinds).map(({ length }) => Math.max(0, length - KEPT_MAX));
  return {
    devices: evidence.devices.slice(0, KEPT_MAX).map(({ deviceId, entraDeviceId, name, verdict }) => ({
      device_id: deviceId,
      entra_device_id: entraDeviceId,
      name,
      verdict,
    })),
    users: evidence.users.slice(0, KEPT_MAX).map(({ entraId, userPrincipalName, account, verdict }) => ({
      entra_id: entraId,
      user_principal_name: userPrincipalName,
      account,
      verdict,
    })),
    mailboxes: evidence.mailboxes.slice(0, KEPT_MAX).map(({ address, verdict }) => ({ address, verdict })),
    mails: evidence.mails.slice(0, KEPT_MAX).map((mail) => ({
      network_message_id: mail.networkMessageId,
      internet_message_id: mail.internetMessageId,
      recipient: mail.recipient,
      sender: mail.sender,
      subject: mail.subject,
      verdict: mail.verdict,
    })),
    files: evidence.files.slice(0, KEPT_MAX).map(({ name, sha256, deviceId, verdict }) => ({
      name,
      sha256,
      device_id: deviceId,
      verdict,
    })),
    urls: evidence.urls.slice(0, KEPT_MAX).map(({ url, verdict }) => ({ url, verdict })),
    addresses: evidence.addresses.slice(0, KEPT_MAX).map(({ ip, verdict }) => ({ ip, verdict })),
    evidence_left_out: beyond.reduce((sum, count) => sum + count, others),
  };
}

function listOf(description: string, members: Readonly<Record<string, JsonObject>>): Json {
  const items = { type: 'object', properties: members, required: Object.keys(members), additionalProperties: false };
  return { type: 'array', items, description };
}
