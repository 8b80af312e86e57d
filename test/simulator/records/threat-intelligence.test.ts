import { expect, test } from 'vitest';
import { seededRandom } from '../../../simulator/records/seeded-random.ts';
import { threatIntelligence } from '../../../simulator/records/threat-intelligence.ts';
import { FRAME } from './records-support.ts';

test('malware has an attachment, other verdicts have none, and every verdict comes up', () => {
  const random = seededRandom(1);
  const records = Array.from({ length: 60 }, () => threatIntelligence(FRAME, random));
  expect(new Set(records.map(({ Verdict }) => Verdict))).toEqual(new Set(['Malware', 'Phish', 'Spam']));
  for (const record of records) expect('AttachmentData' in record).toBe(record['Verdict'] === 'Malware');
});

test('Policy and PolicyAction are words, misspelt as the service does', () => {
  const random = seededRandom(1);
  const policies = Array.from({ length: 60 }, () => threatIntelligence(FRAME, random)['Policy']);
  expect(policies).toContain('SafeAttachements');
});
