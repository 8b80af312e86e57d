import { mergeIncidents } from '../estate/merge-incidents.ts';
import { parseFaultRule } from '../faults/parse-fault-rule.ts';
import { emitEvents, putContent } from '../management/emit-events.ts';
import { setSubscription } from '../management/subscriptions.ts';
import { listGrants, setGrants } from '../login/tenant-grants.ts';
import { orderSignIn } from './order-sign-in.ts';
import { playScenario } from '../scenarios/play-scenario.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer, Exchange, Handler } from '../server/exchange.ts';
import { listTickets, seedInstance, seedTicket } from '../servicenow/seed-instance.ts';
import { patchBehaviour } from '../simulator-settings.ts';
import { clearWorld } from '../world.ts';
import type { World } from '../world.ts';
import type { ControlRoutes } from './control-types.ts';
import {
  readBehaviourPatch,
  readContent,
  readEvents,
  readGrants,
  readSubscription,
  readTickets,
} from './read-orders.ts';
import { readMerge, readScenario, readSignIn } from './read-estate-orders.ts';

/** What a route gets: the world, the query, the JSON of the body, and the part of the path after the route's name. */
interface Call {
  readonly world: World;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly id: string;
}

type Route = (call: Call) => Answer;

/** The control API: one function a route of control-types.ts. */
export function controlService(world: World): Handler {
  return (exchange) => {
    const [, name = '', id = ''] = exchange.path.split('/');
    const key = `${exchange.method} /control/${name}${id === '' ? '' : '/:id'}`;
    const route = Object.entries(ROUTES).find(([candidate]) => candidate === key)?.[1];
    if (route === undefined) return refuse(404, `Cannot find a control route: "${exchange.method} ${exchange.path}"`);
    const body = readJson(exchange);
    if ('problem' in body) return refuse(400, `Cannot read the request: ${body.problem}`);
    return route({ world, query: exchange.query, body: body.value, id });
  };
}

const ROUTES: Readonly<Record<keyof ControlRoutes, Route>> = {
  'GET /control/health': ({ world }) => jsonAnswer(200, { ready: true, urls: world.urls }),
  'GET /control/tenants': ({ world }) => jsonAnswer(200, [...world.tenants.values()]),
  'POST /control/events': ({ world, body }) =>
    withOrder(readEvents(world, body), ({ order, tenant }) => emitEvents(world, tenant, order)),
  'POST /control/contents': ({ world, body }) =>
    withOrder(readContent(world, body), ({ order, tenant }) => putContent(world, tenant, order)),
  'GET /control/subscriptions': ({ world }) => jsonAnswer(200, world.subscriptions.values()),
  'POST /control/subscriptions': ({ world, body }) =>
    withOrder(readSubscription(world, body), ({ order }) => setSubscription(world, order)),
  'GET /control/mails': listMails,
  'GET /control/mails/:id': ({ world, id }) => {
    const mail = world.mails.find(id);
    return mail === undefined ? refuse(404, `Cannot find a mail: "${id}"`) : jsonAnswer(200, mail);
  },
  'DELETE /control/mails': ({ world }) => jsonAnswer(200, { removed: world.mails.clear() }),
  'GET /control/tickets': filterTickets,
  'POST /control/tickets': ({ world, body }) =>
    withOrder(readTickets(world, body), ({ order, tenant }) =>
      order.tickets.map((ticket) => seedTicket(world, tenant.name, ticket)),
    ),
  'GET /control/faults': ({ world }) => jsonAnswer(200, world.faults.list()),
  'POST /control/faults': ({ world, body }) => {
    const parsed = parseFaultRule(body);
    return 'problem' in parsed
      ? refuse(400, `Cannot take the fault rule: ${parsed.problem}`)
      : jsonAnswer(200, world.faults.add(parsed.rule));
  },
  'DELETE /control/faults': ({ world }) => jsonAnswer(200, { removed: world.faults.remove() }),
  'DELETE /control/faults/:id': ({ world, id }) => jsonAnswer(200, { removed: world.faults.remove(id) }),
  'GET /control/grants': ({ world, query }) => jsonAnswer(200, listGrants(world, query.get('tenant'))),
  'POST /control/grants': ({ world, body }) =>
    withOrder(readGrants(world, body), ({ order }) => setGrants(world, order)),
  'POST /control/scenarios': ({ world, body }) =>
    withOrder(readScenario(world, body), ({ order, tenant }) => playScenario(world, tenant, order)),
  'POST /control/merges': ({ world, body }) =>
    withOrder(readMerge(world, body), ({ order, tenant, ...merge }) => {
      mergeIncidents(world.estates.of(tenant), { ...merge, at: new Date(world.now()).toISOString() });
      return order;
    }),
  'POST /control/sign-ins': ({ world, body }) =>
    withOrder(readSignIn(world, body), ({ order, tenant, user }) => orderSignIn(world, { order, tenant, user })),
  'GET /control/effects': ({ world, query }) =>
    jsonAnswer(200, filterBy(world.effects.list(), query, ['service', 'tenant', 'op', 'key'])),
  'GET /control/requests': ({ world, query }) =>
    jsonAnswer(200, filterBy(world.requests.list(), query, ['service', 'tenant'])),
  'GET /control/settings': ({ world }) => jsonAnswer(200, world.behaviour),
  'PUT /control/settings': ({ world, body }) =>
    withOrder(readBehaviourPatch(body), ({ order }) => {
      world.behaviour = patchBehaviour(world.behaviour, order);
      return world.behaviour;
    }),
  'DELETE /control/state': ({ world }) => {
    clearWorld(world);
    [...world.tenants.values()].forEach((tenant) => seedInstance(world, tenant));
    return jsonAnswer(200, { removed: true });
  },
};

function withOrder<T>(order: T | { readonly problem: string }, act: (order: T) => unknown): Answer {
  const isRefused = typeof order === 'object' && order !== null && 'problem' in order;
  return isRefused ? refuse(400, `Cannot take the order: ${order.problem}`) : jsonAnswer(200, act(order));
}

function refuse(status: number, error: string): Answer {
  return jsonAnswer(status, { error });
}

function listMails({ world, query }: Call): Answer {
  const recipient = query.get('recipient')?.toLowerCase();
  const subject = query.get('subject') ?? '';
  const mails = filterBy(world.mails.list(), query, ['tenant']).filter(
    (mail) =>
      mail.subject.includes(subject) &&
      (recipient === undefined || mail.recipients.some((address) => address.toLowerCase() === recipient)),
  );
  return jsonAnswer(200, mails);
}

function filterTickets({ world, query }: Call): Answer {
  const [tenant, correlation, group] = ['tenant', 'correlationId', 'group'].map((name) => query.get(name));
  const tickets = listTickets(world).filter(
    (ticket) =>
      (tenant === null || ticket.tenant === tenant) &&
      (correlation === null || ticket.fields['correlation_id'] === correlation) &&
      (group === null || ticket.group === group),
  );
  return jsonAnswer(200, tickets);
}

/** Entries after a sequence number whose members are what the query says. */
function filterBy<T extends { readonly sequence: number }, K extends keyof T & string>(
  entries: readonly T[],
  query: URLSearchParams,
  members: readonly K[],
): T[] {
  const after = Number(query.get('after') ?? 0);
  return entries.filter(
    (entry) =>
      entry.sequence > after &&
      members.every((member) => query.get(member) === null || query.get(member) === String(entry[member])),
  );
}

function readJson(exchange: Exchange): { readonly value: unknown } | { readonly problem: string } {
  if (exchange.body === '') return { value: undefined };
  try {
    return { value: JSON.parse(exchange.body) };
  } catch {
    return { problem: 'the body is not JSON' };
  }
}
