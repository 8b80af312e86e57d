import { expect, test } from 'vitest';
import { EVIDENCE, KEPT_MAX, NO_EVIDENCE, viewOfEvidence } from '../../../actions/alert/evidence-view.ts';

const judged = { verdict: 'malicious', remediationStatus: 'active' };
const NOTHING = { devices: [], users: [], mailboxes: [], mails: [], files: [], urls: [], addresses: [], others: 0 };

test('evidence has the members that its schema names, for one of each kind', () => {
  const view = viewOfEvidence({
    devices: [{ deviceId: 'd', entraDeviceId: 'e', name: 'pc', ...judged }],
    users: [{ entraId: 'u', userPrincipalName: 'mia@contoso.example', account: 'mia', ...judged }],
    mailboxes: [{ address: 'mia@contoso.example', ...judged }],
    mails: [{ networkMessageId: 'n', internetMessageId: 'i', recipient: 'r', sender: 's', subject: 'x', ...judged }],
    files: [{ name: 'a.exe', sha256: 'ab', deviceId: 'd', ...judged }],
    urls: [{ url: 'https://attacker.example', ...judged }],
    addresses: [{ ip: '192.0.2.1', ...judged }],
    others: 3,
  });
  expect(Object.keys(view)).toEqual(Object.keys(EVIDENCE));
  expect(view['evidence_left_out']).toBe(3);
  for (const [name, schema] of Object.entries(EVIDENCE)) {
    const members = (schema as { readonly items?: { readonly required: readonly string[] } }).items?.required;
    if (members !== undefined) expect(Object.keys((view[name] as readonly object[])[0] ?? {})).toEqual(members);
  }
});

test.each([KEPT_MAX, KEPT_MAX + 1])('of %i links 25 are kept, and the rest is counted', (count) => {
  const urls = Array.from({ length: count }, (_, at) => ({ url: `https://attacker.example/${at}`, ...judged }));
  const view = viewOfEvidence({ ...NOTHING, urls, others: 1 });
  expect(view['urls']).toHaveLength(KEPT_MAX);
  expect(view['evidence_left_out']).toBe(count - KEPT_MAX + 1);
  expect(viewOfEvidence(NOTHING)).toEqual(NO_EVIDENCE);
});
