import { airInvestigation } from './air-investigation.ts';
import { atpContent } from './atp-content.ts';
import { auditNoise } from './audit-noise.ts';
import type { JsonRecord, RecordFrame, RecordTemplate } from './record-types.ts';
import type { SeededRandom } from './seeded-random.ts';
import { threatIntelligence } from './threat-intelligence.ts';
import {
  trapCyclicReferences,
  trapLetterCase,
  trapMissingFields,
  trapNumbersAsText,
  trapUnknownType,
} from './traps.ts';
import { urlClick } from './url-click.ts';

const BUILDERS: Readonly<Record<RecordTemplate, (frame: RecordFrame, random: SeededRandom) => JsonRecord>> = {
  'threat-intelligence': threatIntelligence,
  'url-click': urlClick,
  'atp-content': atpContent,
  'air-investigation': airInvestigation,
  audit: auditNoise,
  'trap-missing-fields': trapMissingFields,
  'trap-letter-case': trapLetterCase,
  'trap-numbers-as-text': trapNumbersAsText,
  'trap-cyclic-references': trapCyclicReferences,
  'trap-unknown-type': trapUnknownType,
};

/** Makes a record of a template. */
export function makeRecord(template: RecordTemplate, frame: RecordFrame, random: SeededRandom): JsonRecord {
  return BUILDERS[template](frame, random);
}
