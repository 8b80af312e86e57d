import { expect, test } from 'vitest';
import { mailFind } from '../../../actions/mail/mail-find.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('mails are found by what is given, hostile text stays a text, and missing cells are empty', async () => {
  const row = {
    NetworkMessageId: 'n1',
    RecipientEmailAddress: 'mia@contoso.example',
    Timestamp: '2026-11-20T09:00:00Z',
    ThreatTypes: null,
  };
  const bench = await start({ 'POST /security/runHuntingQuery': { schema: [], results: [row] } });
  const output = await bench.run(mailFind, { sender: 'a"@x', subject: 'x" or 1==1 //', days: 7, limit: 10 });
  expect(output).toMatchObject({
    mails: [{ network_message_id: 'n1', recipient: 'mia@contoso.example', threats: '' }],
  });
  expect(bench.sent()).toEqual([
    {
      Query:
        'EmailEvents | where SenderFromAddress =~ "a\\u0022@x" and Subject == "x\\u0022 or 1==1 //" | project NetworkMessageId, InternetMessageId, Timestamp, SenderFromAddress, RecipientEmailAddress, Subject, DeliveryAction, DeliveryLocation, ThreatTypes | take 10',
      Timespan: 'P7D',
    },
  ]);
});

test('a search for all mails is refused', async () => {
  const bench = await start({});
  await expect(bench.run(mailFind, { days: 7, limit: 10 })).rejects.toThrow(/Cannot call action "mail.find"/);
});
