import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { UpstreamError } from '../upstream-error.ts';

/** What a mail consists of. */
export interface MailParts {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly idempotencyKey: string;
  readonly repeat: boolean;
}

/** A mail as it goes over the wire. */
export interface ComposedMail {
  readonly messageId: string;
  readonly envelope: { readonly from: string; readonly to: string[] };
  readonly bytes: Buffer;
}

/** Recipients of one mail at most; the limit of Exchange Online. */
export const RECIPIENTS_MAX = 500;
const SUBJECT_MAX = 200;
// Nothing in it that could end an address or a header and begin another.
const ADDRESS = /^[^\s<>"(),:;@\\[\]]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const REPEAT_NOTICE =
  'This mail may be a repeat: the answer to an earlier delivery was lost. If you have it already, there is nothing new in this one.';

/**
 * Writes a mail with text and HTML. The Message-ID follows from the idempotency key alone, so that mailboxes can tell
 * a repeat; a repeat says so in both texts and in `X-Watchbill-Repeat`.
 *
 * @throws {UpstreamError} `rejected` for an address that is none, or for none or too many.
 */
export async function composeMail(parts: MailParts): Promise<ComposedMail> {
  const from = addressOf(parts.from);
  const to = recipientsOf(parts.to);
  const messageId = `<${createHash('sha256').update(parts.idempotencyKey).digest('hex').slice(0, 40)}@${from.replace(/^.*@/, '')}>`;
  const composer = new MailComposer({
    from: parts.from,
    to: to.map((address) => ({ name: '', address })),
    subject: oneLine(parts.subject).slice(0, SUBJECT_MAX),
    text: parts.repeat ? `${REPEAT_NOTICE}\n\n${parts.text}` : parts.text,
    html: parts.repeat ? withNotice(parts.html) : parts.html,
    messageId,
    headers: {
      // Answering machines must not answer: an answer is never read.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(parts.repeat ? { 'X-Watchbill-Repeat': 'true' } : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { messageId, envelope: { from, to }, bytes: await composer.compile().build() };
}

/** The bare address of `name <address>` or of an address. */
function addressOf(text: string): string {
  const address = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text.trim();
  if (ADDRESS.test(address) && !hasControl(text)) return address;
  throw new UpstreamError(
    'not-configured',
    `Cannot send a mail because its sender must be an address: found "${oneLine(text)}"`,
  );
}

function recipientsOf(to: readonly string[]): string[] {
  const addresses = [...new Set(to)];
  const wrong = addresses.find((address) => !ADDRESS.test(address));
  if (wrong !== undefined) {
    throw new UpstreamError(
      'rejected',
      `Cannot send a mail because each recipient must be an address: found "${oneLine(wrong).slice(0, 80)}"`,
    );
  }
  if (addresses.length === 0 || addresses.length > RECIPIENTS_MAX) {
    throw new UpstreamError(
      'rejected',
      `Cannot send a mail because it has 1 to ${RECIPIENTS_MAX} recipients: found ${addresses.length}`,
    );
  }
  return addresses;
}

function withNotice(html: string): string {
  const notice = `<p><strong>${REPEAT_NOTICE}</strong></p>`;
  const body = /<body[^>]*>/i.exec(html);
  if (body === null) return notice + html;
  const at = body.index + body[0].length;
  return html.slice(0, at) + notice + html.slice(at);
}

function oneLine(text: string): string {
  return text.replace(new RegExp(CONTROL, 'g'), ' ').replace(/\s+/g, ' ').trim();
}

function hasControl(text: string): boolean {
  return CONTROL.test(text);
}
