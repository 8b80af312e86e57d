import { expect, test } from 'vitest';
import { graphNeeds } from '../../actions/graph-needs.ts';

test('an action over Graph needs the connection and application permissions', () => {
  expect(graphNeeds('User.Read.All')).toEqual({ connection: 'graph', permissions: ['User.Read.All'] });
});
