import type { AskEffect } from '../contracts/activities.ts';
import { digest } from '../contracts/json.ts';
import { utcTime } from '../contracts/time.ts';
import { noteReminder, openApproval } from '../ledger/approvals.ts';
import { answerEffect } from './answer-effect.ts';
import { askMail } from './ask-mail.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { mailPeople } from './mail-people.ts';

/** Opens an approval in the ledger and mails those who may decide it; again for each reminder. */
export function askForApproval(dependencies: ActivityDependencies) {
  return answerEffect<AskEffect>(dependencies, {
    withoutLedger: () => 'proceed',
    body: async (effect, { recorded, signal }) => {
      if (recorded) await open(dependencies, effect);
      const outcome = await mailPeople(dependencies, {
        effect,
        purpose: effect.reminder === 0 ? 'ask' : `remind-${effect.reminder}`,
        to: effect.by,
        mail: askMail(effect, dependencies.directory().tenants.get(effect.run.tenant)),
        contentSha256: digest({
          targets: effect.targetsSha256,
          reminder: effect.reminder,
          expiresAt: effect.expiresAt,
        }),
        recorded,
        signal,
      });
      if (recorded && effect.reminder > 0 && outcome.status === 'succeeded') await remember(dependencies, effect);
      return outcome;
    },
  });
}

async function open({ db, now }: ActivityDependencies, effect: AskEffect): Promise<void> {
  const { run, path, question, shown, targetsSha256, by, notBy, quorum, expiresAt } = effect;
  await openApproval(db, run.tenant, {
    runId: run.runId,
    path,
    question,
    shown,
    targetsSha256,
    by,
    notBy,
    quorum,
    expiresAt,
    askedAt: utcTime(now()),
  });
}

async function remember({ db }: ActivityDependencies, { run, path, reminder }: AskEffect): Promise<void> {
  await noteReminder(db, run.tenant, { runId: run.runId, path, reminder });
}
