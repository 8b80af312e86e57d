import type { TellTaskEffect } from '../contracts/activities.ts';
import { digest, type Json } from '../contracts/json.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { mailPeople } from './mail-people.ts';
import { taskMail } from './task-mail.ts';

/** Mails people about a task. What the ledger knows of it comes from the records of the run. */
export function tellOfTask(dependencies: ActivityDependencies) {
  return answerEffect<TellTaskEffect>(dependencies, {
    withoutLedger: () => 'proceed',
    body: (effect, { recorded, signal }) => {
      const { number, to, task, request, why, said, run } = effect;
      return mailPeople(dependencies, {
        effect,
        purpose: `task-${number}`,
        to,
        mail: taskMail(effect, dependencies.directory().tenants.get(run.tenant)),
        contentSha256: digest({ number, why, said, task, request } as unknown as Json), // plain JSON, by its types
        recorded,
        signal,
      });
    },
  });
}
