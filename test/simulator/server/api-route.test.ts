import { expect, test } from 'vitest';
import { findRoute, readJsonBody } from '../../../simulator/server/api-route.ts';
import type { ApiRoute } from '../../../simulator/server/api-route.ts';

function aRoute(method: ApiRoute['method'], path: string): ApiRoute {
  return { method, path, roles: [], run: () => ({ status: 200 }) };
}

const ROUTES = [aRoute('GET', '/machines/:id'), aRoute('GET', '/machines/all'), aRoute('POST', '/machines/:id/tags')];

test.each([
  ['GET', '/machines/7', '/machines/:id', ['7']],
  ['GET', '/machines/all', '/machines/all', []],
  ['POST', '/Machines/7/TAGS', '/machines/:id/tags', ['7']],
])('%s %s leads to %s', (method, path, expected, ids) => {
  expect(findRoute(ROUTES, method, path)).toMatchObject({ route: { path: expected }, ids });
});

test.each([
  ['DELETE', '/machines/7', true],
  ['GET', '/machines', false],
  ['GET', '/machines/7/tags/8', false],
])('%s %s leads nowhere; only the method is wrong: %s', (method, path, isMethodWrong) => {
  expect(findRoute(ROUTES, method, path)).toEqual({ isMethodWrong });
});

test('a body is a JSON object or none', () => {
  expect(readJsonBody('')).toEqual({});
  expect(readJsonBody('{"a":1}')).toEqual({ a: 1 });
  expect(['[1]', 'null', '{"a"'].map(readJsonBody)).toEqual([undefined, undefined, undefined]);
});
