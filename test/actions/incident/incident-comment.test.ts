import { expect, test } from 'vitest';
import { incidentComment } from '../../../actions/incident/incident-comment.ts';
import { commentMark } from '../../../connectors/graph/comments.ts';
import { anIncident } from '../../connectors/graph/small-graph.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('a comment is written once by a step, however often the step is tried', async () => {
  const comments: { comment: string }[] = [];
  const bench = await start({
    'GET /security/incidents/42': () => anIncident({ comments }),
    'POST /security/incidents/42/comments': ({ body }) => {
      comments.push(JSON.parse(body) as { comment: string });
      return comments;
    },
  });
  const input = { incident_id: '42', text: 'Hello' };
  expect(await bench.run(incidentComment, input)).toEqual({ incident_id: '42', added: true });
  expect(await bench.run(incidentComment, input, true)).toEqual({ incident_id: '42', added: false });
  expect(bench.sent()).toEqual([
    { '@odata.type': 'microsoft.graph.security.alertComment', comment: `Hello\n\n${commentMark('key-of-the-step')}` },
  ]);
});
