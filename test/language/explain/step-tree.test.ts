import { expect, test } from 'vitest';
import { stepTree } from '../../../language/explain/step-tree.ts';
import { each, group, set } from '../../engine/plans.ts';

test('steps are told where they stand; what says when they run has no path', () => {
  const loop = each({ id: 'l', steps: [set('a', {})], finally: [set('b', {})] });
  expect(stepTree([group('g', [loop])], '', new Map())).toMatchObject([
    {
      path: 'g',
      kind: 'do',
      children: [
        {
          path: 'g/l',
          children: [
            { path: 'g/l[*]/a', kind: 'set', children: [] },
            {
              path: null,
              kind: 'part',
              title: 'Afterwards, whatever became of it',
              children: [{ path: 'g/l/~finally/b' }],
            },
          ],
        },
      ],
    },
  ]);
});
