import { expect, test } from 'vitest';
import { aBench, jsonOf, refusalOf } from '../support.ts';
import type { Bench } from '../support.ts';

interface Email {
  readonly id: string;
  readonly networkMessageId: string;
  readonly threatTypes: readonly string[];
  readonly latestDelivery: { readonly location: string };
}

const PATH = 'security/collaboration/analyzedEmails';
const TODAY = 'startTime=2026-11-20T00:00:00Z&endTime=2026-11-20T12:00:00Z';

async function phishing({ graph }: Bench): Promise<readonly Email[]> {
  const { value } = await jsonOf<{ value: Email[] }>(await graph(`${PATH}?${TODAY}&$top=100`));
  return value.filter(({ threatTypes }) => threatTypes.includes('phish'));
}

test('mails move some time after the order was taken, and the order is one effect', async () => {
  const bench = await aBench();
  const emails = await phishing(bench);
  expect(emails).toHaveLength(12);
  const body = { displayName: 'Run 1', severity: 'medium', action: 'softDelete', analyzedEmails: emails };
  const answer = await bench.graph(`${PATH}/remediate`, { body });
  expect([answer.status, answer.headers.get('location')]).toEqual([202, expect.stringContaining('/action-center/')]);
  expect((await phishing(bench))[0]?.latestDelivery.location).toBe('inboxFolder');
  bench.clock.now += 20_000;
  const places = (await phishing(bench)).map(({ latestDelivery }) => latestDelivery.location);
  expect(new Set(places)).toEqual(new Set(['softDeleted']));
  expect(await bench.control.effects()).toMatchObject([{ op: 'mail.remediate', effect: { action: 'softDelete' } }]);
});

test('a filter finds the mails of one id, and both ends of the time must be given', async () => {
  const bench = await aBench();
  const [email] = await phishing(bench);
  const filter = `$filter=networkMessageId eq '${email?.networkMessageId}'&$count=true`;
  expect(await (await bench.graph(`${PATH}?${TODAY}&${filter}`)).json()).toMatchObject({ '@odata.count': 12 });
  expect(await refusalOf(await bench.graph(`${PATH}?startTime=2026-11-20T00:00:00Z`))).toBe(
    "400 BadRequest: 'startTime' and 'endTime' are required.",
  );
});

test.each([
  [{ action: 'burn', analyzedEmails: [{ id: 'a' }] }, 400],
  [{ action: 'softDelete', analyzedEmails: [] }, 400],
  [{ action: 'softDelete', analyzedEmails: [{ id: 'none' }] }, 404],
  [{ action: 'softDelete', analyzedEmails: ['none'] }, 404],
])('%j is refused with %i and no effect', async (body, status) => {
  const { graph, control } = await aBench();
  expect((await graph(`${PATH}/remediate`, { body })).status).toBe(status);
  expect(await control.effects()).toEqual([]);
});

test('without the licence it is 403', async () => {
  const { graph, control } = await aBench();
  await control.setGrants({ tenant: 'contoso', withoutLicences: ['defenderForOffice365P2'] });
  expect((await graph(`${PATH}?${TODAY}`)).status).toBe(403);
});
