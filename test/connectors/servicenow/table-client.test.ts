import { afterEach, expect, test } from 'vitest';
import { createTableClient } from '../../../connectors/servicenow/table-client.ts';
import type { TableClient } from '../../../connectors/servicenow/table-client.ts';
import { sendJson, startLocalServer } from '../local-server.ts';
import type { Handler, LocalServer } from '../local-server.ts';

let server: LocalServer | undefined;
let client: TableClient | undefined;
afterEach(async () => {
  await client?.close();
  await server?.close();
});

async function setUp(handler: Handler): Promise<TableClient> {
  server = await startLocalServer(handler);
  client = createTableClient({ url: server.url, user: 'u', password: 'password' });
  return client;
}

const LISTING = {
  purpose: 'list rows',
  table: 'incident',
  where: [],
  fields: ['sys_id'],
  keep: () => true,
  limit: 1_000,
};

test('a short page is not the last one, since access rules take rows out after the limit', async () => {
  const pages = [['a'], [], ['b', 'a']];
  const table = await setUp((request, response) => {
    const page = pages[Number(request.query.get('sysparm_offset')) / 100] ?? [];
    sendJson(response, 200, { result: page.map((id) => ({ sys_id: id })) }, { 'x-total-count': '203' });
  });
  expect((await table.list(LISTING)).map((row) => row['sys_id'])).toEqual(['a', 'b']);
  expect(server?.seen).toHaveLength(3);
});

test('without a count the listing ends at an empty page', async () => {
  const table = await setUp((request, response) =>
    sendJson(response, 200, { result: request.query.get('sysparm_offset') === '0' ? [{ sys_id: 'a' }] : [] }),
  );
  expect(await table.list(LISTING)).toHaveLength(1);
  expect(server?.seen).toHaveLength(2);
});

test('a refusal is told with message and detail', async () => {
  const table = await setUp((_, response) =>
    sendJson(response, 403, { error: { message: 'User Not Authorized', detail: 'ACL' }, status: 'failure' }),
  );
  await expect(table.list(LISTING)).rejects.toMatchObject({
    kind: 'forbidden',
    message: 'Cannot list rows: ServiceNow answered 403 "User Not Authorized: ACL"',
  });
});

test('an answer without its row is invalid', async () => {
  const table = await setUp((_, response) => sendJson(response, 201, { result: [] }));
  await expect(table.create('open an incident', 'incident', {})).rejects.toMatchObject({ kind: 'invalid-answer' });
});
