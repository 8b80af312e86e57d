import { commonFields } from './frame.ts';
import type { JsonRecord, RecordFrame } from './record-types.ts';
import type { SeededRandom } from './seeded-random.ts';

const NOISE = [
  { recordType: 25, operation: 'MessageSent', workload: 'MicrosoftTeams' },
  { recordType: 25, operation: 'TeamsSessionStarted', workload: 'MicrosoftTeams' },
  { recordType: 52, operation: 'Search', workload: 'SecurityComplianceCenter' },
  { recordType: 30, operation: 'CreateFlow', workload: 'MicrosoftFlow' },
  { recordType: 20, operation: 'ViewReport', workload: 'PowerBI' },
] as const;

/** What fills Audit.General all day: people at work, nothing wrong. */
export function auditNoise(frame: RecordFrame, random: SeededRandom): JsonRecord {
  const user = `${random.pick(['amira', 'bela', 'carlo', 'dilan'])}@${frame.domain}`;
  return {
    ...commonFields(frame, random.pick(NOISE)),
    UserKey: random.guid(),
    UserType: 0,
    UserId: user,
    ClientIP: `203.0.113.${1 + random.below(254)}`,
    ObjectId: random.guid(),
    ResultStatus: 'Succeeded',
  };
}
