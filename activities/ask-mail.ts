import type { AskEffect } from '../contracts/activities.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { localTime, mailOfParts, shellWord, type MailParts } from './mail-parts.ts';
import { asText, type RenderedMail } from './render-mail.ts';

/** The mail that asks for a decision: for whom, what about, until when, and the exact commands. */
export function askMail(effect: AskEffect, tenant: Pick<Tenant, 'title' | 'timezone'> | undefined): RenderedMail {
  const parts = partsOf(effect, tenant);
  const prefix = effect.reminder > 0 ? `Reminder ${effect.reminder}: ` : '';
  return mailOfParts(`${prefix}Decision needed: ${effect.question}`, parts);
}

function partsOf(effect: AskEffect, tenant: Pick<Tenant, 'title' | 'timezone'> | undefined): MailParts {
  const { run, path, reminder, quorum, question, shown, expiresAt } = effect;
  const command = (verb: string): string => `npx watchbill ${verb} ${run.runId} ${shellWord(path)} --reason "why"`;
  return {
    notes: [
      ...(reminder > 0 ? [`This is reminder ${reminder}. Nobody has decided yet.`] : []),
      ...(quorum > 1 ? [`${quorum} people have to approve.`] : []),
    ],
    matter: question,
    facts: [
      { name: 'tenant', value: tenant === undefined ? run.tenant : `${tenant.title} (${run.tenant})` },
      ...shown.map(({ name, value }) => ({ name, value: asText(value) })),
    ],
    deadline: `The time to decide ends at ${localTime(expiresAt, tenant?.timezone ?? 'UTC')} (${expiresAt}).`,
    commands: [
      { label: 'To approve', command: command('approve') },
      { label: 'To refuse', command: command('refuse') },
    ],
    origin: `Run ${run.runId} of playbook ${run.playbook}, step ${path}`,
  };
}
