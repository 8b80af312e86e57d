import type { EstateMessage, EstateUser } from './estate-types.ts';
import type { Seeding } from './seeding.ts';

const CLEAN = 40;
const PHISH = 12;
const DAY = 24 * 60;
const SUBJECTS = ['Minutes of the meeting', 'Offer for the new hall', 'Your ticket', 'Quarterly figures'] as const;

/** What a mail is made of; all else follows from chance. */
export interface MailOrder {
  readonly to: EstateUser;
  readonly minutesAgo: number;
  readonly isPhish: boolean;
  /** The same for all recipients of one wave. */
  readonly wave: { readonly networkMessageId: string; readonly host: string };
}

/** Makes the mails: some clean, and a small wave of phishing that got through. */
export function seedMail(seeding: Seeding, users: readonly EstateUser[]): readonly EstateMessage[] {
  const { random } = seeding;
  const phishing = { networkMessageId: random.guid(), host: 'parcel-desk.example' };
  const orders = [
    ...users.slice(5, 5 + PHISH).map((to) => ({ to, minutesAgo: 200, isPhish: true, wave: phishing })),
    ...Array.from({ length: CLEAN }, (_, at) => ({
      to: users[at % users.length],
      minutesAgo: random.below(20 * DAY) + 10,
      isPhish: false,
      wave: { networkMessageId: random.guid(), host: 'partner.example' },
    })),
  ];
  const messages = orders.flatMap(({ to, ...order }) =>
    to === undefined ? [] : [makeMail(seeding, { to, ...order })],
  );
  messages.forEach((message) => seeding.plant('message', message));
  return messages;
}

/** One mail to one person. */
export function makeMail(seeding: Omit<Seeding, 'plant'>, order: MailOrder): EstateMessage {
  const { random, ago } = seeding;
  const { to, isPhish, wave } = order;
  const sender = isPhish ? 'notice' : random.pick(['office', 'sales', 'info']);
  const url = isPhish ? `https://${wave.host}/track/${random.hex(6)}` : '';
  return {
    id: `${wave.networkMessageId}-${to.id}`,
    networkMessageId: wave.networkMessageId,
    internetMessageId: `<${random.hex(16)}@${wave.host}>`,
    subject: isPhish ? 'Your parcel could not be delivered' : random.pick(SUBJECTS),
    senderAddress: `${sender}@${wave.host}`,
    senderName: isPhish ? 'Parcel desk' : 'Partner',
    senderIp: isPhish ? '198.51.100.77' : '198.51.100.10',
    recipient: to.upn,
    recipientId: to.id,
    receivedAt: ago(order.minutesAgo),
    url,
    body: isPhish ? `Confirm your address within 24 hours: ${url}` : 'Please find the details attached.',
    threatTypes: isPhish ? ['phish'] : [],
    originalLocation: 'inboxFolder',
    location: 'inboxFolder',
  };
}
