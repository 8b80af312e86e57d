import type { Plan } from '../language/plan/plan.ts';
import type { CaseDocument } from '../language/schema/case-schema.ts';
import { judgeCase, type Mismatch } from './judge-case.ts';
import { type CaseWorld, prepareCase } from './prepare-case.ts';
import { rehearseWhole, type Rehearsal } from './rehearse.ts';

/** How a case ended. It passed if nothing differs. */
export interface CaseResult {
  readonly mismatches: readonly Mismatch[];
  /** Absent where the run could not start, or would wait for ever. */
  readonly rehearsal?: Rehearsal;
}

/** Rehearses a playbook as a case says and compares. */
export async function runCase(plan: Plan, document: CaseDocument, world: CaseWorld): Promise<CaseResult> {
  const prepared = prepareCase(plan, document, world);
  if ('problem' in prepared) return refused('the run to start', prepared.problem);
  const { start, startedAt, answers, script } = prepared;
  const rehearsal = await rehearseWhole(start, startedAt, answers(), script);
  if ('stuck' in rehearsal) return refused('the run to end', 'it waits for ever');
  return { mismatches: judgeCase(document.expect, rehearsal), rehearsal };
}

function refused(expected: string, seen: string): CaseResult {
  return { mismatches: [{ what: 'run', expected, seen }] };
}
