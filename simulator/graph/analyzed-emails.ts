import { REMEDIATION_LOCATIONS } from '../estate/mail-remediations.ts';
import type { RemediationAction } from '../estate/mail-remediations.ts';
import type { EstateMessage } from '../estate/estate-types.ts';
import { recordEffect } from '../estate/record-effect.ts';
import type { JsonRecord } from '../records/record-types.ts';
import { guidFrom } from '../records/seeded-random.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import type { Answer } from '../server/exchange.ts';
import { answerList, refuse } from './answer.ts';
import { badRequest, NOT_FOUND } from './graph-error.ts';

const PATH = 'security/collaboration/analyzedEmails';
const WRITE = ['SecurityAnalyzedMessage.ReadWrite.All'];
const COMMON = { budget: 'security', licence: 'defenderForOffice365P2' } as const;

/** Mails that Defender for Office 365 looked at, and what is done with them after delivery. */
export const ANALYZED_EMAIL_ROUTES: readonly ApiRoute[] = [
  {
    ...COMMON,
    method: 'GET',
    path: `/${PATH}`,
    roles: ['SecurityAnalyzedMessage.Read.All', ...WRITE],
    run: listEmails,
  },
  { ...COMMON, method: 'POST', path: `/${PATH}/remediate`, roles: WRITE, run: remediate },
];

/** Both ends of the time must be given. */
function listEmails(call: ApiCall): Answer {
  const { query } = call.exchange;
  const [start, end] = ['startTime', 'endTime'].map((name) => Date.parse(query.get(name) ?? ''));
  if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end))
    return refuse(call, badRequest("'startTime' and 'endTime' are required."));
  const messages = call.world.estates.of(call.tenant).list('message');
  const within = messages.filter(({ receivedAt }) => Date.parse(receivedAt) >= start && Date.parse(receivedAt) <= end);
  return answerList(call, within, {
    path: PATH,
    fields: renderEmail,
    render: renderEmail,
    filterable: ['networkMessageId', 'recipientEmailAddress'],
    topDefault: 100,
    topMax: 1_000,
    paging: 'skip',
  });
}

/** 202 and a place to look at: the mails move later, and a second order is a second job. */
function remediate(call: ApiCall): Answer {
  const { action: given, analyzedEmails, displayName } = call.body;
  const action = actionOf(given);
  if (action === undefined) return refuse(call, badRequest("Requested value of 'action' was not found."));
  const ids = Array.isArray(analyzedEmails) ? analyzedEmails.map(idOf) : [];
  if (ids.length === 0) return refuse(call, badRequest("'analyzedEmails' must not be empty."));
  const { world, tenant } = call;
  const estate = world.estates.of(tenant);
  if (ids.some((id) => estate.find('message', id) === undefined)) return refuse(call, NOT_FOUND);
  const id = guidFrom(`remediation:${tenant.name}:${estate.anchorMs}:${estate.list('remediation').length}`);
  const name = typeof displayName === 'string' ? displayName : '';
  recordEffect(call, { op: 'mail.remediate', target: id, effect: { action, displayName: name, analyzedEmails: ids } });
  const createdAt = new Date(world.now()).toISOString();
  estate.put('remediation', { id, createdAt, action, messageIds: ids, isDone: false });
  return { status: 202, headers: { Location: `https://security.microsoft.com/action-center/history?id=${id}` } };
}

function actionOf(given: unknown): RemediationAction | undefined {
  // The keys of a table of our own.
  return (Object.keys(REMEDIATION_LOCATIONS) as RemediationAction[]).find((action) => action === given);
}

function idOf(email: unknown): string {
  const isNamed = typeof email === 'object' && email !== null && 'id' in email;
  return isNamed && typeof email.id === 'string' ? email.id : '';
}

function renderEmail(message: EstateMessage): JsonRecord {
  return {
    id: message.id,
    networkMessageId: message.networkMessageId,
    internetMessageId: message.internetMessageId,
    recipientEmailAddress: message.recipient,
    subject: message.subject,
    directionality: 'inbound',
    senderDetail: {
      fromAddress: message.senderAddress,
      displayName: message.senderName,
      ipv4: message.senderIp,
    },
    originalDelivery: { action: 'delivered', location: message.originalLocation },
    latestDelivery: { action: 'delivered', location: message.location },
    threatTypes: message.threatTypes,
    urls: message.url === '' ? [] : [{ url: message.url }],
    attachments: [],
    loggedDateTime: message.receivedAt,
  };
}
