import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { composeMail, RECIPIENTS_MAX } from '../../../connectors/smtp/compose-mail.ts';

const PARTS = {
  from: 'watchbill@example.org',
  to: ['ada@example.com'],
  subject: 'S',
  text: 'T',
  html: '<p>H</p>',
  idempotencyKey: 'k',
  repeat: false,
};

describe('a mail', () => {
  test('cannot be given another header by its subject', async () => {
    const { bytes } = await composeMail({
      ...PARTS,
      subject: 'Hello\r\nBcc: evil@example.net\r\n\r\nbody\u0000\u2028x',
    });
    const mail = await PostalMime.parse(bytes);
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.subject).toBe('Hello Bcc: evil@example.net body x');
  });

  test.each([
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: x@y.example',
    '<a@b.example>',
    'no address',
    'a b@c.example',
    'a@',
    '@b.example',
    'a@b.example>',
  ])('cannot go to %j', async (address) => {
    await expect(composeMail({ ...PARTS, to: [address] })).rejects.toMatchObject({ kind: 'rejected' });
  });

  test('has 1 to 500 recipients, each once', async () => {
    const many = Array.from({ length: RECIPIENTS_MAX }, (_, at) => `user${at}@example.com`);
    expect((await composeMail({ ...PARTS, to: [...many, 'user0@example.com'] })).envelope.to).toHaveLength(500);
    await expect(composeMail({ ...PARTS, to: [...many, 'one-more@example.com'] })).rejects.toThrow(/found 501/);
    await expect(composeMail({ ...PARTS, to: [] })).rejects.toThrow(/found 0/);
  });

  test('needs a sender that is an address', async () => {
    expect((await composeMail({ ...PARTS, from: 'SOC <soc@example.org>' })).envelope.from).toBe('soc@example.org');
    await expect(composeMail({ ...PARTS, from: 'SOC\n<soc@example.org>' })).rejects.toMatchObject({
      kind: 'not-configured',
    });
    await expect(composeMail({ ...PARTS, from: 'nobody' })).rejects.toMatchObject({ kind: 'not-configured' });
  });

  test('has a Message-ID of its key alone, at the domain of the sender', async () => {
    const ids = await Promise.all(
      [PARTS, { ...PARTS, text: 'other' }, { ...PARTS, idempotencyKey: 'other' }].map(
        async (parts) => (await composeMail(parts)).messageId,
      ),
    );
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@example\.org>$/);
    expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([true, false]);
  });

  test('F27: asks answering machines not to answer', async () => {
    const { headers } = await PostalMime.parse((await composeMail(PARTS)).bytes);
    expect(headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  });

  test('that is a repeat says so in front of an HTML text without a body too', async () => {
    const mail = await PostalMime.parse((await composeMail({ ...PARTS, repeat: true })).bytes);
    expect(mail.html).toMatch(/^<p><strong>This mail may be a repeat/);
  });
});
