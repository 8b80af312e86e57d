import { commonFields, secondsBefore } from './frame.ts';
import type { JsonRecord, RecordFrame } from './record-types.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Record type 41, operation TIUrlClickData: a person clicked a link that turned out bad. Wire names: `Url`, `UrlClickAction`. */
export function urlClick(frame: RecordFrame, random: SeededRandom): JsonRecord {
  return {
    ...commonFields(frame, { recordType: 41, operation: 'TIUrlClickData', workload: 'ThreatIntelligence' }),
    UserId: `${random.pick(['amira', 'bela', 'carlo', 'dilan'])}@${frame.domain}`,
    AppName: random.pick(['Mail', 'Teams', 'Office']),
    AppVersion: '0.0.0000',
    EventDeepLink: `https://security.microsoft.com/?hash=/threatexplorer?clickId=${frame.id}`,
    SourceId: random.guid(),
    TimeOfClick: secondsBefore(frame, 300 + random.below(1_800)),
    Url: `https://${random.pick(['login', 'files', 'parcel'])}.adversary.example/${random.hex(8)}`,
    UrlClickAction: random.pick([2, 3, 4, 5]),
    UserIp: `198.51.100.${1 + random.below(254)}`,
  };
}
