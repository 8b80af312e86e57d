import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../contracts/json.ts';
import { startEstate, type Estate } from './estate.ts';
import { decide, ended, openApproval, ticketsOf, until } from './story.ts';

/** Parks a ticket; unless somebody says that it is to stay parked, it is worked on again after some time. */
const parking = (name: string, undoAfter: string, last: string): string => `
apiVersion: watchbill/v1
kind: Playbook
name: ${name}
title: Park a ticket
category: response
owner: csirt
inputs: { key: string }
triggers: [{ manual: { roles: [analyst] } }]
steps:
  - id: ticket
    action: ticket.ensure
    with: { key: '\${{ inputs.key }}', title: To be parked, severity: low }
  - id: park
    title: Park it
    action: ticket.update
    with: { number: '\${{ steps.ticket.output.number }}', state: on_hold }
    undo: { action: ticket.update, with: { number: '\${{ self.output.number }}', state: in_progress } }
    undoAfter: ${undoAfter}
  - ${last}
`;

const IN_PROGRESS = '2';
const ON_HOLD = '3';

let estate: Estate;
beforeAll(async () => {
  const playbooks = {
    'park-briefly': parking('park-briefly', '5s', 'stop: { outcome: parked }'),
    'park-long': parking('park-long', '1h', 'stop: { outcome: parked }'),
    'park-and-wait': parking('park-and-wait', '1h', 'wait: 1h'),
  };
  estate = await startEstate({ isBare: true, playbooks });
}, 120_000);
afterAll(() => estate?.stop());

interface Seen {
  readonly outcome: string | null;
  readonly outputs: JsonObject | null;
}

/** Starts a playbook; answers its run, and that which undoes its step later, once it has begun. */
async function park(playbook: string, key: string): Promise<{ readonly run: string; readonly later: string }> {
  const body = { playbook, tenant: 'contoso', inputs: { key } };
  const started = await estate.call<{ run: string }>('bruno', 'POST', '/runs', body);
  const { run } = started.body;
  const later = await until(estate, 'the run that undoes it later', async () => {
    const records = await recordsOf(run);
    return records.find(({ type }) => type === 'child-started')?.run;
  });
  return { run, later };
}

interface Event {
  readonly type: string;
  readonly path?: string;
  readonly run?: string;
  readonly status?: string;
}

async function recordsOf(run: string): Promise<readonly Event[]> {
  const { status, body } = await estate.call<{ records: { event: Event }[] }>('dora', 'GET', `/runs/${run}/records`);
  return status === 200 ? body.records.map(({ event }) => event) : [];
}

async function endOf(run: string): Promise<Seen> {
  await ended(estate, run);
  return (await estate.call<Seen>('dora', 'GET', `/runs/${run}`)).body;
}

async function stateOf(key: string): Promise<string | undefined> {
  const [ticket] = (await ticketsOf(estate, 'contoso', key)) as readonly {
    readonly fields?: { readonly state?: string };
  }[];
  return ticket?.fields?.state;
}

test('what nobody wants to keep is undone, when the run that did it has long ended', async () => {
  const { run, later } = await park('park-briefly', 'a');
  expect((await ended(estate, run)).outcome).toBe('parked');
  expect(await endOf(later)).toMatchObject({ outcome: 'succeeded', outputs: { kept: false, undone: true } });
  expect(await stateOf('a')).toBe(IN_PROGRESS);
});

test('who started the run may not say that it stays, an approver may, and then it does', async () => {
  const { run, later } = await park('park-long', 'b');
  expect((await ended(estate, run)).outcome).toBe('parked');
  const approval = await openApproval(estate, later);
  expect((await decide(estate, 'bruno', approval, true)).status).toBe(403);
  expect((await decide(estate, 'ada', approval, true)).status).toBe(200);
  expect(await endOf(later)).toMatchObject({ outcome: 'succeeded', outputs: { kept: true, undone: false } });
  expect(await stateOf('b')).toBe(ON_HOLD);
});

test('a refusal undoes it at once', async () => {
  const { later } = await park('park-long', 'c');
  expect((await decide(estate, 'ada', await openApproval(estate, later), false)).status).toBe(200);
  expect(await endOf(later)).toMatchObject({ outputs: { kept: false, undone: true } });
  expect(await stateOf('c')).toBe(IN_PROGRESS);
});

test('a roll-back before that undoes it once, and ends the question', async () => {
  const { run, later } = await park('park-and-wait', 'd');
  await openApproval(estate, later);
  const asked = { reason: 'Parked by mistake' };
  expect((await estate.call('dora', 'POST', `/runs/${run}/roll-back`, asked)).status).toBe(202);
  expect((await ended(estate, run)).outcome).toBe('cancelled');
  expect((await endOf(later)).outcome).toBe('cancelled');
  expect(await stateOf('d')).toBe(IN_PROGRESS);
  const undone = [...(await recordsOf(run)), ...(await recordsOf(later))].filter(
    ({ type, path, status }) => type === 'step-settled' && status === 'succeeded' && path?.includes('undo') === true,
  );
  expect(undone.map(({ path }) => path)).toEqual(['park/~undo']);
});
