import { expect, test } from 'vitest';
import { alertComment } from '../../../actions/alert/alert-comment.ts';
import { commentMark } from '../../../connectors/graph/comments.ts';
import { anAlert } from '../../connectors/graph/small-graph.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('a comment is written at once, and when an attempt may have written it only if it is not there', async () => {
  const bench = await start({
    'GET /security/alerts_v2/da1_1': anAlert({ comments: [{ comment: commentMark('key-of-the-step') }] }),
    'POST /security/alerts_v2/da1_1/comments': [],
  });
  expect(await bench.run(alertComment, { alert_id: 'da1_1', text: 'Hello' })).toEqual({ added: true });
  expect(await bench.run(alertComment, { alert_id: 'da1_1', text: 'Hello' }, true)).toEqual({ added: false });
  expect(bench.asked()).toEqual(['POST /security/alerts_v2/da1_1/comments', 'GET /security/alerts_v2/da1_1']);
});
