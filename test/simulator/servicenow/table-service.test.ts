import { expect, test } from 'vitest';
import { aBench, basic, CONTOSO, jsonOf } from '../support.ts';
import type { Bench } from '../support.ts';

type Row = Record<string, string>;

function create(bench: Bench, fields: object): Promise<Response> {
  return bench.table('table/incident', { method: 'POST', body: JSON.stringify(fields) });
}

async function created(bench: Bench, fields: object): Promise<Row> {
  return (await jsonOf<{ result: Row }>(await create(bench, fields))).result;
}

function patch(bench: Bench, sysId: string, fields: object): Promise<Response> {
  return bench.table(`table/incident/${sysId}`, { method: 'PATCH', body: JSON.stringify(fields) });
}

test('a new incident is 201 with its Location, a number, a state and a computed priority', async () => {
  const bench = await aBench();
  const response = await create(bench, { short_description: 'Phish', impact: 1, urgency: 2, correlation_id: 'c-1' });
  const { result } = await jsonOf<{ result: Row }>(response);
  expect(response.status).toBe(201);
  expect(response.headers.get('location')).toBe(
    `${bench.simulator.urls.servicenow}/contoso/api/now/table/incident/${result['sys_id']}`,
  );
  expect(result).toMatchObject({ number: 'INC0010001', state: '1', priority: '2', active: 'true', sys_mod_count: '0' });
  expect(result['sys_updated_on']).toBe('2026-11-20 12:00:00');
});

test('the same correlation_id twice makes two incidents without a word', async () => {
  const bench = await aBench();
  const first = await created(bench, { correlation_id: 'same' });
  const second = await created(bench, { correlation_id: 'same' });
  expect(second['sys_id']).not.toBe(first['sys_id']);
  expect(await bench.control.tickets({ correlationId: 'same' })).toHaveLength(2);
  const effects = await bench.control.effects({ op: 'ticket.create', key: 'same' });
  expect(effects.map(({ target }) => target)).toEqual([first['sys_id'], second['sys_id']]);
});

test('no credentials, wrong ones and those of another instance are 401 with a challenge', async () => {
  const { simulator } = await aBench();
  for (const authorization of ['', basic('watchbill', 'wrong'), basic('watchbill', 'fabrikam-servicenow-password')]) {
    const response = await fetch(`${simulator.urls.servicenow}/contoso/api/now/table/incident`, {
      headers: { authorization },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/basic/i);
    expect(await response.json()).toMatchObject({ error: { message: 'User Not Authenticated' }, status: 'failure' });
  }
});

test('a user who may only read is 403 on a write and leaves no effect', async () => {
  const bench = await aBench();
  const headers = { authorization: basic('reader', CONTOSO.servicenow.reader.password) };
  const response = await bench.table('table/incident', { method: 'POST', body: '{}', headers });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({
    error: { detail: 'ACL Exception Insert Failed due to security constraints' },
  });
  expect(await bench.control.effects()).toEqual([]);
});

test('a PATCH changes the given fields and the time; one that changes nothing leaves the time', async () => {
  const bench = await aBench();
  const { sys_id: sysId = '' } = await created(bench, { short_description: 'Old', state: '2' });
  bench.clock.now += 60_000;
  const changed = await jsonOf<{ result: Row }>(await patch(bench, sysId, { short_description: 'New' }));
  expect(changed.result).toMatchObject({ short_description: 'New', state: '2', sys_mod_count: '1' });
  expect(changed.result['sys_updated_on']).toBe('2026-11-20 12:01:00');
  bench.clock.now += 60_000;
  const same = await jsonOf<{ result: Row }>(await patch(bench, sysId, { short_description: 'New' }));
  expect(same.result['sys_updated_on']).toBe('2026-11-20 12:01:00');
  expect(await bench.control.effects({ op: 'ticket.update' })).toHaveLength(1);
});

test('work notes append: history is in sys_journal_field, and the record shows it only as display value', async () => {
  const bench = await aBench();
  const { sys_id: sysId = '' } = await created(bench, { work_notes: 'first' });
  bench.clock.now += 1_000;
  await patch(bench, sysId, { work_notes: 'second', comments: 'to the caller' });
  const query = `sysparm_query=element_id=${sysId}^element=work_notes^ORDERBYsys_created_on`;
  const history = await jsonOf<{ result: Row[] }>(await bench.table(`table/sys_journal_field?${query}`));
  expect(history.result.map(({ value }) => value)).toEqual(['first', 'second']);
  const plain = await jsonOf<{ result: Row }>(await bench.table(`table/incident/${sysId}`));
  expect(plain.result).toMatchObject({ work_notes: '', sys_updated_on: '2026-11-20 12:00:01' });
  const shown = await jsonOf<{ result: Row }>(await bench.table(`table/incident/${sysId}?sysparm_display_value=true`));
  expect(shown.result['work_notes']).toMatch(/second\n\n.*\(Work notes\)\nfirst/s);
  expect(await bench.control.effects({ op: 'ticket.note' })).toHaveLength(3);
});

test('resolving needs a close code and notes', async () => {
  const bench = await aBench();
  const { sys_id: sysId = '' } = await created(bench, {});
  const refused = await patch(bench, sysId, { state: '6' });
  expect(refused.status).toBe(403);
  expect(JSON.stringify(await refused.json())).toContain('Close code, Close notes');
  const resolved = await patch(bench, sysId, { state: '6', close_code: 'Solution provided', close_notes: 'Done' });
  expect((await jsonOf<{ result: Row }>(resolved)).result).toMatchObject({ state: '6', active: 'true' });
});

test('a hundred writes have a hundred effects on disk, in their order', async () => {
  const bench = await aBench();
  for (let at = 0; at < 100; at++) await create(bench, { correlation_id: String(at) });
  const effects = await bench.control.effects({ op: 'ticket.create' });
  expect(effects.map(({ key }) => key)).toEqual(Array.from({ length: 100 }, (_none, at) => String(at)));
});

test('unknown columns are dropped in silence, and what is not JSON is 400', async () => {
  const bench = await aBench();
  expect(await created(bench, { short_descripton: 'misspelt' })).toMatchObject({ short_description: '' });
  const response = await bench.table('table/incident', { method: 'POST', body: '{' });
  expect(response.status).toBe(400);
});

test('unknown rows are 404, unknown tables and paths 400, and a deleted row is gone', async () => {
  const bench = await aBench();
  expect((await bench.table('table/incident/0123')).status).toBe(404);
  expect((await patch(bench, '0123', {})).status).toBe(404);
  expect((await bench.table('table/nothing')).status).toBe(400);
  expect((await bench.table('tables/incident')).status).toBe(400);
  const { sys_id: sysId = '' } = await created(bench, {});
  expect((await bench.table(`table/incident/${sysId}`, { method: 'DELETE' })).status).toBe(204);
  expect((await bench.table(`table/incident/${sysId}`)).status).toBe(404);
});

test('F12 the request after the hourly limit is 429 with Retry-After and the rate-limit headers', async () => {
  const bench = await aBench({ behaviour: { servicenow: { requestsPerHour: 1 } } });
  const fine = await bench.table('v2/table/incident');
  expect(fine.headers.get('x-ratelimit-limit')).toBe('1');
  const refused = await bench.table('v2/table/incident');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('3600');
  expect(Number(refused.headers.get('x-ratelimit-reset')) * 1_000).toBe(Date.parse('2026-11-20T13:00:00Z'));
  expect(await refused.json()).toMatchObject({ error: { message: 'Rate limit exceeded' } });
  bench.clock.now += 3_600_000;
  expect((await bench.table('v2/table/incident')).status).toBe(200);
});

test('X-no-response-body leaves the body out and keeps the Location', async () => {
  const bench = await aBench();
  const headers = { 'x-no-response-body': 'true' };
  const response = await bench.table('table/incident', { method: 'POST', body: '{}', headers });
  expect([response.status, await response.text()]).toEqual([201, '']);
  expect(response.headers.get('location')).toContain('/table/incident/');
});

test('each tenant has its own instance', async () => {
  const bench = await aBench();
  await create(bench, { correlation_id: 'ours' });
  expect(await bench.control.tickets({ tenant: 'fabrikam' })).toEqual([]);
  expect(await bench.control.tickets({ tenant: 'contoso' })).toHaveLength(1);
});
