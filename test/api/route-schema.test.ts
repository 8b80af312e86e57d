import { expect, test } from 'vitest';
import { ROUTES } from '../../api/contract.ts';
import { routeSchema } from '../../api/route-schema.ts';

test('a route carries its id, permission, inputs and all its answers', () => {
  const schema = routeSchema('decide', ROUTES.decide);
  expect(schema).toMatchObject({
    operationId: 'decide',
    description: 'Permission: approvals:decide',
    security: [{ bearer: [] }],
  });
  expect(Object.keys(schema.response as object).sort()).toEqual(['200', '202', '4xx', '5xx']);
  expect([schema.params, schema.body]).toEqual([ROUTES.decide.params, ROUTES.decide.body]);
});

test('a public route asks for no credential', () => {
  expect(routeSchema('getHealth', ROUTES.getHealth).security).toEqual([]);
});
