import { guidFrom } from '../records/seeded-random.ts';
import type { Seeding } from './seeding.ts';

/** Posts of the message center of every tenant. */
export const ANNOUNCEMENTS = 24;

const DAY = 24 * 60;

const CONTROLS = [
  ['AdminMFAV2', 'Require multifactor authentication for administrative roles', 'Identity', 'AzureAD', 10],
  ['MFARegistrationV2', 'Have everybody register for multifactor authentication', 'Identity', 'AzureAD', 9],
  ['BlockLegacyAuthentication', 'Block legacy authentication', 'Identity', 'AzureAD', 8],
  ['SigninRiskPolicy', 'Turn on the sign-in risk policy', 'Identity', 'AzureAD', 7],
  ['DLPEnabled', 'Apply data loss prevention policies', 'Data', 'IP', 5],
  ['mdo_safelinks', 'Check links in mail when they are opened', 'Apps', 'MDO', 9],
  ['mdo_safeattachments', 'Check attachments before they are delivered', 'Apps', 'MDO', 8],
  ['mdo_antiphish', 'Protect people from impersonation', 'Apps', 'MDO', 8],
  ['scid_2010', 'Turn on antivirus', 'Device', 'MDATP', 10],
  ['scid_2500', 'Turn on attack surface reduction', 'Device', 'MDATP', 9],
  ['scid_91', 'Encrypt drives', 'Device', 'MDATP', 6],
  ['scid_2070', 'Let nobody disable real-time protection', 'Device', 'MDATP', 4],
] as const;

const SKUS = [
  ['SPE_E5', 'Enabled', 45, 40, ['EXCHANGE_S_ENTERPRISE', 'WINDEFATP', 'THREAT_INTELLIGENCE', 'AAD_PREMIUM_P2']],
  ['ATP_ENTERPRISE', 'Warning', 10, 10, ['ATP_ENTERPRISE']],
  ['INTUNE_A', 'Suspended', 0, 0, ['INTUNE_A']],
] as const;

const SERVICES = ['Microsoft Defender XDR', 'Exchange Online', 'Microsoft Teams', 'Microsoft Intune'] as const;

/** Makes the controls of the Secure Score, the subscriptions and the posts of the message center. */
export function seedGovernance(seeding: Seeding): void {
  const { random, plant, tenant, ago } = seeding;
  for (const [at, [id, title, category, service, maxScore]] of CONTROLS.entries()) {
    const doneDaysAgo = at % 3 === 2 ? null : random.below(120);
    const review = { state: 'Default', assignedTo: null, comment: null, stateChangedAt: ago(100 * DAY) } as const;
    plant('control', { id, title, category, service, maxScore, rank: at + 1, doneDaysAgo, ...review });
  }
  for (const [partNumber, status, enabled, consumed, plans] of SKUS) {
    const skuId = guidFrom(`sku:${partNumber}`);
    plant('sku', {
      id: `${tenant.entraTenantId}_${skuId}`,
      skuId,
      partNumber,
      status,
      enabled,
      consumed,
      plans: plans.map((name) => ({ id: guidFrom(`plan:${name}`), name })),
    });
  }
  for (let at = 0; at < ANNOUNCEMENTS; at++) plantAnnouncement(seeding, at);
}

/** The oldest first; every sixth is a major change that somebody has to act upon. */
function plantAnnouncement({ random, plant, ago }: Seeding, at: number): void {
  const age = (ANNOUNCEMENTS - at) * 3;
  const isMajorChange = at % 6 === 0;
  const service = random.pick(SERVICES);
  plant('announcement', {
    id: `MC${900_001 + at}`,
    title: `${isMajorChange ? 'Change' : 'News'} of ${service}`,
    category: isMajorChange ? 'planForChange' : random.pick(['stayInformed', 'stayInformed', 'preventOrFixIssue']),
    severity: isMajorChange ? 'high' : 'normal',
    isMajorChange,
    services: [service],
    body: `<p>What changes in ${service}, and what to do about it.</p>`,
    startsAt: ago(age * DAY),
    endsAt: ago((age - 120) * DAY),
    modifiedAt: ago(age * DAY - 60),
    actionRequiredBy: isMajorChange ? ago((age - 60) * DAY) : null,
  });
}
