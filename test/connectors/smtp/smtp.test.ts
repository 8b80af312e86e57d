import type { Socket } from 'node:net';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, test } from 'vitest';
import { createSmtp } from '../../../connectors/smtp/smtp.ts';
import type { Mail, Smtp, SmtpSettings } from '../../../connectors/smtp/smtp.ts';
import { startScriptedRelay } from './scripted-relay.ts';
import type { RelayScript, ScriptedRelay } from './scripted-relay.ts';

const MAIL: Mail = {
  to: ['ada@example.com'],
  subject: 'Grüße',
  text: 'Text ü',
  html: '<body><p>HTML</p></body>',
  idempotencyKey: 'key-1',
  repeat: false,
};
const PASSWORD = 'password-of-the-test';

let relay: ScriptedRelay | undefined;
let smtp: Smtp | undefined;
afterEach(async () => {
  smtp?.close();
  await relay?.close();
});

async function setUp(script: RelayScript = {}, settings: Partial<SmtpSettings> = {}): Promise<Smtp> {
  relay = await startScriptedRelay(script);
  smtp = createSmtp({
    host: '127.0.0.1',
    port: relay.port,
    from: 'Watchbill <watchbill@example.org>',
    secure: false,
    limits: { connectMs: 300, totalMs: 400 },
    ...settings,
  });
  return smtp;
}

describe('a mail', () => {
  test('arrives with text and HTML, and the relay’s word is handed on', async () => {
    const receipt = await (await setUp()).send(MAIL);
    expect(receipt).toMatchObject({ accepted: ['ada@example.com'], rejected: [], response: '250 2.0.0 queued' });
    const parsed = await PostalMime.parse(relay?.mails[0] ?? '');
    expect(parsed).toMatchObject({
      subject: 'Grüße',
      messageId: receipt.messageId,
      from: { address: 'watchbill@example.org' },
    });
    expect([parsed.text?.trim(), parsed.html?.trim()]).toEqual(['Text ü', '<body><p>HTML</p></body>']);
  });

  test('F24: keeps its Message-ID when it is repeated, and says that it is a repeat', async () => {
    const sender = await setUp();
    const first = await sender.send(MAIL);
    const second = await sender.send({ ...MAIL, repeat: true });
    expect(second.messageId).toBe(first.messageId);
    const [original, repeat] = await Promise.all((relay?.mails ?? []).map((mail) => PostalMime.parse(mail)));
    const flag = (mail: typeof repeat): unknown => mail?.headers.find(({ key }) => key === 'x-watchbill-repeat')?.value;
    expect([flag(original), flag(repeat)]).toEqual([undefined, 'true']);
    expect([repeat?.text, repeat?.html].every((text) => text?.includes('may be a repeat'))).toBe(true);
  });

  test('that one of two recipients refuses is accepted for the other', async () => {
    const sender = await setUp({
      recipient: (address) => (address.includes('nobody') ? '550 no such user' : '250 ok'),
    });
    expect(await sender.send({ ...MAIL, to: ['nobody@example.com', 'ada@example.com'] })).toMatchObject({
      accepted: ['ada@example.com'],
      rejected: ['nobody@example.com'],
    });
  });

  test('goes out with a sign-in where there is one', async () => {
    const sender = await setUp({ auth: '235 ok' }, { user: 'u', password: PASSWORD });
    await sender.send(MAIL);
    expect(relay?.commands.some((command) => command.startsWith('AUTH'))).toBe(true);
  });
});

describe('a relay that refuses', () => {
  test.each([
    ['421 too many connections', 'greeting', 'throttled', 421],
    ['554 no service', 'greeting', 'rejected', 554],
    ['450 greylisted', 'mail', 'throttled', 450],
    ['451 local error', 'mail', 'unavailable', 451],
    ['452 full', 'mail', 'throttled', 452],
    ['550 not allowed', 'mail', 'rejected', 550],
    ['554 refused', 'data', 'rejected', 554],
    ['451 later', 'end', 'unavailable', 451],
    ['552 too large', 'end', 'rejected', 552],
  ] as const)('F23: with "%s" at %s is %s', async (reply, moment, kind, status) => {
    const sender = await setUp({ [moment]: reply });
    await expect(sender.send(MAIL)).rejects.toMatchObject({ name: 'UpstreamError', kind, status });
  });

  test('F23: every recipient refuses the mail', async () => {
    const sender = await setUp({ recipient: () => '550 no such user' });
    await expect(sender.send(MAIL)).rejects.toMatchObject({ kind: 'rejected', status: 550 });
  });

  test('the sign-in is unauthorized, and the password is not told', async () => {
    const sender = await setUp({ auth: `535 wrong: ${PASSWORD}` }, { user: 'u', password: PASSWORD });
    const error: unknown = await sender.send(MAIL).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'unauthorized', status: 535 });
    expect(String(error)).not.toContain(PASSWORD);
  });
});

describe('a connection that is lost', () => {
  test.each([
    ['hang up', 'greeting'],
    ['silence', 'greeting'],
    ['hang up', 'mail'],
    ['silence', 'mail'],
    ['hang up', 'data'],
    ['silence', 'data'],
  ] as const)('F23: by %s at %s is unavailable: nothing can have been delivered', async (step, moment) => {
    await expect((await setUp({ [moment]: step })).send(MAIL)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test.each(['hang up', 'silence'] as const)('F24: by %s after DATA is outcome-unknown', async (step) => {
    await expect((await setUp({ end: step })).send(MAIL)).rejects.toMatchObject({ kind: 'outcome-unknown' });
    expect(relay?.mails).toHaveLength(1);
  });

  test.each<readonly [string, (socket: Socket) => unknown]>([
    ['in the same tick', (socket) => socket.end()],
    ['half a tick later', (socket) => setImmediate(() => socket.end())],
    ['by destroying it', (socket) => socket.destroySoon()],
    ['by a reset', (socket) => socket.resetAndDestroy()],
    ['by a reset after a tick', (socket) => setImmediate(() => socket.resetAndDestroy())],
  ])('right after the relay has taken the mail, %s, is a mail that was taken', async (_how, afterEnd) => {
    const sender = await setUp({ afterEnd }, { limits: { connectMs: 5_000, totalMs: 5_000 } });
    for (let round = 0; round < 10; round++) {
      const receipts = await Promise.all(Array.from({ length: 5 }, () => sender.send(MAIL)));
      expect(receipts.every(({ response }) => response === '250 2.0.0 queued')).toBe(true);
    }
    expect(relay?.mails).toHaveLength(50);
  });

  test('F23: since nobody listens is unavailable', async () => {
    const sender = await setUp();
    await relay?.close();
    await expect(sender.send(MAIL)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test('by the caller is cancelled before DATA', async () => {
    const sender = await setUp({ mail: 'silence' });
    await expect(sender.send(MAIL, AbortSignal.timeout(100))).rejects.toMatchObject({ kind: 'cancelled' });
    await expect(sender.send(MAIL, AbortSignal.abort())).rejects.toMatchObject({ kind: 'cancelled' });
  });

  test('by closing the sender ends what is under way', async () => {
    const sender = await setUp({ mail: 'silence' }, { limits: { totalMs: 5_000 } });
    const sending = expect(sender.send(MAIL)).rejects.toMatchObject({ kind: 'unavailable' });
    setTimeout(() => sender.close(), 100);
    await sending;
  });
});
