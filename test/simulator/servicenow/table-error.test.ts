import { expect, test } from 'vitest';
import {
  dataPolicy,
  noRecordFound,
  notAuthenticated,
  writeForbidden,
} from '../../../simulator/servicenow/table-error.ts';

test.each([
  [noRecordFound(), 404, 'No Record found'],
  [notAuthenticated(), 401, 'User Not Authenticated'],
  [writeForbidden('Update'), 403, 'Operation Failed'],
  [dataPolicy(['Close code']), 403, 'Operation Failed'],
])('refusal %# has the form of the platform', (answer, status, message) => {
  expect(answer.status).toBe(status);
  expect(JSON.parse(String(answer.body))).toMatchObject({ error: { message }, status: 'failure' });
});
