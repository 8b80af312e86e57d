import { expect, test } from 'vitest';
import { aBench, jsonOf } from '../support.ts';

async function read(parameters: string): Promise<Record<string, unknown>> {
  const bench = await aBench();
  await bench.control.seedTickets({
    tenant: 'contoso',
    tickets: [{ fields: { assignment_group: 'csirt', state: '2' } }],
  });
  const answer = await jsonOf<{ result: Record<string, unknown>[] }>(await bench.table(`table/incident?${parameters}`));
  return answer.result[0] ?? {};
}

const LINK = expect.stringContaining('/servicenow/contoso/api/now/table/sys_user_group/');

test('references come as link and value, plain columns as text, empty references as empty text', async () => {
  const row = await read('');
  expect(row).toMatchObject({ state: '2', assigned_to: '', description: '' });
  expect(row['assignment_group']).toEqual({ link: LINK, value: expect.stringMatching(/^[0-9a-f]{32}$/) });
});

test('display values are labels and names', async () => {
  const row = await read('sysparm_display_value=true');
  expect(row).toMatchObject({ state: 'In Progress', assignment_group: { display_value: 'csirt', link: LINK } });
});

test('all gives both', async () => {
  const row = await read('sysparm_display_value=all&sysparm_fields=state,assignment_group');
  expect(row['state']).toEqual({ display_value: 'In Progress', value: '2' });
  expect(row['assignment_group']).toMatchObject({ display_value: 'csirt', link: LINK });
});

test('only the fields asked for come, dot-walks among them, and unknown ones are left out', async () => {
  const row = await read('sysparm_fields=number,assignment_group.name,nonsense&sysparm_exclude_reference_link=true');
  expect(row).toEqual({ number: 'INC0010001', 'assignment_group.name': 'csirt' });
});
