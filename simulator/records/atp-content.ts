import { commonFields, secondsBefore } from './frame.ts';
import type { JsonRecord, RecordFrame } from './record-types.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Record type 47, operation AtpDetection: a bad file in SharePoint, OneDrive or Teams. `FileSize` comes as text. */
export function atpContent(frame: RecordFrame, random: SeededRandom): JsonRecord {
  const name = random.pick(['setup.exe', 'report.docm', 'tools.zip']);
  const site = frame.domain.split('.')[0] ?? 'site';
  return {
    ...commonFields(frame, { recordType: 47, operation: 'AtpDetection', workload: 'ThreatIntelligence' }),
    DetectionDate: secondsBefore(frame, 30 + random.below(60)),
    DetectionMethod: random.pick(['AntiMalware', 'File detonation']),
    EventDeepLink: `https://security.microsoft.com/?hash=/threatexplorer?contentId=${frame.id}`,
    FileData: {
      DocumentId: random.guid(),
      FileName: name,
      FilePath: `https://${site}.sharepoint.example/sites/finance/Shared Documents/${name}`,
      FileSize: String(1_000 + random.below(10_000_000)),
      FileVerdict: 1,
      MalwareFamily: random.pick(['Malicious Payload', 'Trojan_Gen']),
      SHA256: random.hex(64),
    },
    SourceWorkload: random.pick([0, 1, 2]),
  };
}
