import { expect, test } from 'vitest';
import type { FaultRule } from '../../../simulator/faults/fault-rule.ts';
import { aBench, sayMail, talkSmtp } from '../support.ts';

const TO = ['soc@contoso.example', 'lead@contoso.example'];

test('a mail is kept whole for every recipient, with decoded headers, and recorded as an effect', async () => {
  const { simulator, control } = await aBench();
  const talk = talkSmtp(simulator);
  await sayMail(talk, { to: TO });
  expect(await talk.reply()).toMatch(/^250 /);
  const [mail] = await control.mails({ recipient: 'LEAD@contoso.example' });
  expect(mail).toMatchObject({
    tenant: 'contoso',
    from: 'watchbill@soc.example',
    recipients: TO,
    messageId: '<one@soc.example>',
    subject: 'Grüße an alle',
  });
  expect(mail?.headers['x-folded']).toBe('first second');
  expect((await control.mail(mail?.id ?? '')).raw).toContain('\r\n\r\nBody');
  const effects = await control.effects({ service: 'smtp' });
  expect(effects).toMatchObject([
    { op: 'mail.accept', target: TO.join(','), key: '<one@soc.example>', tenant: 'contoso' },
  ]);
});

test.each([421, 450, 550])('F23 a %s after DATA keeps nothing', async (status) => {
  const { simulator, control } = await aBench();
  await control.addFault({ match: { service: 'smtp' }, times: 1, effect: { status, body: '4.2.0 Not now' } });
  const talk = talkSmtp(simulator);
  await sayMail(talk, { to: TO });
  expect(await talk.reply()).toBe(`${status} 4.2.0 Not now`);
  expect(await control.mails()).toEqual([]);
  expect(await control.effects()).toEqual([]);
  const again = talkSmtp(simulator);
  await sayMail(again, { to: TO });
  expect(await again.reply()).toMatch(/^250 /);
});

test('F23 one recipient may be refused while another is taken', async () => {
  const { simulator, control } = await aBench();
  const match = { service: 'smtp', method: 'RCPT', path: 'lead@' } as const;
  await control.addFault({ match, effect: { status: 550, body: '5.1.1 Mailbox unavailable' } });
  const talk = talkSmtp(simulator);
  await sayMail(talk, { to: TO });
  expect(await talk.reply()).toMatch(/^250 /);
  expect((await control.mails())[0]?.recipients).toEqual(['soc@contoso.example']);
});

test('F23 a server that is closing says 421 to whoever connects', async () => {
  const { simulator, control } = await aBench();
  await control.addFault({
    match: { service: 'smtp', method: 'CONNECT' },
    effect: { status: 421, body: '4.3.2 Closing' },
  });
  expect(await talkSmtp(simulator).reply()).toMatch(/^421 /);
});

test('F24 a mail whose 250 is lost is kept and recorded, and a repeat is kept beside it', async () => {
  const { simulator, control } = await aBench();
  await control.addFault({ match: { service: 'smtp' }, times: 1, effect: { executeThen: 'reset' } });
  const talk = talkSmtp(simulator);
  await sayMail(talk, { to: TO });
  expect(await talk.reply()).toBe('closed');
  const again = talkSmtp(simulator);
  await sayMail(again, { to: TO });
  expect(await again.reply()).toMatch(/^250 /);
  const mails = await control.mails();
  expect(mails.map(({ messageId }) => messageId)).toEqual(['<one@soc.example>', '<one@soc.example>']);
  expect(await control.effects({ op: 'mail.accept' })).toHaveLength(2);
  expect((await control.faults())[0]).toMatchObject({ fired: 1, matched: 2 });
});

test.each<[string, FaultRule['effect'], number]>([
  ['hangs before it accepts', { hang: true }, 0],
  ['accepts and never says so', { executeThen: 'timeout' }, 1],
])('F23 a server that %s keeps %#', async (_name, effect, kept) => {
  const { simulator, control } = await aBench();
  await control.addFault({ match: { service: 'smtp' }, effect });
  const talk = talkSmtp(simulator);
  await sayMail(talk, { to: TO });
  const silence = new Promise((resolve) => setTimeout(resolve, 150, 'silence'));
  expect(await Promise.race([talk.reply(), silence])).toBe('silence');
  expect(await control.mails()).toHaveLength(kept);
});

test('F23 a slow server answers late and keeps the mail', async () => {
  const { simulator, control } = await aBench();
  await control.addFault({ match: { service: 'smtp' }, effect: { delayMs: 120 } });
  const talk = talkSmtp(simulator);
  await sayMail(talk, { to: TO });
  const begun = performance.now();
  expect(await talk.reply()).toMatch(/^250 /);
  expect(performance.now() - begun).toBeGreaterThan(100);
});

test('a wrong password is 535, the right one 235', async () => {
  const { simulator } = await aBench();
  const talk = talkSmtp(simulator);
  await talk.reply();
  await talk.say('EHLO client.example');
  const plain = (password: string): string => Buffer.from(`\0watchbill\0${password}`).toString('base64');
  expect(await talk.say(`AUTH PLAIN ${plain('guess')}`)).toMatch(/^535 /);
  expect(await talk.say(`AUTH PLAIN ${plain('smtp-password')}`)).toMatch(/^235 /);
});

test('a client that goes away in the middle of its message leaves nothing', async () => {
  const { simulator, control } = await aBench();
  const talk = talkSmtp(simulator);
  await talk.reply();
  await talk.say('EHLO client.example');
  await talk.say('MAIL FROM:<a@soc.example>');
  await talk.say('RCPT TO:<b@contoso.example>');
  await talk.say('DATA');
  talk.socket.write('Subject: half');
  talk.socket.resetAndDestroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await control.mails()).toEqual([]);
});
