import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { TEAM } from '../documents.ts';

test.each([
  [`${TEAM}rota: night-duty\nchannels: { high: [phone, mail] }\n`, []],
  [`${TEAM}rota: nite-duty\n`, ['unknown-rota: nite-duty']],
  [TEAM.replace('[contoso]', '[contosso]'), ['unknown-tenant: contosso']],
  [TEAM.replace('[contoso]', 'all'), []],
  [`${TEAM}channels: { high: [pager] }\n`, ['wrong-value: pager']],
])('%#: the tenants and the rota of a team exist', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
