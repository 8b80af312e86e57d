import type { ApproveStep } from '../../plan/plan.ts';
import { atMost, inSequence } from '../bound.ts';
import { durationWords } from '../duration-words.ts';
import type { Explained } from '../explained.ts';
import { enumerated, recipientWords } from '../name-words.ts';
import { valueText } from '../value-text.ts';

/** What the last call of an approval may take: a question or a reminder on its way when time is up or it is cancelled. */
export const LAST_CALL_MS = 30_000;

/** Decisions that came in time are checked after the expiry too, 10 seconds each at most; this has room for three. */
export const LAST_CHECKS_MS = 30_000;

/** A question to people. Nobody answering means: not approved. */
export function explainApprove(step: ApproveStep): Explained {
  const { expiresMs, onExpiry } = step;
  const time = durationWords(expiresMs);
  const silence =
    onExpiry.length === 0
      ? 'it goes on as not approved'
      : 'what is below is done; unless that ends the run, it goes on as not approved';
  return {
    sentence: `Asks ${askedWords(step)}: "${valueText(step.question)}".${shownWords(step)} The first no refuses it.${reminders(step)} Nobody answers within ${time}: ${silence}.`,
    bodies:
      onExpiry.length === 0 ? [] : [{ at: '/~expiry', heading: `Nobody has answered within ${time}`, steps: onExpiry }],
    longest: (bodies) => inSequence([atMost(expiresMs + LAST_CALL_MS + LAST_CHECKS_MS), ...bodies]),
    afterCancelMs: LAST_CALL_MS,
    drawn: { as: 'question', otherwise: 'answered' },
  };
}

function askedWords({ by, quorum, notBy }: ApproveStep): string {
  const people = enumerated(by.map(recipientWords), 'or');
  const excluded = notBy.map((who) => (who === 'starter' ? 'who started the run' : who));
  const not = excluded.length === 0 ? '' : `; not ${enumerated(excluded, 'or')}`;
  return `${people} (${quorumWords(quorum)}${not})`;
}

function quorumWords(quorum: string): string {
  if (quorum === '1') return 'one yes is enough';
  return /^\d+$/.test(quorum) ? `${quorum} of them must agree` : `as many must agree as \`${quorum}\` says`;
}

function shownWords({ show }: ApproveStep): string {
  return show.length === 0
    ? ''
    : ` Shows ${enumerated(
        show.map(({ cel }) => `\`${cel}\``),
        'and',
      )}.`;
}

function reminders({ remindMs }: ApproveStep): string {
  return remindMs.length === 0 ? '' : ` Reminds after ${enumerated(remindMs.map(durationWords), 'and')}.`;
}
