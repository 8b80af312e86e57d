import type { NotifyEffect } from '../contracts/activities.ts';
import type { Json } from '../contracts/json.ts';
import { digest } from '../contracts/json.ts';
import type { Template } from '../tenants/tenant.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { mailPeople } from './mail-people.ts';
import { renderPlain, renderTemplate, type MailRendering } from './render-mail.ts';

/** Mails a message to people, teams and audiences. Output: `{ sent, failed }`, numbers of people. */
export function sendNotification(dependencies: ActivityDependencies) {
  return answerEffect<NotifyEffect>(dependencies, {
    withoutLedger: () => 'proceed',
    body: async (effect, { recorded, signal }) => {
      const rendering = render(dependencies, effect);
      if (!rendering.ok) return { status: 'failed', failure: rendering.failure };
      const mail =
        effect.urgency === 'high'
          ? { ...rendering.mail, subject: `[urgent] ${rendering.mail.subject}` }
          : rendering.mail;
      return mailPeople(dependencies, {
        effect,
        purpose: 'notify',
        to: effect.to,
        mail,
        contentSha256: digest({ ...effect.content }),
        recorded,
        signal,
      });
    },
  });
}

function render({ directory }: ActivityDependencies, { content, run }: NotifyEffect): MailRendering {
  if ('text' in content) return { ok: true, mail: renderPlain(content.subject, content.text) };
  const { templates, tenants } = directory();
  const template: Template | undefined = templates.get(content.template);
  const tenant = tenants.get(run.tenant);
  if (template === undefined || tenant === undefined) {
    const missing = template === undefined ? `template "${content.template}"` : `tenant "${run.tenant}"`;
    return {
      ok: false,
      failure: { code: 'not-configured', message: `Cannot write the mail: there is no ${missing}. Add its document` },
    };
  }
  const scope: Readonly<Record<string, Json>> = {
    inputs: content.with,
    tenant: { ...tenant.values, id: tenant.id, title: tenant.title },
    run: { id: run.runId, playbook: run.playbook },
  };
  return renderTemplate(template, scope);
}
