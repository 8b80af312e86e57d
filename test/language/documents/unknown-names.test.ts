import { expect, test } from 'vitest';
import { unknownNames } from '../../../language/documents/unknown-names.ts';
import type { SourceNode } from '../../../language/source/source-node.ts';

const named = (value: string): SourceNode => ({
  kind: 'scalar',
  value,
  style: 'plain',
  range: { start: 0, end: value.length },
});

test('a name that nothing bears is told with the nearest one', () => {
  const [finding] = unknownNames('group', [named('retail'), undefined, named('retial')], new Set(['retail']));
  expect(finding).toMatchObject({
    code: 'unknown-group',
    summary: 'Cannot find the tenant group "retial": no document describes it',
    suggestion: 'Did you mean "retail"?',
  });
});

test('without knowledge of the estate nothing is told', () => {
  expect(unknownNames('team', [named('crist')], undefined)).toEqual([]);
});
