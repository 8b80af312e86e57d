import { expect, test } from 'vitest';
import { ROUTES } from '../../api/contract.ts';
import { EVIDENCE_BODY_BYTES_MAX, TASK_ROUTES } from '../../api/task-routes.ts';
import { EVIDENCE_BYTES_MAX } from '../../api/evidence-file.ts';

test('every route about tasks stands in the table', () => {
  expect(ROUTES).toMatchObject(TASK_ROUTES);
});

test('a file of the greatest size fits into a body, as base64 with its name', () => {
  expect(EVIDENCE_BODY_BYTES_MAX).toBeGreaterThan(Math.ceil(EVIDENCE_BYTES_MAX / 3) * 4 + 1_000);
});
