import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createServiceNow } from '../../../connectors/servicenow/servicenow.ts';
import { PAGE_ROWS } from '../../../connectors/servicenow/table-client.ts';
import type { TenantId } from '../../../contracts/ids.ts';
import { connectorContract } from '../contract.ts';
import { sendJson } from '../local-server.ts';
import { anIncidentRow, startSmallInstance } from './small-instance.ts';
import type { SmallInstance } from './small-instance.ts';

const SECRET = 'password-of-the-test';
const HARD_SECRET = 'pass "word"/of the+test';
const DRAFT = { title: 'Phishing', impact: 2, urgency: 2 } as const;

connectorContract('ServiceNow', {
  secret: HARD_SECRET,
  answerBefore: (request, response) => {
    if (!request.path.endsWith('sys_user_group')) return false;
    sendJson(response, 200, { result: [{ sys_id: 'g1', name: 'monitoring', active: 'true' }] });
    return true;
  },
  connect: (url, http) => {
    const serviceNow = createServiceNow({ url, user: 'watchbill', password: HARD_SECRET, http });
    return {
      read: () => serviceNow.findByNumber('INC0000001'),
      write: () => serviceNow.createIncident('contoso/k', DRAFT),
      list: async () => {
        const found = await serviceNow.listIncidents({ team: 'monitoring', updatedBefore: '2026-11-20T10:00:00Z' });
        return found.map(({ sysId }) => sysId);
      },
      close: () => serviceNow.close(),
    };
  },
  good: { result: [anIncidentRow()] },
  paging: {
    pageOf: ({ query }) => Number(query.get('sysparm_offset')) / PAGE_ROWS + 1,
    send: (response, { items, hasMore }) =>
      sendJson(
        response,
        200,
        { result: items.map((name) => anIncidentRow({ sys_id: name })) },
        { 'x-total-count': hasMore ? '1000000' : '1' },
      ),
  },
  endlessPage: (_, response, page) =>
    sendJson(
      response,
      200,
      { result: [anIncidentRow({ sys_id: `s${page}`, number: 'other' })] },
      { 'x-total-count': '1000000' },
    ),
});

let instance: SmallInstance;
beforeEach(async () => {
  instance = await startSmallInstance();
});
afterEach(async () => {
  await instance.serviceNow.close();
  await instance.server.close();
});

const posts = (): number => instance.server.seen.filter(({ method }) => method === 'POST').length;

describe('an incident', () => {
  test('is created once under its correlation id, and found the second time', async () => {
    const first = await instance.serviceNow.createIncident('contoso/new', {
      ...DRAFT,
      team: 'monitoring',
      description: 'x',
      category: 'security',
    });
    expect(first).toMatchObject({
      created: true,
      duplicates: [],
      incident: { correlationId: 'contoso/new', title: 'Phishing', assignmentGroup: 'g1' },
    });
    const second = await instance.serviceNow.createIncident('contoso/new', DRAFT);
    expect(second).toEqual({ incident: first.incident, created: false, duplicates: [] });
    expect(posts()).toBe(1);
    expect(instance.server.seen[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from(`watchbill:${SECRET}`).toString('base64')}`,
    );
  });

  test('F2: whose create was executed and its answer lost is adopted, and F13: so is one after a 503', async () => {
    for (const end of ['lost', '503'] as const) {
      instance.intercept = ({ method }, response, store) => {
        if (method !== 'POST') return false;
        store();
        if (end === 'lost') response.destroy();
        else sendJson(response, 503, {});
        return true;
      };
      const key = `contoso/${end}`;
      expect(await instance.serviceNow.createIncident(key, DRAFT)).toMatchObject({
        created: true,
        incident: { correlationId: key },
      });
    }
    expect(posts()).toBe(2);
  });

  test('whose create was lost and cannot be found stays in doubt, and a refusal is no doubt', async () => {
    instance.intercept = ({ method }, response) => method === 'POST' && Boolean(response.destroy());
    await expect(instance.serviceNow.createIncident('contoso/x', DRAFT)).rejects.toMatchObject({
      kind: 'outcome-unknown',
    });
    instance.intercept = ({ method }, response) => (method === 'POST' ? (sendJson(response, 403, {}), true) : false);
    const before = instance.server.seen.length;
    await expect(instance.serviceNow.createIncident('contoso/x', DRAFT)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(instance.server.seen.length - before).toBe(2);
  });

  test('that somebody else opened meanwhile under the same id is adopted if it is older, and the duplicate told', async () => {
    instance.intercept = ({ method }) => {
      if (method === 'POST')
        instance.rows['incident']?.push(
          anIncidentRow({
            sys_id: 'older',
            number: 'INC0000000',
            correlation_id: 'contoso/race',
            opened_at: '2026-11-20 07:59:59',
          }),
        );
      return false;
    };
    const made = await instance.serviceNow.createIncident('contoso/race', DRAFT);
    expect(made).toMatchObject({ created: false, incident: { number: 'INC0000000' } });
    expect(made.duplicates).toHaveLength(1);
  });

  test('found by a widened query is not taken for ours', async () => {
    instance.rows['incident']?.push(anIncidentRow({ correlation_id: 'contoso/other' }));
    expect(await instance.serviceNow.findByCorrelation('contoso/ours')).toBeNull();
    expect(await instance.serviceNow.findByNumber('INC0000009')).toBeNull();
    expect(await instance.serviceNow.findByNumber('INC0000001')).toMatchObject({
      correlationId: 'contoso/other',
      updatedAt: '2026-11-20T09:00:00.000Z',
    });
  });

  test.each(['a^active=true', 'javascript:gs.getUserID()', 'line\nbreak'])(
    'is not searched for by %j, which could widen the query',
    async (value) => {
      await expect(instance.serviceNow.findByCorrelation(value)).rejects.toMatchObject({ kind: 'rejected' });
      expect(instance.server.seen).toHaveLength(0);
    },
  );

  test('without a correlation id is nobody’s', async () => {
    await expect(instance.serviceNow.findByCorrelation('')).rejects.toThrow(/empty correlation id/);
  });

  test('is updated in the given fields alone', async () => {
    instance.rows['incident']?.push(anIncidentRow());
    await instance.serviceNow.updateIncident('a'.repeat(32), {
      state: '6',
      closeCode: 'Solution provided',
      closeNotes: 'Done',
      team: 'monitoring',
    });
    expect(JSON.parse(instance.server.seen.at(-1)?.body ?? '')).toEqual({
      state: '6',
      close_code: 'Solution provided',
      close_notes: 'Done',
      assignment_group: 'g1',
    });
  });

  test('for a team that the instance does not have is not configured', async () => {
    await expect(instance.serviceNow.createIncident('contoso/y', { ...DRAFT, team: 'nobody' })).rejects.toMatchObject({
      kind: 'not-configured',
      message: expect.stringContaining('"nobody"'),
    });
    expect(posts()).toBe(0);
  });
});

describe('a work note', () => {
  const NOTE = { text: 'Run r-1: [code]<script>[/code]', idempotencyKey: 'key-1' };

  test('is written once per key, whoever repeats it', async () => {
    instance.rows['incident']?.push(anIncidentRow());
    const sysId = 'a'.repeat(32);
    expect(await instance.serviceNow.addWorkNote(sysId, NOTE)).toEqual({ added: true });
    expect(await instance.serviceNow.addWorkNote(sysId, NOTE)).toEqual({ added: false });
    expect(await instance.serviceNow.addWorkNote(sysId, { ...NOTE, idempotencyKey: 'key-2' })).toEqual({ added: true });
    const values = instance.rows['sys_journal_field']?.map(({ value }) => String(value)) ?? [];
    expect(values).toHaveLength(2);
    expect(values[0]).not.toContain('[code]');
  });

  test('F2: whose answer was lost is found, and one that is not there stays in doubt', async () => {
    instance.rows['incident']?.push(anIncidentRow());
    let isStored = true;
    instance.intercept = ({ method }, response, store) => {
      if (method !== 'PATCH') return false;
      if (isStored) store();
      response.destroy();
      return true;
    };
    expect(await instance.serviceNow.addWorkNote('a'.repeat(32), NOTE)).toEqual({ added: true });
    isStored = false;
    await expect(
      instance.serviceNow.addWorkNote('a'.repeat(32), { ...NOTE, idempotencyKey: 'other' }),
    ).rejects.toMatchObject({ kind: 'outcome-unknown' });
  });

  test('on another ticket is no repeat', async () => {
    await instance.serviceNow.addWorkNote('other', NOTE);
    expect(await instance.serviceNow.addWorkNote('b'.repeat(32), NOTE)).toEqual({ added: true });
  });
});

describe('a listing of silent incidents', () => {
  const QUERY = { team: 'monitoring', updatedBefore: '2026-11-20T10:00:00.000Z' };

  test('asks for what is wanted, and checks each row again', async () => {
    instance.rows['incident']?.push(
      anIncidentRow(),
      anIncidentRow({ sys_id: 'closed', active: 'false' }),
      anIncidentRow({ sys_id: 'others', assignment_group: 'g2' }),
      anIncidentRow({ sys_id: 'fresh', sys_updated_on: '2026-11-20 10:00:00' }),
      anIncidentRow({ sys_id: 'edge', sys_updated_on: '2026-11-20 09:59:59' }),
      anIncidentRow({ sys_id: 'timeless', sys_updated_on: '' }),
    );
    const found = await instance.serviceNow.listIncidents(QUERY);
    expect(found.map(({ sysId }) => sysId)).toEqual(['a'.repeat(32), 'edge']);
    expect(instance.server.seen.at(-1)?.query.get('sysparm_query')).toBe(
      'assignment_group=g1^active=true^sys_updated_on<2026-11-20 10:00:00^ORDERBYsys_id',
    );
  });

  test('reads page after page up to the limit', async () => {
    for (let at = 0; at < 250; at++) instance.rows['incident']?.push(anIncidentRow({ sys_id: `s${at}` }));
    expect(await instance.serviceNow.listIncidents({ ...QUERY, limit: 250 })).toHaveLength(250);
    expect(await instance.serviceNow.listIncidents(QUERY)).toHaveLength(200);
    expect(await instance.serviceNow.listIncidents({ ...QUERY, limit: 1 })).toHaveLength(1);
    await expect(instance.serviceNow.listIncidents({ ...QUERY, limit: 0 })).rejects.toThrow(/1 to 1000/);
    await expect(instance.serviceNow.listIncidents({ ...QUERY, limit: 1_001 })).rejects.toThrow(/1 to 1000/);
  });

  test('looks a group up once', async () => {
    await instance.serviceNow.listIncidents(QUERY);
    await instance.serviceNow.listIncidents(QUERY);
    expect(instance.server.seen.filter(({ path }) => path.endsWith('sys_user_group'))).toHaveLength(1);
  });
});

describe('what has changed', () => {
  const updated = (sys_id: string, sys_updated_on: string) => anIncidentRow({ sys_id, number: sys_id, sys_updated_on });

  test('is asked for by its last update, oldest first, and what the query does not hold is left out', async () => {
    instance.rows['incident']?.push(updated('old', '2026-11-20 08:59:59'), updated('new', '2026-11-20 09:00:00'));
    const from = Date.parse('2026-11-20T09:00:00Z');
    const { events } = await instance.serviceNow.listChanges({ tenant: 'contoso' as TenantId, from, take: 100 });
    expect(events.map(({ event }) => event.fields['incident_id'])).toEqual(['new']);
    expect(instance.server.seen[0]?.query.get('sysparm_query')).toBe(
      'sys_updated_on>=2026-11-20 09:00:00^ORDERBYsys_updated_on^ORDERBYsys_id',
    );
  });
});
