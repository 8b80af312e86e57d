import type { EstateAnnouncement } from '../estate/governance-types.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import type { Answer } from '../server/exchange.ts';
import { answerEntity, answerList, refuse } from './answer.ts';
import { NOT_FOUND } from './graph-error.ts';

const ROLES = ['ServiceMessage.Read.All'];
const PATH = 'admin/serviceAnnouncement/messages';

/** Posts of the message center. Marking them as read is for people alone. */
export const ANNOUNCEMENT_ROUTES: readonly ApiRoute[] = [
  { method: 'GET', path: `/${PATH}`, roles: ROLES, budget: 'announcements', run: listAnnouncements },
  { method: 'GET', path: `/${PATH}/:id`, roles: ROLES, budget: 'announcements', run: getAnnouncement },
];

function listAnnouncements(call: ApiCall): Answer {
  return answerList(call, call.world.estates.of(call.tenant).list('announcement'), {
    path: PATH,
    fields: renderAnnouncement,
    render: renderAnnouncement,
    filterable: ['id', 'category', 'isMajorChange', 'lastModifiedDateTime', 'severity', 'startDateTime', 'title'],
    topDefault: 100,
    topMax: 1_000,
    paging: 'skip',
  });
}

function getAnnouncement(call: ApiCall): Answer {
  const found = call.world.estates.of(call.tenant).find('announcement', call.ids[0] ?? '');
  return found === undefined ? refuse(call, NOT_FOUND) : answerEntity(PATH, renderAnnouncement(found));
}

function renderAnnouncement(post: EstateAnnouncement): JsonRecord {
  return {
    id: post.id,
    title: post.title,
    category: post.category,
    severity: post.severity,
    isMajorChange: post.isMajorChange,
    services: post.services,
    tags: post.isMajorChange ? ['Admin impact'] : [],
    startDateTime: post.startsAt,
    endDateTime: post.endsAt,
    lastModifiedDateTime: post.modifiedAt,
    actionRequiredByDateTime: post.actionRequiredBy,
    body: { contentType: 'html', content: post.body },
    details: [{ name: 'ExternalLink', value: `https://admin.example/messages/${post.id}` }],
    hasAttachments: false,
    viewPoint: null,
  };
}
