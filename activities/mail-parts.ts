import { escapeHtml } from './escape-html.ts';
import { cleanSubject, cleanText, page, type RenderedMail } from './render-mail.ts';

/** What a mail that asks something of people says, from top to bottom. */
export interface MailParts {
  readonly notes: readonly string[];
  /** What it is about, in one sentence. */
  readonly matter: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly deadline: string;
  readonly commands: readonly { readonly label: string; readonly command: string }[];
  readonly origin: string;
}

/** The mail of these parts, as text and as HTML. Values in it may come from attackers: nothing of them is markup. */
export function mailOfParts(subject: string, parts: MailParts): RenderedMail {
  return { subject: cleanSubject(subject), text: cleanText(asPlainText(parts)), html: page(asHtml(parts)) };
}

function asPlainText({ notes, matter, facts, deadline, commands, origin }: MailParts): string {
  return [
    ...notes,
    matter,
    facts.map(({ name, value }) => `${name}: ${value}`).join('\n'),
    deadline,
    ...commands.map(({ label, command }) => `${label}:\n${command}`),
    origin,
  ].join('\n\n');
}

/** Mail programs keep styles only on the elements themselves. */
const STYLE = {
  matter: 'font-size:18px;margin:16px 0',
  cell: 'padding:4px 16px 4px 0;vertical-align:top;text-align:left',
  name: 'color:#555',
  value: 'white-space:pre-wrap',
  command: 'background:#f3f3f3;border:1px solid #ddd;padding:8px;white-space:pre-wrap',
  origin: 'color:#555;font-size:12px',
} as const;

function asHtml({ notes, matter, facts, deadline, commands, origin }: MailParts): string {
  const row = ({ name, value }: MailParts['facts'][number]): string =>
    `<tr><th style="${STYLE.cell};${STYLE.name}">${html(name)}</th><td style="${STYLE.cell};${STYLE.value}">${html(value)}</td></tr>`;
  return [
    ...notes.map((note) => `<p>${html(note)}</p>`),
    `<p style="${STYLE.matter}"><strong>${html(matter)}</strong></p>`,
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
export function shellWord(text: string): string {
  return /^[\w/.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A moment as people in a time zone read it. */
export function localTime(at: string, timezone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: timezone });
  return `${format.format(new Date(at))} in ${timezone}`;
}
