import type { EstateAlert } from '../estate/estate-types.ts';
import { commentOn, updateAlert } from '../estate/write-incident.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';
import { answerEntity, answerList, contextOf, refuse } from './answer.ts';
import { badRequest, NOT_FOUND } from './graph-error.ts';
import { commentsAnswer, readComment, readTriage } from './read-triage.ts';
import { alertFields, renderAlert, renderComment } from './render-alert.ts';

const READ = ['SecurityAlert.Read.All', 'SecurityAlert.ReadWrite.All'];
const WRITE = ['SecurityAlert.ReadWrite.All'];
const PATH = 'security/alerts_v2';
const budget = 'security';
const STATUSES = ['unknown', 'new', 'inProgress', 'resolved'];

/** Largest page and largest skip; a skip above is refused, and no next link ever comes. */
const TOP_MAX = 1_000;
const SKIP_MAX = 500;

/** Alerts of all Defender products. */
export const ALERT_ROUTES: readonly ApiRoute[] = [
  { method: 'GET', path: '/security/alerts_v2', roles: READ, budget, run: listAlerts },
  { method: 'GET', path: '/security/alerts_v2/:id', roles: READ, budget, run: withAlert(getAlert) },
  { method: 'PATCH', path: '/security/alerts_v2/:id', roles: WRITE, budget, run: withAlert(patchAlert) },
  { method: 'POST', path: '/security/alerts_v2/:id/comments', roles: WRITE, budget, run: withAlert(addComment) },
];

function listAlerts(call: ApiCall): Answer {
  if (call.exchange.query.has('$expand'))
    return refuse(call, badRequest("Query option 'Expand' is not allowed for this resource."));
  const estate = call.world.estates.of(call.tenant);
  return answerList(call, estate.list('alert'), {
    path: PATH,
    fields: alertFields,
    render: (alert) => renderAlert(estate, alert),
    filterable: [
      'assignedTo',
      'classification',
      'createdDateTime',
      'determination',
      'lastUpdateDateTime',
      'serviceSource',
      'severity',
      'status',
    ],
    topDefault: 50,
    topMax: TOP_MAX,
    skipMax: SKIP_MAX,
    paging: 'none',
  });
}

function getAlert(call: ApiCall, alert: EstateAlert): Answer {
  return answerEntity(PATH, renderAlert(call.world.estates.of(call.tenant), alert));
}

function patchAlert(call: ApiCall, alert: EstateAlert): Answer {
  const read = readTriage(call.body, STATUSES);
  if ('problem' in read) return refuse(call, badRequest(read.problem));
  return getAlert(call, updateAlert(call, alert, read.triage));
}

function addComment(call: ApiCall, { id }: EstateAlert): Answer {
  const comment = readComment(call.body);
  if (comment === undefined) return refuse(call, badRequest('The comment must not be empty.'));
  commentOn(call, 'alert', { id, comment });
  const comments = call.world.estates.of(call.tenant).find('alert', id)?.comments ?? [];
  return jsonAnswer(200, commentsAnswer(contextOf(`${PATH}('${id}')/comments`), comments.map(renderComment)));
}

function withAlert(run: (call: ApiCall, alert: EstateAlert) => Answer): ApiRoute['run'] {
  return (call) => {
    const alert = call.world.estates.of(call.tenant).find('alert', call.ids[0] ?? '');
    return alert === undefined ? refuse(call, NOT_FOUND) : run(call, alert);
  };
}
