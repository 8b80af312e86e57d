import type { PageEffect } from '../contracts/activities.ts';
import { digest } from '../contracts/json.ts';
import { LedgerUnavailable } from '../ledger/ledger-unavailable.ts';
import { answerEffect, type Outcome } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { mailPeople } from './mail-people.ts';
import { pageMail } from './page-mail.ts';

/**
 * Calls the people of a level of an escalation, by mail. A ledger that is down never holds it up: the mail goes out without an
 * intent, under the same Message-ID, so that a second one can at least be recognised. Output: `{ sent, failed }`.
 */
export function pagePeople(dependencies: ActivityDependencies) {
  return answerEffect<PageEffect>(dependencies, {
    withoutLedger: () => 'proceed',
    body: async (effect, { recorded, signal }) => {
      const send = (isRecorded: boolean): Promise<Outcome> =>
        mailPeople(dependencies, {
          effect,
          purpose: `page-${effect.level}`,
          to: effect.to,
          mail: pageMail(effect, dependencies.directory().tenants.get(effect.run.tenant)),
          contentSha256: digest({
            message: effect.message,
            facts: effect.facts.map(({ name, value }) => [name, value]),
          }),
          recorded: isRecorded,
          signal,
        });
      try {
        return await send(recorded);
      } catch (error) {
        if (!(error instanceof LedgerUnavailable)) throw error;
        return send(false);
      }
    },
  });
}
