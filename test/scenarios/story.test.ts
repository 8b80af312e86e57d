import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate, type Estate } from './estate.ts';
import { decide, ended, mailsTo, openApproval, runsOf, ticketsOf, until } from './story.ts';

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate();
}, 120_000);
afterAll(() => estate?.stop());

const MAIL = 'aaaaaaaa-0000-4000-8000-000000000001';

test('a malicious mail becomes one run with one ticket, is approved, told to the MSSP and noted', async () => {
  await estate.control('POST', '/events', {
    tenant: 'contoso',
    records: [
      {
        template: 'threat-intelligence',
        with: {
          NetworkMessageId: MAIL,
          Verdict: 'Phish',
          DeliveryAction: 'Delivered',
          LatestDeliveryLocation: 'Inbox',
        },
      },
    ],
    blobs: 3,
    copies: 5,
    shuffle: true,
    seed: 7,
  });
  const run = await until(estate, 'the run', async () => (await runsOf(estate, 'contoso', 'malicious-mail'))[0]);
  const approval = await openApproval(estate, run.run);
  expect((await decide(estate, 'chen', approval, true)).status).toBe(200);
  expect((await ended(estate, run.run)).outcome).toBe('contained');

  expect(await runsOf(estate, 'contoso', 'malicious-mail')).toHaveLength(1);
  expect(await ticketsOf(estate, 'contoso', `malicious-mail/${MAIL}`)).toHaveLength(1);
  expect(await mailsTo(estate, 'contoso@mssp.example')).toHaveLength(1);
});
