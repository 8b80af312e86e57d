import { expect, test } from 'vitest';
import { alertFields } from '../../../connectors/graph/alert-event.ts';
import { readEntity } from '../../../connectors/graph/entity.ts';
import { evidenceFields } from '../../../connectors/graph/evidence-event.ts';
import { expectFitsEvent } from './fits-event.ts';
import { anAlert } from './small-graph.ts';

const of = (type: string, members: object) => ({
  '@odata.type': `#microsoft.graph.security.${type}`,
  verdict: 'Suspicious',
  remediationStatus: 'none',
  roles: ['compromised'],
  ...members,
});
const JUDGED = { verdict: 'suspicious', remediation_status: 'none', roles: ['compromised'] };
const file = { fileName: 'a.exe', filePath: 'c:/a', fileSize: 12, sha1: 's1', sha256: 's2' };
const userAccount = { accountName: 'mia', domainName: 'contoso', azureAdUserId: 'u-1', userPrincipalName: 'mia@x' };
const EVIDENCE = [
  of('deviceEvidence', { mdeDeviceId: 'd-1', deviceDnsName: 'pc-1.x', osPlatform: 'Windows11', riskScore: 'high' }),
  of('userEvidence', { userAccount }),
  of('mailboxEvidence', { primaryAddress: 'mia@x', upn: 'mia@x' }),
  of('analyzedMessageEvidence', {
    networkMessageId: 'n-1',
    p1Sender: { emailAddress: 'p1@x' },
    p2Sender: { emailAddress: 'p2@x' },
    receivedDateTime: '2026-11-20T08:00:00Z',
    threats: ['ZapPhish'],
    urls: ['https://evil.example'],
  }),
  of('fileEvidence', { fileDetails: file, mdeDeviceId: 'd-1', detectionStatus: 'detected' }),
  of('processEvidence', {
    imageFile: file,
    parentProcessImageFile: { fileName: 'cmd.exe' },
    processId: 42,
    processCommandLine: 'a.exe /x',
    userAccount,
  }),
  of('urlEvidence', { url: 'https://evil.example' }),
  of('ipEvidence', { ipAddress: '192.0.2.1', countryLetterCode: 'DE' }),
  of('cloudApplicationEvidence', { displayName: 'of a type that events have no list for' }),
];
const alert = (evidence: object[]) => readEntity('test', anAlert({ evidence: JSON.parse(JSON.stringify(evidence)) }));

test('evidence is in the list of its type, with the names of the catalogue', () => {
  expect(evidenceFields([alert(EVIDENCE)])).toEqual({
    devices: [{ ...JUDGED, device_id: 'd-1', name: 'pc-1.x', platform: 'Windows11', risk: 'high' }],
    users: [{ ...JUDGED, account: 'mia', domain: 'contoso', entra_id: 'u-1', user_principal_name: 'mia@x' }],
    mailboxes: [{ ...JUDGED, address: 'mia@x', user_principal_name: 'mia@x' }],
    mails: [
      {
        ...JUDGED,
        network_message_id: 'n-1',
        sender: 'p2@x',
        envelope_sender: 'p1@x',
        received_at: '2026-11-20T08:00:00.000Z',
        threats: ['ZapPhish'],
        urls: ['https://evil.example'],
      },
    ],
    files: [
      {
        ...JUDGED,
        name: 'a.exe',
        path: 'c:/a',
        size: 12,
        sha1: 's1',
        sha256: 's2',
        device_id: 'd-1',
        detection_status: 'detected',
      },
    ],
    processes: [
      {
        ...JUDGED,
        command_line: 'a.exe /x',
        process_id: 42,
        image_name: 'a.exe',
        image_sha256: 's2',
        parent_image_name: 'cmd.exe',
        account: 'mia',
      },
    ],
    urls: [{ ...JUDGED, url: 'https://evil.example' }],
    addresses: [{ ...JUDGED, ip: '192.0.2.1', country: 'DE' }],
  });
  expectFitsEvent('defender.alert', alertFields(alert(EVIDENCE)));
});

test('what several alerts name alike stands once, what they judge differently twice', () => {
  const [device = {}] = EVIDENCE;
  const other = { ...device, verdict: 'malicious' };
  const { devices } = evidenceFields([alert([device]), alert([device, other])]);
  expect(devices).toMatchObject([{ verdict: 'suspicious' }, { verdict: 'malicious' }]);
});

test('evidence of which nothing is known but its type is kept', () => {
  const bare = EVIDENCE.map((one) => ({ '@odata.type': one['@odata.type'] }));
  expect(evidenceFields([alert(bare)])).toMatchObject({ devices: [{ roles: [] }], urls: [{ url: '' }] });
  expectFitsEvent('defender.alert', alertFields(alert(bare)));
});
