import { invariant } from '../../contracts/invariant.ts';
import type { TenantSnapshot } from '../../contracts/run.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import { coverPlaybook, type PlaybookCoverage } from '../../rehearsal/case-coverage/cover-playbook.ts';
import type { CaseWorld } from '../../rehearsal/prepare-case.ts';
import { runCase } from '../../rehearsal/run-case.ts';
import type { Mismatch } from '../../rehearsal/judge-case.ts';
import type { Rehearsal } from '../../rehearsal/rehearse.ts';
import type { Directory } from '../../tenants/tenant.ts';
import type { CheckedFile, CheckedFiles } from './check-files.ts';

/** How one case ended. */
export interface CaseReport {
  readonly file: string;
  readonly playbook: string;
  readonly title: string;
  readonly passed: boolean;
  readonly mismatches: readonly Mismatch[];
  readonly ms: number;
}

/** How all cases ended. */
export interface CasesReport {
  readonly cases: readonly CaseReport[];
  /** Of every playbook that a case is about and, without a filter, that is among the files. */
  readonly coverage: readonly PlaybookCoverage[];
  /** Cases that the filter kept out. */
  readonly filteredOut: number;
}

/** How cases are run. */
export interface RunCasesOptions {
  /** A clock in milliseconds, for how long a case took. */
  now(): number;
  /** Runs only cases whose playbook or title contains this text, in whatever case. */
  readonly filter?: string | undefined;
}

/** Rehearses the cases among checked files, one after the other. */
export async function runCases(checked: CheckedFiles, { now, filter }: RunCasesOptions): Promise<CasesReport> {
  const { actions, samples = new Map() } = checked.world;
  const world = { actions, samples, estate: checked.directory, tenants: snapshotsOf(checked.directory) };
  const all = checked.files.filter(isCase).map((file) => subjectOf(checked, file));
  const chosen = all.filter((subject) => filter === undefined || contains(subject, filter));
  const rehearsals = filter === undefined ? ofPlaybooks(checked) : new Map<Plan, Rehearsal[]>();
  const cases: CaseReport[] = [];
  for (const subject of chosen) {
    const { report, rehearsal } = await rehearseOne(subject, { world, now });
    cases.push(report);
    const { plan } = subject;
    if (plan !== undefined) rehearsals.set(plan, [...(rehearsals.get(plan) ?? []), ...rehearsal]);
  }
  const coverage = [...rehearsals].map(([plan, ofPlan]) => coverPlaybook(plan, ofPlan));
  return { cases, coverage, filteredOut: all.length - chosen.length };
}

/** Whether a file is a case, or would be one were it not for its errors. */
export function isCase({ file, document }: CheckedFile): boolean {
  return document === undefined ? /(^|[/\\])cases[/\\][^/\\]+$/.test(file) : document.kind === 'Case';
}

/** A case, what it is called, and the playbook that it is about. */
interface Subject {
  readonly named: Pick<CaseReport, 'file' | 'playbook' | 'title'>;
  /** Absent where the file has errors. */
  readonly document?: CaseDocument;
  /** Absent where there is none, or it has errors. */
  readonly plan?: Plan;
}

interface Surroundings {
  readonly world: CaseWorld;
  now(): number;
}

function subjectOf(checked: CheckedFiles, file: CheckedFile): Subject {
  if (file.document === undefined) return { named: { file: file.file, playbook: 'unknown', title: file.file } };
  invariant(file.document.kind === 'Case', `Not a case: ${file.file}`);
  const document = file.document.case;
  const plan = checked.planOf(file, document.playbook);
  const named = { file: file.file, playbook: document.playbook, title: titleOf(file, document) };
  return { named, document, ...(plan === undefined ? {} : { plan }) };
}

function contains({ named: { playbook, title } }: Subject, filter: string): boolean {
  return [playbook, title].some((text) => text.toLowerCase().includes(filter.toLowerCase()));
}

interface Rehearsed {
  readonly report: CaseReport;
  /** The rehearsal, where the run could start and came to an end. */
  readonly rehearsal: readonly Rehearsal[];
}

async function rehearseOne({ named, document, plan }: Subject, { world, now }: Surroundings): Promise<Rehearsed> {
  if (document === undefined) return broken(named, 'the case to have no errors', 'it has: run watchbill check');
  if (plan === undefined) {
    const seen = `there is no playbook "${document.playbook}", or it has errors`;
    return broken(named, 'the playbook to be there', seen);
  }
  const startedAt = now();
  const { mismatches, rehearsal } = await runCase(plan, document, world);
  const report = { ...named, passed: mismatches.length === 0, mismatches, ms: Math.round(now() - startedAt) };
  return { report, rehearsal: rehearsal === undefined ? [] : [rehearsal] };
}

function broken(named: Subject['named'], expected: string, seen: string): Rehearsed {
  const mismatches = [{ what: 'document', expected, seen }];
  return { report: { ...named, passed: false, mismatches, ms: 0 }, rehearsal: [] };
}

/** A playbook without a case is one that nothing covers. */
function ofPlaybooks({ files }: CheckedFiles): Map<Plan, Rehearsal[]> {
  return new Map(
    files.flatMap(({ document }) => (document?.kind === 'Playbook' ? [[document.plan, []] as const] : [])),
  );
}

function titleOf({ file }: CheckedFile, { title }: CaseDocument): string {
  return title ?? file.replace(/^.*[/\\]|\.ya?ml$/g, '').replaceAll('-', ' ');
}

function snapshotsOf({ tenants }: Directory): ReadonlyMap<string, TenantSnapshot> {
  return new Map([...tenants.values()].map(({ id, title, values }) => [id, { id, title, values }]));
}
