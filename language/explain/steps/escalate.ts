import type { EscalateStep } from '../../plan/plan.ts';
import type { Explained } from '../explained.ts';
import { valuesText } from '../value-text.ts';

/** A page or the look at the policy on its way when the step is cancelled is waited for. */
export const LAST_PAGE_MS = 60_000;

/** A climb through levels. How long it lasts is the policy's affair, which is read when the step begins. */
export function explainEscalate({ policy, with: values, until }: EscalateStep): Explained {
  const said = valuesText(values);
  const end = until === undefined ? '' : `, or until \`${until}\` holds before the next level`;
  return {
    sentence: `Calls the levels of the escalation policy ${policy}, one after the other, until somebody acknowledges${end}${said === '' ? '' : `; they read ${said}`}. Nobody acknowledging is no failure.`,
    bodies: [],
    longest: (_bodies, path) => ({
      ms: 0,
      unbounded: [{ path, because: `climbs the levels of the policy ${policy}` }],
    }),
    afterCancelMs: LAST_PAGE_MS,
    drawn: { as: 'box' },
  };
}
