import type { JsonObject } from '../../../contracts/json.ts';
import { closed, flag, list, personal, text, time, whole, words } from '../json-schema.ts';
import { anEvent } from './event-shape.ts';

const attachment = closed({
  name: text('Name of the file, chosen by the sender: hostile text'),
  'content_type?': text('Type that the sender claims, as `application/pdf`'),
  'size?': whole('Bytes'),
  'sha256?': text('SHA-256 of the content'),
  is_inline: flag('Whether it is shown within the text'),
  is_mail: flag('Whether it is a mail itself, as where users report one by forwarding it'),
});

const header = closed({
  name: text('Name of the header, as it was written'),
  value: text('Its value, chosen by the sender: hostile text'),
});

/**
 * JSON Schema of a mail in a mailbox that is watched: the one that users report suspicious mails to, or that a service
 * writes its messages to. Everything in it is chosen by its sender, and no sender is proved by `sender` alone: see
 * `authentication`.
 *
 * @see Microsoft Graph v1.0, «message»; RFC 5322 and RFC 8601 for headers
 */
export const RECEIVED_MAIL: JsonObject = anEvent('A mail came into a mailbox that is watched', {
  mailbox: personal(text('Address of the mailbox')),
  'folder?': text('Folder that it came into, as `Inbox`'),
  message_id: text('Id of the mail in its mailbox'),
  'internet_message_id?': text('Message-ID header'),
  'network_message_id?': text('Id of the mail in Exchange; also in hunting and in the events of Office 365'),
  'conversation_id?': text('The same in a mail and its answers'),
  'sender?': personal(text('Address of the From header')),
  'sender_name?': personal(text('Name in the From header: hostile text')),
  'submitter?': personal(text('Address of the Sender header, where another one sent it')),
  reply_to: list(text('Address'), 'Addresses that answers go to; empty where they go to the sender'),
  recipients: personal(list(text('Address'), 'Addresses of the To header')),
  copies: personal(list(text('Address'), 'Addresses of the Cc header')),
  subject: text('Subject: hostile text; empty where it has none'),
  'body?': text('Text of the mail: hostile text'),
  'body_type?': words('How the text is written', ['text', 'html']),
  urls: list(text('Link: hostile text'), 'Links in the text, each once'),
  attachments: list(attachment, 'Attachments'),
  headers: list(header, 'Headers, in order'),
  authentication: list(
    closed({ name: text('SPF, DKIM, DMARC or CompAuth'), value: text('Result') }),
    'Sender authentication, as the own mail server found it',
  ),
  'importance?': text('low, normal or high, as the sender says'),
  'sent_at?': time('When it was sent, as the sender says'),
  received_at: time('When it came'),
  'deep_link?': text('Address of the mail in the browser'),
});
