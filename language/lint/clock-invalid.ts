import { CLOCK_VERBS } from '../compile/clock-verbs.ts';
import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { ClockStep } from '../plan/plan.ts';
import type { Rule } from './rule.ts';

/** Clocks that say none or several of what can be done, and limits that never come. */
export const clockInvalid: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) =>
    step.kind === 'clock' && !draft.broken.has(step) ? [...verbs(draft, step), ...limits(draft, step)] : [],
  );

function verbs(draft: Draft, step: ClockStep): readonly Finding[] {
  const node = draft.sites.node(step, 'clock');
  const named = CLOCK_VERBS.filter((verb) => node.kind === 'map' && node.entries.has(verb));
  if (named.length === 1) return [];
  const found =
    named.length === 0 ? 'it says none of them' : `it says ${named.map((verb) => `"${verb}"`).join(' and ')}`;
  return [
    finding(
      `Cannot tell what to do with the clock because it needs one of "start", "pause", "resume" and "stop": ${found}`,
      'Keep one of them, with the name of the clock: `clock: { start: contain, limit: 4h }`',
      node.range,
    ),
  ];
}

function limits(draft: Draft, step: ClockStep): readonly Finding[] {
  const { does, limitMs, warnMs, onWarn, onBreach } = step;
  const at = (key: string): Finding['range'] => draft.sites.range(step, key);
  const findings: Finding[] = [];
  if (does !== 'start') {
    for (const key of ['clock.limit', 'clock.warn', 'clock.calendar', 'onWarn', 'onBreach'].filter((one) =>
      draft.sites.has(step, one),
    ))
      findings.push(
        finding(
          `Cannot use "${key.replace('clock.', '')}" with "${does}": it belongs to the start of the clock`,
          'Move it to the step that starts the clock',
          at(key),
        ),
      );
    return findings;
  }
  if (limitMs !== undefined && warnMs !== undefined && warnMs >= limitMs)
    findings.push(
      finding(
        'Cannot warn of a limit that is reached by then: "warn" is not before "limit"',
        'Warn earlier',
        at('clock.warn'),
      ),
    );
  if (onWarn.length > 0 && warnMs === undefined)
    findings.push(
      finding('Cannot run "onWarn" because the clock has no "warn"', 'Say after which time: `warn: 3h`', at('onWarn')),
    );
  if (onBreach.length > 0 && limitMs === undefined)
    findings.push(
      finding(
        'Cannot run "onBreach" because the clock has no "limit"',
        'Say after which time: `limit: 4h`',
        at('onBreach'),
      ),
    );
  return findings;
}

function finding(summary: string, detail: string, range: Finding['range']): Finding {
  return { code: 'clock-invalid', severity: 'error', summary, detail, range };
}
