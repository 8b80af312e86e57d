import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { CASE } from '../documents.ts';

test.each([
  [CASE, []],
  [CASE.replace('type: o365.audit', 'use: audit-record'), []],
  [CASE.replace('type: o365.audit', 'use: adit-record'), ['case-unknown-name: adit-record']],
  [
    CASE.replace('- { after: 32m', '- { after: 31m, event: { use: adit-record } }\n  - { after: 32m'),
    ['case-unknown-name: adit-record'],
  ],
  [
    CASE.replace('- { after: 32m', '- { after: 31m, event: { type: o365.adit } }\n  - { after: 32m'),
    ['case-unknown-name: o365.adit'],
  ],
  [CASE.replace('kind: Case', 'kind: Case\nextra: 1'), ['unknown-key: extra']],
])('%#: a case that is right names what there is', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
