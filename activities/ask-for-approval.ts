import type { AskEffect } from '../contracts/activities.ts';
import { digest } from '../contracts/json.ts';
import { utcTime } from '../contracts/time.ts';
import { noteReminder, openApproval } from '../ledger/approvals.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { mailPeople } from './mail-people.ts';
import { asText, renderPlain, type RenderedMail } from './render-mail.ts';

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
        mail: askMail(effect, zoneOf(dependencies, effect)),
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

function zoneOf({ directory }: ActivityDependencies, { run }: AskEffect): string {
  return directory().tenants.get(run.tenant)?.timezone ?? 'UTC';
}

/** The mail that asks: what for, what it is about, until when, and the exact commands. */
export function askMail(effect: AskEffect, timezone: string): RenderedMail {
  const step = shellWord(effect.path);
  const subject = `${effect.reminder > 0 ? `Reminder ${effect.reminder}: ` : ''}Decision needed: ${effect.question}`;
  const lines = [
    ...(effect.reminder > 0 ? [`This is reminder ${effect.reminder}. Nobody has decided yet.`, ''] : []),
    effect.question,
    '',
    ...effect.shown.flatMap(({ name, value }) => [`${name}: ${asText(value)}`]),
    ...(effect.shown.length > 0 ? [''] : []),
    ...(effect.quorum > 1 ? [`${effect.quorum} people have to approve.`, ''] : []),
    `The time to decide ends at ${localTime(effect.expiresAt, timezone)} (${effect.expiresAt}).`,
    '',
    'To approve:',
    `npx watchbill approve ${effect.run.runId} ${step} --reason "why"`,
    '',
    'To refuse:',
    `npx watchbill refuse ${effect.run.runId} ${step} --reason "why"`,
    '',
    `Run ${effect.run.runId} of playbook ${effect.run.playbook}, step ${effect.path}`,
  ];
  return renderPlain(subject, lines.join('\n'));
}

/** A path as one word of a shell: brackets of loops are quoted. */
function shellWord(text: string): string {
  return /^[\w/.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function localTime(at: string, timezone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: timezone });
  return `${format.format(new Date(at))} in ${timezone}`;
}
