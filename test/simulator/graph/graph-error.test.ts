import { expect, test } from 'vitest';
import { aBench, jsonOf } from '../support.ts';

interface GraphBody {
  readonly error: { readonly code: string; readonly message: string; readonly innerError: Record<string, string> };
}

test('a refusal names the id of the request and the id that the caller gave, in the body and in the headers', async () => {
  const { graph } = await aBench();
  const response = await graph('nothing', { headers: { 'client-request-id': 'run-1/step-2' } });
  const { innerError } = (await jsonOf<GraphBody>(response)).error;
  expect(innerError['client-request-id']).toBe('run-1/step-2');
  expect(innerError['date']).toBe('2026-11-20T12:00:00');
  expect(response.headers.get('client-request-id')).toBe('run-1/step-2');
  expect(response.headers.get('request-id')).toBe(innerError['request-id']);
});

test('without an id of the caller both ids are the same', async () => {
  const response = await (await aBench()).graph('nothing');
  expect(response.headers.get('client-request-id')).toBe(response.headers.get('request-id'));
});
