import { durationWords } from '../explain/duration-words.ts';
import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { EventTrigger } from '../plan/trigger.ts';
import type { Rule } from './rule.ts';

/** Longest window: events are remembered for 8 days. */
const WINDOW_MAX_MS = 7 * 24 * 60 * 60 * 1000;
const WINDOW_MIN_MS = 1000;

/** Groups of events that cannot be: a window out of bounds, or a second word about which events belong together. */
export const groupInvalid: Rule = ({ draft }) =>
  draft.plan.triggers.flatMap((trigger) =>
    trigger.kind === 'event' && trigger.group !== undefined ? checkGroup(draft, trigger, trigger.group.windowMs) : [],
  );

function checkGroup(draft: Draft, trigger: EventTrigger, windowMs: number): readonly Finding[] {
  const beside = (['key', 'whileRunning'] as const)
    .filter((key) => draft.sites.has(trigger, key))
    .map((key) =>
      invalid(draft.sites.keyRange(trigger, key), {
        found: `\`${key}\` says another thing about events that belong together`,
        mend: `Take \`${key}\` out: \`by\` is the key, and events that come after the start join the run`,
      }),
    );
  if (windowMs >= WINDOW_MIN_MS && windowMs <= WINDOW_MAX_MS) return beside;
  const found = `its \`window\` is from 1 second to 7 days: found ${durationWords(windowMs)}`;
  return [...beside, invalid(draft.sites.range(trigger, 'group.window'), { found, mend: 'Choose one between them' })];
}

function invalid(range: Finding['range'], { found, mend }: { readonly found: string; readonly mend: string }): Finding {
  return {
    code: 'group-invalid',
    severity: 'error',
    summary: `Cannot group the events because ${found}`,
    detail: mend,
    range,
  };
}
