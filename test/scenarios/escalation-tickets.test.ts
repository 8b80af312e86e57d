import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ScheduleHandle } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlaybookName, TenantId } from '../../contracts/ids.ts';
import { listSlots } from '../../ledger/slots.ts';
import { startEstate, type Estate } from './estate.ts';
import { decide, ended, mailsTo, runsOf, until, type ApprovalSeen, type MailSeen } from './story.ts';

const NAME = 'update-escalation-tickets';
const SHIPPED = readFileSync(join(import.meta.dirname, '../../playbooks', NAME, 'playbook.yaml'), 'utf8');
/** Four hours and two are what people get; everything else is the playbook as it is shipped. */
const QUICK = SHIPPED.replace('expires: 4h', 'expires: 25s').replace('remind: [2h]', 'remind: [8s]');

const ESCAPE = '\u001b';

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate({ isBare: true, playbooks: { [NAME]: QUICK } });
}, 120_000);
afterAll(() => estate?.stop());

interface Ticket {
  readonly number: string;
  readonly group: string;
  readonly notes: readonly { readonly element: string; readonly value: string }[];
}

const tickets = (tenant: string): Promise<readonly Ticket[]> => estate.control('GET', `/tickets?tenant=${tenant}`);

async function seed(tenant: string, group: string, title: string, hours: number): Promise<string> {
  const fields = { short_description: title, assignment_group: group, state: '2' };
  const [ticket] = await estate.control<readonly Ticket[]>('POST', '/tickets', {
    tenant,
    tickets: [{ fields, updatedHoursAgo: hours }],
  });
  return ticket?.number ?? '';
}

async function scheduleOf(tenant: string): Promise<ScheduleHandle> {
  const ids: string[] = [];
  for await (const { scheduleId } of estate.client.schedule.list()) ids.push(scheduleId);
  for (const id of ids) {
    const handle = estate.client.schedule.getHandle(id);
    const { action } = await handle.describe();
    if (JSON.stringify(action.args).includes(tenant)) return handle;
  }
  throw new TypeError(`No schedule of ${tenant} among ${ids.join(', ')}`);
}

const bodyOf = async ({ id }: MailSeen): Promise<string> => {
  const { raw } = await estate.control<{ raw: string }>('GET', `/mails/${id}`);
  return raw
    .replace(/=\r?\n/g, '')
    .replaceAll('=22', '"')
    .replaceAll('=3D', '=');
};

const mailAbout = (mailbox: string, words: RegExp): Promise<MailSeen> =>
  until(estate, `a mail to ${mailbox} about ${words.source}`, async () =>
    (await mailsTo(estate, `${mailbox}@watchbill.example`)).find(({ subject }) => words.test(subject)),
  );

describe('the weekly round of silent tickets', () => {
  test('every tenant has a schedule at seven on weekdays in its own zone, with the note of what it was made from', async () => {
    const zones = { contoso: 'Europe/Berlin', fabrikam: 'America/New_York', tailspin: 'Asia/Tokyo' };
    for (const [tenant, timeZone] of Object.entries(zones)) {
      const { scheduleId, state, info, policies } = await (await scheduleOf(tenant)).describe();
      expect(scheduleId).toMatch(/^watchbill\/t-[^/]+\/update-escalation-tickets\/schedule-1$/);
      expect(state.note).toMatch(/^[0-9a-f]{64}$/);
      expect(policies.overlap).toBe('ALLOW_ALL');
      expect(info.nextActionTimes.length).toBeGreaterThan(0);
      const parts = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
      const moments = info.nextActionTimes.map((at) => new Intl.DateTimeFormat('en-GB', parts).format(at));
      expect(moments.filter((at) => !/^(Mon|Tue|Wed|Thu|Fri),? 07:00$/.test(at))).toEqual([]);
    }
  });

  test('a slot asks each team, writes the answers and the silence into the tickets, and reports', async () => {
    const answered = await seed('contoso', 'csirt', 'Suspicious sign-in', 40);
    const silent = await seed('contoso', 'monitoring', `Beacon ${ESCAPE}[31mred`, 30);
    const fresh = await seed('contoso', 'csirt', 'Quite new', 2);
    const foreign = await seed('fabrikam', 'csirt', 'Somebody else', 50);

    const handle = await scheduleOf('contoso');
    await handle.trigger();
    const run = await until(estate, 'the run', async () => (await runsOf(estate, 'contoso', NAME))[0]);
    const asked = await mailAbout('ada', new RegExp(`^Decision needed: ${answered} has been silent for \\d+ hours`));
    const body = await bodyOf(asked);
    const command = /npx watchbill approve (?<run>\S+) (?<step>'[^']+'|\S+) --reason "why"/.exec(body)?.groups;
    expect(command?.['run']).toBe(run.run);
    // A shell takes the quotes away.
    const approval = await openApprovalAt(run.run, command?.['step']?.replaceAll("'", '') ?? '');
    expect((await decide(estate, 'ada', approval, true, { reason: 'Waits for the vendor' })).status).toBe(200);

    const reminder = await mailAbout('monitoring', new RegExp(`^Reminder 1: Decision needed: ${silent}`));
    expect(await bodyOf(reminder)).not.toContain(ESCAPE);
    expect((await ended(estate, run.run, 90_000)).outcome).toBe('succeeded');
    expect(await slotsOf('contoso')).toMatchObject([{ outcome: { end: 'started' } }]);

    const notes = new Map((await tickets('contoso')).map(({ number, notes: all }) => [number, all]));
    expect(notes.get(answered)).toEqual([
      expect.objectContaining({
        element: 'work_notes',
        value: expect.stringContaining('Waits for the vendor') as string,
      }),
    ]);
    expect(notes.get(silent)).toEqual([
      expect.objectContaining({ element: 'work_notes', value: expect.stringContaining('did not answer') as string }),
    ]);
    expect(notes.get(fresh)).toEqual([]);
    expect((await tickets('fabrikam')).find(({ number }) => number === foreign)?.notes).toEqual([]);

    const monitoring = await mailsTo(estate, 'monitoring@watchbill.example');
    expect(monitoring.map(({ subject }) => subject)).toContain('Silent tickets of monitoring at Contoso: 1');
    const reports = await Promise.all(
      (await mailsTo(estate, 'ada@watchbill.example'))
        .filter(({ subject }) => subject.startsWith('Silent tickets of'))
        .map(async (mail) => `${mail.subject} / ${/\*?\*?(\d+)\*?\*?\s+stayed/.exec(await bodyOf(mail))?.[1] ?? '?'}`),
    );
    expect(reports.toSorted()).toEqual([
      'Silent tickets of csirt at Contoso: 1 / 0',
      'Silent tickets of threat-hunting at Contoso: 0 / 0',
    ]);
  }, 180_000);

  test('a slot ends as started; fired twice it starts one run', async () => {
    await seed('tailspin', 'csirt', 'Holds the run open', 40);
    const handle = await scheduleOf('tailspin');
    await awayFromTheMinute();
    await handle.trigger();
    // Temporal itself takes two firings of one second for one.
    await sleep(1_100);
    await handle.trigger();
    const run = await until(estate, 'the run', async () => (await runsOf(estate, 'tailspin', NAME))[0]);
    const ends = await until(estate, 'the end of both launchers', async () => {
      const { recentActions } = (await handle.describe()).info;
      if (recentActions.length < 2) return undefined;
      const launchers = recentActions.map(({ action }) => action.workflow);
      return Promise.all(
        launchers.map(({ workflowId, firstExecutionRunId }) =>
          estate.client.workflow.getHandle(workflowId, firstExecutionRunId).result(),
        ),
      );
    });
    expect(ends).toContainEqual({ end: 'started', workflowId: expect.any(String) as string });
    expect(ends).toContainEqual({ end: 'skipped', reason: 'The slot was decided by another firing' });
    expect(await slotsOf('tailspin')).toMatchObject([{ schedule: 'schedule-1', outcome: { end: 'started' } }]);
    expect(await runsOf(estate, 'tailspin', NAME)).toHaveLength(1);

    await estate.call('dora', 'POST', `/runs/${run.run}/cancel`, { reason: 'Seen', requestId: 'cancel-1' });
    expect((await ended(estate, run.run)).outcome).toBe('cancelled');
  }, 120_000);
});

function slotsOf(tenant: string): ReturnType<typeof listSlots> {
  return listSlots(estate.db, [tenant as TenantId], { playbook: NAME as PlaybookName });
}

/** A slot has the name of its minute: two firings of one slot must not stand on both sides of a border. */
async function awayFromTheMinute(): Promise<void> {
  const intoMs = Date.now() % 60_000;
  if (intoMs > 45_000) await sleep(60_500 - intoMs);
}

/** One of several open approvals of a run. */
function openApprovalAt(run: string, path: string): Promise<ApprovalSeen> {
  return until(estate, `an approval of ${run} at ${path}`, async () => {
    const { body } = await estate.call<{ approvals: readonly ApprovalSeen[] }>('ada', 'GET', '/approvals');
    return body.approvals.find((approval) => approval.run === run && approval.path === path);
  });
}
