import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { invariant } from '../../contracts/invariant.ts';
import type { Estate } from './estate.ts';
import { until, type ApprovalSeen } from './story.ts';

/*
 * The people of the demo estate, who do what lies in their inboxes: they answer tasks as the table below says, sign off the work of
 * others and approve what they are asked. Whoever comes first does it.
 */

/** What lies in somebody's inbox; the members that the team looks at. */
export interface Work {
  readonly run: string;
  readonly path: string;
  readonly wants: 'decision' | 'answer' | 'sign-off';
}

/** How much a team has done. */
export interface Done {
  readonly answers: number;
  readonly signOffs: number;
  readonly decisions: number;
}

/** Who works, and what they answer to each task: undefined where nobody of them knows. */
export interface Team {
  readonly people: readonly string[];
  answers(item: Work): object | undefined;
}

const PEOPLE = ['ines', 'kofi', 'amara', 'yara', 'chen', 'lena', 'omar', 'ada', 'priya', 'jonas', 'rafael', 'ivan'];
const PAUSE_MS = 400;

const MET = { result: 'met' };
const ROW = {
  team: 'monitoring',
  requirement: 'Sources feed the dashboards',
  people: 'Tier 2 analyst',
  process: 'Reporting',
  technology: 'MDI, MDE',
  change_log: 'A field in the report',
  exempt: false,
};

/** The answer to each task, by the id of its step; the path tells the turns of a loop apart. */
const ANSWERS: Readonly<Record<string, (path: string) => object>> = {
  response: () => ({ levels: 3, triage: 'Page 12', escalation: 'Page 13' }),
  logging: () => ({ sources: [{ name: 'firewall', owner: 'it', healthy: true }] }),
  exercise: () => ({ kind: 'table-top', held_on: '2026-11-20' }),
  lessons: () => ({ strength: 'Quick triage', weakness: 'Nobody knew whom to call' }),
  pillar_state: (path) =>
    path.includes('pillars[0]') ? { result: 'not-met', finding: 'No MFA', owner: 'it', blocking: true } : MET,
  check_state: () => MET,
  plan: () => ({ way: 'mend', action: 'Roll MFA out', by_day: '2026-12-01' }),
  consolidate: () => ({ complete: true, blocking: ['No MFA'] }),
  row: () => ({ offered: true, identity: 'csirt' }),
  owner: () => ({ owner: 'Workplace IT', contact: 'workplace@woodgrove.example' }),
  confirm: (path) => ({ members: [`member of ${path}`], lead: 'ines', portal_role: 'Security Operator' }),
  csirt: () => ({ members: ['ada'], lead: 'ada', portal_role: 'Security Operator' }),
  mended: (path) => (path === 'mended' ? { how: 'MFA for all' } : { change_log: 'A field in the report' }),
  standard: () => ({ standard: 'Page 20' }),
  registry: () => ({
    use_cases: [
      { name: 'Phishing', team: 'threat-intel-analytics' },
      { name: 'Vulnerabilities', team: 'soc-oversight' },
    ],
    plan: 'Two people, no licence',
  }),
  storyboard: () => ({ storyboard: 'A new exploit is reported', teams: ['monitoring'] }),
  try: () => ({ passed: true, metrics: '12 minutes to contain' }),
  analyse: (path) => ({ rows: [{ ...ROW, gap: path.includes('develop[0]') ? 'No report of a detection' : '' }] }),
  runbooks: () => ({ version: '2026-2' }),
  playbooks: () => ({ version: '2026-3', matrix_tried: true }),
  ownership: () => ({ kept: 'in-one-place', why: 'We are few' }),
  adopt: () => ({ owner: 'bruno', first_report: 'r-0123456789ab' }),
};

/** Those who integrate a customer. */
const INTEGRATION: Team = { people: PEOPLE, answers: ({ path }) => ANSWERS[stepOf(path)]?.(path) };

/** Waits until something of a step lies in somebody's inbox. */
export function openWork(estate: Estate, person: string, step: string): Promise<Work> {
  return until(estate, `"${step}" in the inbox of ${person}`, async () =>
    (await inboxOf(estate, person)).find(({ path }) => stepOf(path) === step),
  );
}

/** Lets everybody work on what a tenant asks of them, until `end` has come; fails where anything of theirs is refused. */
export async function workUntil<End>(
  estate: Estate,
  tenant: string,
  end: Promise<End>,
  team: Team = INTEGRATION,
): Promise<readonly [End, Done]> {
  const shift = { taken: new Set<string>(), isOver: false, done: { answers: 0, signOffs: 0, decisions: 0 } };
  const take = (person: string, item: Work): boolean => {
    const key = [item.run, item.path, item.wants, item.wants === 'decision' ? person : ''].join(' ');
    const isNew = !shift.taken.has(key);
    shift.taken.add(key);
    return isNew;
  };
  const work = async (person: string): Promise<void> => {
    for (; !shift.isOver; await sleep(PAUSE_MS)) {
      const items = (await inboxOf(estate, person, tenant)).filter((item) => take(person, item));
      const did = await Promise.all(items.map((item) => doIt(estate, person, item, team)));
      for (const what of did) if (what !== undefined) shift.done[what] += 1;
    }
  };
  const goHome = (): void => {
    shift.isOver = true;
  };
  try {
    const [ended] = await Promise.all([end.finally(goHome), ...team.people.map(work)]);
    return [ended, shift.done];
  } finally {
    goHome();
  }
}

async function inboxOf(estate: Estate, person: string, tenant?: string): Promise<readonly Work[]> {
  const query = tenant === undefined ? '' : `?tenant=${tenant}`;
  const { status, body } = await estate.call<{ items: readonly Work[] }>(person, 'GET', `/inbox${query}`);
  return status === 200 ? body.items : [];
}

/** What was done, unless somebody else had been faster: an inbox may be a moment behind. */
async function doIt(estate: Estate, person: string, item: Work, team: Team): Promise<keyof Done | undefined> {
  switch (item.wants) {
    case 'decision':
      return (await decide(estate, person, item)) ? 'decisions' : undefined;
    case 'answer':
      return (await answer(estate, person, item, team)) ? 'answers' : undefined;
    case 'sign-off':
      return (await tell(estate, person, item, 'sign-off', { accept: true, reason: '' })) ? 'signOffs' : undefined;
  }
}

async function decide(estate: Estate, person: string, { run, path }: Work): Promise<boolean> {
  const { body } = await estate.call<{ approvals: readonly ApprovalSeen[] }>(person, 'GET', '/approvals');
  const approval = body.approvals.find((one) => one.run === run && one.path === path);
  if (approval === undefined) return false;
  const { targetsSha256 } = approval;
  const decision = { path, approve: true, reason: 'Agreed', targetsSha256, decisionId: randomUUID() };
  return wasTaken(`${person} deciding ${path}`, await estate.call(person, 'POST', `/runs/${run}/decisions`, decision));
}

async function answer(estate: Estate, person: string, item: Work, team: Team): Promise<boolean> {
  const answers = team.answers(item);
  invariant(answers !== undefined, `Nobody knows what to answer to ${item.path}`);
  const file = { name: 'proof.txt', base64: Buffer.from(`What shows ${item.path}`).toString('base64') };
  const sent = await estate.call<{ readonly sha256: string }>(person, 'POST', urlOf(item, 'evidence'), file);
  const evidence = [{ sha256: sent.body.sha256, note: '' }];
  return await tell(estate, person, item, 'answer', { answers, alreadyInPlace: false, evidence, note: '' });
}

async function tell(estate: Estate, person: string, item: Work, verb: string, body: object): Promise<boolean> {
  const message = { ...body, messageId: randomUUID() };
  return wasTaken(
    `${verb} of ${item.path} by ${person}`,
    await estate.call(person, 'POST', urlOf(item, verb), message),
  );
}

function wasTaken(what: string, answered: { readonly status: number; readonly body: unknown }): boolean {
  invariant(answered.status <= 202 || answered.status === 409, `Refused: ${what}: ${JSON.stringify(answered)}`);
  return answered.status !== 409;
}

function urlOf({ run, path }: Work, verb: string): string {
  return `/runs/${run}/tasks/${encodeURIComponent(path)}/${verb}`;
}

/** The id of the step at a path: without the loops around it and the number of a team. */
export function stepOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\[\d+\]$/, '');
}
