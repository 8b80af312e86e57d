import { kqlText } from '../../connectors/graph/kql-text.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { numberOf, optionalText } from '../input-values.ts';
import { limitTo, listing } from '../listing.ts';

/** Column of `EmailEvents` that each input is compared with; addresses and ids in any case. */
const COLUMNS = {
  network_message_id: 'NetworkMessageId',
  sender: 'SenderFromAddress',
  recipient: 'RecipientEmailAddress',
  subject: 'Subject',
} as const;

/** Column of `EmailEvents` that each member of the output is. */
const MEMBERS = {
  network_message_id: 'NetworkMessageId',
  internet_message_id: 'InternetMessageId',
  received_at: 'Timestamp',
  sender: 'SenderFromAddress',
  recipient: 'RecipientEmailAddress',
  subject: 'Subject',
  delivery_action: 'DeliveryAction',
  delivery_location: 'DeliveryLocation',
  threats: 'ThreatTypes',
} as const;

const TEXT: JsonObject = { type: 'string', minLength: 1, maxLength: 500 };

/**
 * Finds mails, one for each recipient; the way from a mail of an event to all whom it reached.
 *
 * @see Microsoft «EmailEvents» of the advanced hunting schema
 */
export const mailFind: Action = {
  name: 'mail.find',
  version: 1,
  summary: 'Finds the mails of the last days by id, sender, recipient or subject, and says where each was delivered',
  input: {
    type: 'object',
    properties: {
      network_message_id: { ...TEXT, description: 'Id of the mail, the same for all its recipients' },
      sender: { ...TEXT, description: 'Address of the From header' },
      recipient: { ...TEXT, description: 'Address of a recipient' },
      subject: { ...TEXT, description: 'The whole subject' },
      days: { type: 'integer', minimum: 1, maximum: 30, description: 'How far it looks back' },
      limit: limitTo(100, 'Mails'),
    },
    required: ['days', 'limit'],
    anyOf: Object.keys(COLUMNS).map((name) => ({ required: [name] })),
    additionalProperties: false,
  },
  output: listing('mails', {
    network_message_id: { type: 'string' },
    internet_message_id: { type: 'string' },
    received_at: { type: 'string', description: 'A moment' },
    sender: { type: 'string', description: 'Hostile text' },
    recipient: { type: 'string' },
    subject: { type: 'string', description: 'Hostile text' },
    delivery_action: { type: 'string', description: 'As `Delivered`, `Junked`, `Blocked`' },
    delivery_location: { type: 'string', description: 'As `Inbox/folder`, `Quarantine`' },
    threats: { type: 'string', description: 'As `Phish, Malware`; empty for none' },
  }),
  example: {
    input: { network_message_id: 'd0d4c2f0-55aa-4f0a-8c31-08db3a1b7a01', days: 7, limit: 50 },
    output: {
      mails: [
        {
          network_message_id: 'd0d4c2f0-55aa-4f0a-8c31-08db3a1b7a01',
          internet_message_id: '<invoice@attacker.example>',
          received_at: '2026-03-06T08:40:00Z',
          sender: 'billing@attacker.example',
          recipient: 'mia@contoso.example',
          subject: 'Your invoice',
          delivery_action: 'Delivered',
          delivery_location: 'Inbox/folder',
          threats: 'Phish',
        },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: graphNeeds('ThreatHunting.Read.All'),
  run: async (context, input) => {
    const take = numberOf(input, 'limit');
    const query = { query: queryOf(input, take), days: numberOf(input, 'days'), take };
    const { rows } = await context.graph().hunting.run(query, context.signal);
    return { mails: rows.map(mailOf) };
  },
};

function queryOf(input: JsonObject, take: number): string {
  const conditions = Object.entries(COLUMNS).flatMap(([name, column]) => {
    const text = optionalText(input, name);
    return text === undefined ? [] : [`${column} ${name === 'subject' ? '==' : '=~'} ${kqlText(text)}`];
  });
  const columns = Object.values(MEMBERS).join(', ');
  return `EmailEvents | where ${conditions.join(' and ')} | project ${columns} | take ${take}`;
}

function mailOf(row: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(MEMBERS).map(([member, column]) => [member, optionalText(row, column) ?? '']),
  );
}
