import { membersOf } from '../compile/compile-context.ts';
import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { RecipientValue, Value } from '../plan/plan.ts';
import { didYouMean } from '../suggest.ts';
import type { Rule } from './rule.ts';

/** Recipients that name nobody, more than one sort, or a team or audience that does not exist. */
export const recipients: Rule = ({ draft, survey }) => [
  ...ownerOf(draft),
  ...survey.steps.flatMap(({ step }) => {
    if (step.kind === 'notify') return step.to.flatMap((recipient) => checkRecipient(draft, recipient));
    return step.kind === 'approve' ? step.by.flatMap((recipient) => checkRecipient(draft, recipient)) : [];
  }),
];

function ownerOf(draft: Draft): readonly Finding[] {
  const { owner } = draft.plan;
  const { teams } = draft.world;
  if (owner === '' || teams === undefined || teams.has(owner)) return [];
  return [unknown('team', owner, draft.sites.range(draft.plan, 'owner'), teams)];
}

function checkRecipient(draft: Draft, recipient: RecipientValue): readonly Finding[] {
  const names = Object.entries(recipient) as readonly (readonly [keyof RecipientValue, Value])[]; // its only keys
  // A recipient whose only key is unknown has been told already.
  const isTold = names.length === 0 && membersOf(draft.sites.node(recipient)).length > 0;
  if (names.length !== 1) return isTold ? [] : [notOne(draft, recipient, names.length)];
  return names.flatMap(([kind, value]) => {
    const known = kind === 'team' ? draft.world.teams : kind === 'audience' ? draft.world.audiences : undefined;
    const name = 'lit' in value && typeof value.lit === 'string' ? value.lit : undefined;
    if (name === undefined || known === undefined || known.has(name)) return [];
    return [unknown(kind, name, draft.sites.range(value), known)];
  });
}

function unknown(kind: string, name: string, range: Finding['range'], known: ReadonlySet<string>): Finding {
  return {
    code: `unknown-${kind}`,
    severity: 'error',
    summary: `Cannot find the ${kind} "${name}": no document describes it`,
    detail:
      kind === 'team'
        ? 'Correct the name, or add a document of kind Team'
        : 'Correct the name, or add the audience to the tenants',
    range,
    ...didYouMean(name, known),
  };
}

function notOne(draft: Draft, recipient: RecipientValue, count: number): Finding {
  return {
    code: 'recipient-kind',
    severity: 'error',
    summary: `Cannot tell the recipient because it must be one team, person or audience: found ${count} of them`,
    detail: 'Write one item for each, such as `[{ team: csirt }, { audience: mssp }]`',
    range: draft.sites.range(recipient),
  };
}
