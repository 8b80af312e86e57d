import type { EstateIncident } from '../estate/estate-types.ts';
import { commentOn, updateIncident } from '../estate/write-incident.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';
import { answerEntity, answerList, contextOf, refuse } from './answer.ts';
import { badRequest, NOT_FOUND } from './graph-error.ts';
import { commentsAnswer, readComment, readTriage } from './read-triage.ts';
import { renderComment } from './render-alert.ts';
import { incidentFields, renderIncident } from './render-incident.ts';
import type { IncidentView } from './render-incident.ts';

const READ = ['SecurityIncident.Read.All', 'SecurityIncident.ReadWrite.All'];
const WRITE = ['SecurityIncident.ReadWrite.All'];
const PATH = 'security/incidents';
const budget = 'security';

/** Largest page: fewer incidents when their alerts come along. */
const TOP_MAX = 1_000;
const TOP_MAX_EXPANDED = 50;

/** Incidents of Defender XDR. */
export const INCIDENT_ROUTES: readonly ApiRoute[] = [
  { method: 'GET', path: '/security/incidents', roles: READ, budget, run: listIncidents },
  { method: 'GET', path: '/security/incidents/:id', roles: READ, budget, run: withIncident(getIncident) },
  { method: 'PATCH', path: '/security/incidents/:id', roles: WRITE, budget, run: withIncident(patchIncident) },
  { method: 'POST', path: '/security/incidents/:id/comments', roles: WRITE, budget, run: withIncident(addComment) },
];

/** `redirected` is set by a merge alone. */
const STATUSES = ['active', 'resolved', 'inProgress', 'awaitingAction'];

/** What newer pages call writable and older ones do not. */
const NEWER = ['displayName', 'description', 'severity', 'summary', 'resolvingComment'] as const;

function listIncidents(call: ApiCall): Answer {
  const estate = call.world.estates.of(call.tenant);
  const view = viewOf(call);
  return answerList(call, estate.list('incident'), {
    path: PATH,
    fields: incidentFields,
    render: (incident) => renderIncident(estate, incident, view),
    filterable: [
      'assignedTo',
      'classification',
      'createdDateTime',
      'determination',
      'lastUpdateDateTime',
      'severity',
      'status',
    ],
    topDefault: TOP_MAX_EXPANDED,
    topMax: view.hasAlerts ? TOP_MAX_EXPANDED : TOP_MAX,
    paging: 'skiptoken',
  });
}

function getIncident(call: ApiCall, incident: EstateIncident): Answer {
  const estate = call.world.estates.of(call.tenant);
  return answerEntity(PATH, renderIncident(estate, incident, viewOf(call)));
}

/** What is read-only or unknown is let by in silence, as Graph does. */
function patchIncident(call: ApiCall, incident: EstateIncident): Answer {
  const read = readTriage(call.body, STATUSES);
  if ('problem' in read) return refuse(call, badRequest(read.problem));
  const { customTags } = call.body;
  const isList = Array.isArray(customTags) && customTags.every((tag) => typeof tag === 'string');
  if (customTags !== undefined && !isList)
    return refuse(call, badRequest("Cannot convert the value of 'customTags' to 'Collection(Edm.String)'."));
  const newer = call.world.behaviour.graph.takesNewerIncidentFields ? newerFields(call.body) : {};
  const patch = { ...read.triage, ...newer, ...(isList ? { customTags } : {}) };
  return getIncident(call, updateIncident(call, incident, patch));
}

function newerFields(body: Readonly<Record<string, unknown>>): Partial<EstateIncident> {
  const given = NEWER.filter((name) => typeof body[name] === 'string').map((name) => [name, body[name]]);
  // Texts of members that are texts.
  return Object.fromEntries(given) as Partial<EstateIncident>;
}

function addComment(call: ApiCall, { id }: EstateIncident): Answer {
  const comment = readComment(call.body);
  if (comment === undefined) return refuse(call, badRequest('The comment must not be empty.'));
  commentOn(call, 'incident', { id, comment });
  const comments = call.world.estates.of(call.tenant).find('incident', id)?.comments ?? [];
  return jsonAnswer(200, commentsAnswer(contextOf(`${PATH}('${id}')/comments`), comments.map(renderComment)));
}

function withIncident(run: (call: ApiCall, incident: EstateIncident) => Answer): ApiRoute['run'] {
  return (call) => {
    const incident = call.world.estates.of(call.tenant).find('incident', call.ids[0] ?? '');
    return incident === undefined ? refuse(call, NOT_FOUND) : run(call, incident);
  };
}

function viewOf({ exchange }: ApiCall): IncidentView {
  const prefer = exchange.headers['prefer'];
  return {
    hasAlerts: exchange.query.get('$expand') === 'alerts',
    hasNewMembers: typeof prefer === 'string' && prefer.includes('include-unknown-enum-members'),
  };
}
