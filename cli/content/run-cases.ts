import { invariant } from '../../contracts/invariant.ts';
import type { TenantSnapshot } from '../../contracts/run.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import { type CaseWorld, runCase } from '../../rehearsal/run-case.ts';
import type { Mismatch } from '../../rehearsal/judge-case.ts';
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

/** Rehearses all cases among checked files, one after the other. */
export async function runCases(checked: CheckedFiles, now: () => number): Promise<readonly CaseReport[]> {
  const world = { actions: checked.world.actions, tenants: snapshotsOf(checked.directory) };
  const reports: CaseReport[] = [];
  for (const file of checked.files) {
    if (isCase(file)) reports.push(await reportOf(checked, file, { world, now }));
  }
  return reports;
}

/** Whether a file is a case, or would be one were it not for its errors. */
export function isCase({ file, document }: CheckedFile): boolean {
  return document === undefined ? /(^|[/\\])cases[/\\][^/\\]+$/.test(file) : document.kind === 'Case';
}

interface Surroundings {
  readonly world: CaseWorld;
  now(): number;
}

async function reportOf(checked: CheckedFiles, file: CheckedFile, { world, now }: Surroundings): Promise<CaseReport> {
  if (file.document === undefined) return broken(file, 'the case to have no errors', 'it has: run watchbill check');
  invariant(file.document.kind === 'Case', `Not a case: ${file.file}`);
  const document = file.document.case;
  const plan = checked.planOf(file, document.playbook);
  const named = { playbook: document.playbook, title: titleOf(file, document) };
  if (plan === undefined) {
    const seen = `there is no playbook "${document.playbook}", or it has errors`;
    return { ...broken(file, 'the playbook to be there', seen), ...named };
  }
  const startedAt = now();
  const { mismatches } = await runCase(plan, document, world);
  return { file: file.file, ...named, passed: mismatches.length === 0, mismatches, ms: Math.round(now() - startedAt) };
}

function broken({ file }: CheckedFile, expected: string, seen: string): CaseReport {
  const mismatches = [{ what: 'document', expected, seen }];
  return { file, playbook: 'unknown', title: file, passed: false, mismatches, ms: 0 };
}

function titleOf({ file }: CheckedFile, { title }: CaseDocument): string {
  return title ?? file.replace(/^.*[/\\]|\.ya?ml$/g, '').replaceAll('-', ' ');
}

function snapshotsOf({ tenants }: Directory): ReadonlyMap<string, TenantSnapshot> {
  return new Map([...tenants.values()].map(({ id, title, values }) => [id, { id, title, values }]));
}
