import type { TellTaskEffect } from '../contracts/activities.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { TaskMailReason } from '../contracts/task.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { describeRecipient } from '../tenants/find-recipients.ts';
import { localTime, mailOfParts, shellWord, type MailParts } from './mail-parts.ts';
import type { RenderedMail } from './render-mail.ts';

const SUBJECTS: Readonly<Record<TaskMailReason, string>> = {
  assigned: 'Task',
  reminder: 'Reminder: task',
  reassigned: 'Task handed on to you',
  'to-sign-off': 'Sign-off needed',
  'sent-back': 'Task sent back',
};

/** The mail about a task: what has to be done, by whom and when, what is asked, and the exact commands. */
export function taskMail(effect: TellTaskEffect, tenant: Pick<Tenant, 'title' | 'timezone'> | undefined): RenderedMail {
  return mailOfParts(`${SUBJECTS[effect.why]}: ${effect.task.title}`, partsOf(effect, tenant));
}

function partsOf(effect: TellTaskEffect, tenant: Pick<Tenant, 'title' | 'timezone'> | undefined): MailParts {
  const { run, path, task } = effect;
  return {
    notes: notesOf(effect),
    matter: task.title,
    facts: [
      { name: 'tenant', value: tenant === undefined ? run.tenant : `${tenant.title} (${run.tenant})` },
      { name: 'for', value: task.to.map(describeRecipient).join(', ') },
      ...factsOf(effect),
    ],
    deadline: `It is due at ${localTime(task.dueAt, tenant?.timezone ?? 'UTC')} (${task.dueAt}).`,
    commands: commandsOf(effect, `${run.runId} ${shellWord(path)}`),
    origin: `Run ${run.runId} of playbook ${run.playbook}, step ${path}`,
  };
}

function notesOf({ why, said, task }: TellTaskEffect): readonly string[] {
  const reason = said === null || said.text === '' ? '' : ` ${said.by} says: ${said.text}`;
  switch (why) {
    case 'assigned':
      return [];
    case 'reminder':
      return [task.phase === 'open' ? 'This is not done yet.' : 'This is done and waits for your sign-off.'];
    case 'reassigned':
      return [`${said?.by ?? 'Somebody'} has handed this task on to you.${reason}`];
    case 'to-sign-off':
      return [`${task.answeredBy ?? 'Somebody'} has done this. Look at it, then sign it off or send it back.`];
    case 'sent-back':
      return [`This was sent back.${reason}`];
  }
}

function factsOf({ request, task }: TellTaskEffect): MailParts['facts'] {
  const { details, evidence } = request;
  const wanted = evidence.what === '' ? '' : `: ${evidence.what}`;
  return [
    ...(details === '' ? [] : [{ name: 'details', value: details }]),
    ...(fieldsOf(request.form).length === 0
      ? []
      : [{ name: 'answers', value: fieldsOf(request.form).map(fieldWords).join('\n') }]),
    ...(evidence.need === 'none' || (evidence.need === 'optional' && wanted === '')
      ? []
      : [{ name: 'evidence', value: `${evidence.need}${wanted}` }]),
    ...(task.signOffBy.length === 0
      ? []
      : [{ name: 'signed off by', value: task.signOffBy.map(describeRecipient).join(', ') }]),
  ];
}

type Field = readonly [name: string, schema: JsonObject];

function fieldsOf(form: JsonObject): readonly Field[] {
  return Object.entries((form['properties'] ?? {}) as JsonObject) as readonly Field[]; // a schema of an object by fields
}

function fieldWords([name, { type, description, enum: words }]: Field): string {
  const kind = Array.isArray(words) ? words.map(String).join(' | ') : typeof type === 'string' ? type : 'anything';
  return `${name} (${kind})${typeof description === 'string' ? `: ${description}` : ''}`;
}

function commandsOf({ task, request }: TellTaskEffect, at: string): MailParts['commands'] {
  const show = { label: 'To see it', command: `npx watchbill task show ${at}` };
  if (task.phase === 'to-sign-off')
    return [
      show,
      { label: 'To sign it off', command: `npx watchbill task sign-off ${at}` },
      { label: 'To send it back', command: `npx watchbill task sign-off ${at} --send-back --reason "why"` },
    ];
  const answers = fieldsOf(request.form).map(([name]) => ` --answer ${name}=…`);
  const evidence = request.evidence.need === 'required' ? ' --evidence FILE' : '';
  return [
    show,
    { label: 'When it is done', command: `npx watchbill task answer ${at}${answers.join('')}${evidence}` },
    ...(request.alreadyInPlace
      ? [
          {
            label: 'If it is in place already',
            command: `npx watchbill task answer ${at} --already-in-place --evidence FILE`,
          },
        ]
      : []),
  ];
}
