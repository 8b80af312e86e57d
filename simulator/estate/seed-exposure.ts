import type { EstateRecommendation, EstateVulnerability } from './defender-types.ts';
import type { EstateDevice } from './estate-types.ts';
import type { Seeding } from './seeding.ts';

/** Weaknesses of every tenant. */
export const VULNERABILITIES = 25;

const DAY = 24 * 60;
const SEVERITIES = [
  ['Low', 3.1],
  ['Medium', 5.4],
  ['High', 7.8],
  ['Critical', 9.8],
] as const;
const PRODUCTS = [
  ['woodgrove', 'paper_reader', 'Update'],
  ['woodgrove', 'office_suite', 'Update'],
  ['litware', 'browser', 'Update'],
  ['litware', 'archive_tool', 'Uninstall'],
  ['adatum', 'remote_desk', 'Upgrade'],
] as const;

/** Makes weaknesses, what is recommended against them, and the work that was asked for: one task done, one late, the rest on time. */
export function seedExposure(seeding: Seeding, devices: readonly EstateDevice[]): void {
  const weaknesses = Array.from({ length: VULNERABILITIES }, (_, at) => weaknessAt(seeding, devices, at));
  weaknesses.forEach((weakness) => seeding.plant('vulnerability', weakness));
  for (const [at, [vendor, product, remediationType]] of PRODUCTS.entries()) {
    const own = weaknesses.filter((_, index) => index % PRODUCTS.length === at);
    const recommendation: EstateRecommendation = {
      id: `va-_-${vendor}-_-${product}`,
      vendor,
      product,
      name: `${remediationType} ${vendor} ${product}`,
      remediationType,
      status: at === PRODUCTS.length - 1 ? 'Exception' : 'Active',
      exposureImpact: Math.round(seeding.random.next() * 1_000) / 100,
      vulnerabilityIds: own.map(({ id }) => id),
      deviceIds: [...new Set(own.flatMap(({ deviceIds }) => deviceIds))],
    };
    seeding.plant('recommendation', recommendation);
    plantTask(seeding, recommendation, at);
  }
}

function weaknessAt({ random, ago }: Seeding, devices: readonly EstateDevice[], at: number): EstateVulnerability {
  const [severity, cvss] = random.pick(SEVERITIES);
  const affected = random.shuffle(devices.map(({ id }) => id)).slice(0, random.below(20));
  const published = random.below(200 * DAY) + 10 * DAY;
  return {
    // A year long before there were such names: none of them is anybody's.
    id: `CVE-1900-${String(10_001 + at)}`,
    description: 'A crafted file lets code run in the context of the user who opens it.',
    severity,
    cvss,
    publishedAt: ago(published),
    updatedAt: ago(published - DAY),
    hasPublicExploit: random.chance(0.3),
    deviceIds: affected,
  };
}

function plantTask({ random, plant, tenant, ago }: Seeding, about: EstateRecommendation, at: number): void {
  const target = about.deviceIds.length;
  const isDone = at === 0;
  const isLate = at === 1;
  plant('remediationTask', {
    id: random.guid(),
    title: about.name,
    recommendationId: about.id,
    product: about.product,
    vendor: about.vendor,
    createdAt: ago((isLate ? 45 : 12) * DAY),
    dueAt: ago((isLate ? 15 : -18) * DAY),
    status: isDone ? 'Completed' : 'Active',
    requesterEmail: `exposure@${tenant.domain}`,
    priority: random.pick(['High', 'Medium', 'Low']),
    targetDevices: target,
    fixedDevices: isDone ? target : random.below(target + 1),
  });
}
