import type { Finding } from '../finding.ts';
import { durationWords } from '../explain/duration-words.ts';
import type { Rule } from './rule.ts';

/** Deadlines that come after the run has used up its time, and warnings that come too late or never. */
export const deadlineInvalid: Rule = ({ draft }) => {
  const { deadline, budgets } = draft.plan;
  if (deadline === undefined) return [];
  const { withinMs, warnMs, onWarn } = deadline;
  const findings: Finding[] = [];
  const tell = (key: string, summary: string, detail: string): void => {
    const range = draft.sites.range(deadline, key);
    findings.push({ code: 'deadline-invalid', severity: 'error', summary, detail, range });
  };
  if (withinMs >= budgets.runTimeMs)
    tell(
      'within',
      `Cannot reach the deadline because the run may last no longer than ${durationWords(budgets.runTimeMs)}: "runTime" of "limits" ends it first`,
      'Shorten "within", or raise `limits.runTime`',
    );
  if (warnMs !== undefined && warnMs >= withinMs)
    tell('warn', 'Cannot warn of a deadline that has passed by then: "warn" is not before "within"', 'Warn earlier');
  if (onWarn.length > 0 && warnMs === undefined)
    tell('onWarn', 'Cannot run "onWarn" because the deadline has no "warn"', 'Say after which time: `warn: 3h`');
  return findings;
};
