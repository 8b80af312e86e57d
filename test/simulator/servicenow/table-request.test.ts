import { expect, test } from 'vitest';
import { readRoute, readUser } from '../../../simulator/servicenow/table-request.ts';
import { basic, CONTOSO } from '../support.ts';

test.each([
  ['/api/now/table/incident', { version: 'v1', table: 'incident', sysId: '' }],
  ['/api/now/v1/table/incident', { version: 'v1', table: 'incident', sysId: '' }],
  ['/api/now/v2/table/incident/ab', { version: 'v2', table: 'incident', sysId: 'ab' }],
  ['/api/now/v3/table/incident', undefined],
  ['/api/now/table', undefined],
])('the path %s reads %j', (path, route) => {
  expect(readRoute(path)).toEqual(route);
});

test('only the right password opens, and the reader may not write', () => {
  const { user, password, reader } = CONTOSO.servicenow;
  expect(readUser(CONTOSO, basic(user, password))).toEqual({ name: user, mayWrite: true });
  expect(readUser(CONTOSO, basic(reader.user, reader.password))).toEqual({ name: reader.user, mayWrite: false });
  expect(readUser(CONTOSO, basic(user, `${password}x`))).toBeUndefined();
  expect(readUser(CONTOSO, undefined)).toBeUndefined();
});
