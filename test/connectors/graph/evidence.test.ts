import { expect, test } from 'vitest';
import { readEntity } from '../../../connectors/graph/entity.ts';
import { readEvidence } from '../../../connectors/graph/evidence.ts';
import type { Json } from '../../../contracts/json.ts';

const TYPE = '#microsoft.graph.security.';
const JUDGED = { verdict: 'Malicious', remediationStatus: 'active' };

function alertWith(...evidence: readonly Json[]): ReturnType<typeof readEntity> {
  return readEntity('read an alert', { evidence });
}

test('evidence is sorted by what it is, what alerts have in common stands once, and the rest is counted', () => {
  const device = {
    '@odata.type': `${TYPE}deviceEvidence`,
    mdeDeviceId: 'd1',
    azureAdDeviceId: 'e1',
    hostName: 'pc-1',
    ...JUDGED,
  };
  const evidence = readEvidence([
    alertWith(
      device,
      {
        '@odata.type': `${TYPE}userEvidence`,
        userAccount: { azureAdUserId: 'u1', userPrincipalName: 'mia@contoso.example', accountName: 'mia' },
      },
      { '@odata.type': `${TYPE}mailboxEvidence`, primaryAddress: 'mia@contoso.example' },
      {
        '@odata.type': `${TYPE}analyzedMessageEvidence`,
        networkMessageId: 'n1',
        internetMessageId: '<x@y>',
        recipientEmailAddress: 'mia@contoso.example',
        p2Sender: { emailAddress: 'a@attacker.example' },
        subject: 'Invoice',
      },
    ),
    alertWith(
      device,
      { '@odata.type': `${TYPE}fileEvidence`, fileDetails: { fileName: 'a.exe', sha256: 'ab' }, mdeDeviceId: 'd1' },
      { '@odata.type': `${TYPE}processEvidence`, imageFile: { fileName: 'b.exe', sha256: 'cd' } },
      { '@odata.type': `${TYPE}urlEvidence`, url: 'https://attacker.example' },
      { '@odata.type': `${TYPE}ipEvidence`, ipAddress: '192.0.2.1' },
      { '@odata.type': `${TYPE}amazonResourceEvidence` },
      {},
    ),
  ]);
  const nothing = { verdict: '', remediationStatus: '' };
  expect(evidence).toEqual({
    devices: [{ deviceId: 'd1', entraDeviceId: 'e1', name: 'pc-1', verdict: 'malicious', remediationStatus: 'active' }],
    users: [{ entraId: 'u1', userPrincipalName: 'mia@contoso.example', account: 'mia', ...nothing }],
    mailboxes: [{ address: 'mia@contoso.example', ...nothing }],
    mails: [
      {
        networkMessageId: 'n1',
        internetMessageId: '<x@y>',
        recipient: 'mia@contoso.example',
        sender: 'a@attacker.example',
        subject: 'Invoice',
        ...nothing,
      },
    ],
    files: [
      { name: 'a.exe', sha256: 'ab', deviceId: 'd1', ...nothing },
      { name: 'b.exe', sha256: 'cd', deviceId: '', ...nothing },
    ],
    urls: [{ url: 'https://attacker.example', ...nothing }],
    addresses: [{ ip: '192.0.2.1', ...nothing }],
    others: 2,
  });
});

test('a device is called by its DNS name where it has one', () => {
  const { devices } = readEvidence([
    alertWith({ '@odata.type': `${TYPE}deviceEvidence`, deviceDnsName: 'pc-1.contoso.example', hostName: 'pc-1' }),
  ]);
  expect(devices[0]?.name).toBe('pc-1.contoso.example');
});
