import type { AskEffect } from '../contracts/activities.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { escapeHtml } from './escape-html.ts';
import { asText, cleanSubject, cleanText, page, type RenderedMail } from './render-mail.ts';

/** The mail that asks for a decision: for whom, what about, until when, and the exact commands. */
export function askMail(effect: AskEffect, tenant: Pick<Tenant, 'title' | 'timezone'> | undefined): RenderedMail {
  const parts = partsOf(effect, tenant);
  const prefix = effect.reminder > 0 ? `Reminder ${effect.reminder}: ` : '';
  return {
    subject: cleanSubject(`${prefix}Decision needed: ${effect.question}`),
    text: cleanText(asPlainText(parts)),
    html: page(asHtml(parts)),
  };
}

interface Parts {
  readonly notes: readonly string[];
  readonly question: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly deadline: string;
  readonly commands: readonly { readonly label: string; readonly command: string }[];
  readonly origin: string;
}

function partsOf(effect: AskEffect, tenant: Pick<Tenant, 'title' | 'timezone'> | undefined): Parts {
  const { run, path, reminder, quorum, question, shown, expiresAt } = effect;
  const command = (verb: string): string => `npx watchbill ${verb} ${run.runId} ${shellWord(path)} --reason "why"`;
  return {
    notes: [
      ...(reminder > 0 ? [`This is reminder ${reminder}. Nobody has decided yet.`] : []),
      ...(quorum > 1 ? [`${quorum} people have to approve.`] : []),
    ],
    question,
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

function asPlainText({ notes, question, facts, deadline, commands, origin }: Parts): string {
  return [
    ...notes,
    question,
    facts.map(({ name, value }) => `${name}: ${value}`).join('\n'),
    deadline,
    ...commands.map(({ label, command }) => `${label}:\n${command}`),
    origin,
  ].join('\n\n');
}

/** Mail programs keep styles only on the elements themselves. */
const STYLE = {
  question: 'font-size:18px;margin:16px 0',
  cell: 'padding:4px 16px 4px 0;vertical-align:top;text-align:left',
  name: 'color:#555',
  value: 'white-space:pre-wrap',
  command: 'background:#f3f3f3;border:1px solid #ddd;padding:8px;white-space:pre-wrap',
  origin: 'color:#555;font-size:12px',
} as const;

function asHtml({ notes, question, facts, deadline, commands, origin }: Parts): string {
  const row = ({ name, value }: Parts['facts'][number]): string =>
    `<tr><th style="${STYLE.cell};${STYLE.name}">${html(name)}</th><td style="${STYLE.cell};${STYLE.value}">${html(value)}</td></tr>`;
  return [
    ...notes.map((note) => `<p>${html(note)}</p>`),
    `<p style="${STYLE.question}"><strong>${html(question)}</strong></p>`,
    `<table>${facts.map(row).join('')}</table>`,
    `<p>${html(deadline)}</p>`,
    ...commands.map(({ label, command }) => `<p>${label}:</p>\n<pre style="${STYLE.command}">${html(command)}</pre>`),
    `<p style="${STYLE.origin}">${html(origin)}</p>`,
  ].join('\n');
}

function html(text: string): string {
  return escapeHtml(cleanText(text));
}

/** A path as one word of a shell: brackets of loops are quoted. */
function shellWord(text: string): string {
  return /^[\w/.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function localTime(at: string, timezone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: timezone });
  return `${format.format(new Date(at))} in ${timezone}`;
}
