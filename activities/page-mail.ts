import type { PageEffect } from '../contracts/activities.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { localTime, mailOfParts, shellWord } from './mail-parts.ts';
import { asText, type RenderedMail } from './render-mail.ts';

/** The mail that calls somebody: what about, for whom, until when, and the exact command to say «I have it». */
export function pageMail(effect: PageEffect, tenant: Pick<Tenant, 'title' | 'timezone'> | undefined): RenderedMail {
  const { run, path, policy, level, urgency, message, facts, until } = effect;
  return mailOfParts(`${urgency === 'high' ? '[urgent] ' : ''}${message}`, {
    notes: [`You are called by the escalation policy ${policy}, level ${level}.`],
    matter: message,
    facts: [
      { name: 'tenant', value: tenant === undefined ? run.tenant : `${tenant.title} (${run.tenant})` },
      ...facts.map(({ name, value }) => ({ name, value: asText(value) })),
    ],
    deadline: `Others are called, or nobody any more, at ${localTime(until, tenant?.timezone ?? 'UTC')} (${until}).`,
    commands: [
      { label: 'To say that you have it', command: `npx watchbill acknowledge ${run.runId} ${shellWord(path)}` },
    ],
    origin: `Run ${run.runId} of playbook ${run.playbook}, step ${path}`,
  });
}
