import type { Recipient } from '../contracts/activities.ts';
import { assertNever } from '../contracts/invariant.ts';
import type { TenantId } from '../contracts/ids.ts';
import { peopleOf, teamOf } from './people-of.ts';
import type { Directory } from './tenant.ts';

/** Somebody who gets mail. */
export interface MailRecipient {
  readonly name: string;
  readonly mail: string;
}

/** Whom a message goes to, and what could not be resolved. */
export interface FoundRecipients {
  /** Each address once, in the order of the recipients. */
  readonly people: readonly MailRecipient[];
  /** Sentences about recipients that mean nobody in this tenant. */
  readonly missing: readonly string[];
}

/**
 * Resolves teams, people and audiences to mail addresses in a tenant. A team with a shared mailbox is that mailbox;
 * one without is its members.
 */
export function findRecipients(tenant: TenantId, directory: Directory, to: readonly Recipient[]): FoundRecipients {
  const people = new Map<string, MailRecipient>();
  const missing: string[] = [];
  for (const recipient of to) {
    const found = mailsOf(tenant, directory, recipient);
    if (found.length === 0) missing.push(`${describeRecipient(recipient)} means nobody in tenant "${tenant}"`);
    for (const { name, mail } of found) {
      const key = mail.toLowerCase();
      if (!people.has(key)) people.set(key, { name, mail });
    }
  }
  return { people: [...people.values()], missing };
}

/** The recipient in words: `team "csirt"`. */
export function describeRecipient(recipient: Recipient): string {
  if ('team' in recipient) return `team "${recipient.team}"`;
  if ('person' in recipient) return `person "${recipient.person}"`;
  if ('audience' in recipient) return `audience "${recipient.audience}"`;
  if ('rota' in recipient) return `rota "${recipient.rota}"`;
  return assertNever(recipient);
}

function mailsOf(tenant: TenantId, directory: Directory, recipient: Recipient): readonly MailRecipient[] {
  if ('audience' in recipient) return directory.tenants.get(tenant)?.audiences[recipient.audience] ?? [];
  if ('team' in recipient) {
    const team = teamOf(tenant, directory, recipient.team);
    if (team?.mail !== undefined) return [{ name: team.title, mail: team.mail }];
  }
  return peopleOf(tenant, directory, recipient);
}
