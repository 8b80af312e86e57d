import type { PlaybookName, RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import type { RunContext, RunEvent, RunRecord } from '../../contracts/run.ts';

export const CONTOSO = 'contoso' as TenantId;
export const FABRIKAM = 'fabrikam' as TenantId;

let runs = 0;

/** A run of its own. */
export function aRun(of: Partial<RunContext> = {}): RunContext {
  runs += 1;
  return {
    tenant: CONTOSO,
    runId: `r-${String(runs).padStart(12, '0')}` as RunId,
    workflowId: `t-abc/phishing/${runs}`,
    playbook: 'phishing' as PlaybookName,
    planSha256: 'a'.repeat(64),
    ...of,
  };
}

/** A record of 2026-11-21, `seq` seconds after nine. */
export function record(seq: number, event: RunEvent): RunRecord {
  return { seq, at: new Date(Date.UTC(2026, 10, 21, 9, 0, seq)).toISOString(), event };
}

export const started = (seq: number): RunRecord =>
  record(seq, { type: 'run-started', inputs: { severity: 'high' }, starter: { kind: 'event', eventId: 'event-1' } });

export const stepStarted = (seq: number, path: string, kind = 'action'): RunRecord =>
  record(seq, { type: 'step-started', path: path as StepPath, kind, title: `Do ${path}` });

export const stepWaiting = (seq: number, path: string): RunRecord =>
  record(seq, { type: 'step-waiting', path: path as StepPath, reason: 'approval', until: '2026-11-21T10:00:00.000Z' });

export const stepSettled = (seq: number, path: string, output = 'done', kind = 'action'): RunRecord =>
  record(seq, {
    type: 'step-settled',
    path: path as StepPath,
    kind,
    title: `Do ${path}`,
    status: 'succeeded',
    output,
    attempts: 1,
  });

export const ended = (seq: number, outcome = 'succeeded'): RunRecord =>
  record(seq, { type: 'run-ended', outcome, outputs: { ticket: 'INC1' } });
