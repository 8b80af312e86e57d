import { membersOf } from '../compile/compile-context.ts';
import { namesOf, recipientsOf } from './recipients-of.ts';
import type { Rule } from './rule.ts';

/** Recipients that name nobody, or more than one sort. */
export const recipientKind: Rule = (context) =>
  recipientsOf(context).flatMap((recipient) => {
    const { sites } = context.draft;
    const { length } = namesOf(recipient);
    // A recipient whose only key is unknown has been told already.
    const isTold = length === 0 && membersOf(sites.node(recipient)).length > 0;
    if (length === 1 || isTold) return [];
    return [
      {
        code: 'recipient-kind',
        severity: 'error',
        summary: `Cannot tell the recipient because it must be one team, person or audience: found ${length} of them`,
        detail: 'Write one item for each, such as `[{ team: csirt }, { audience: mssp }]`',
        range: sites.range(recipient),
      },
    ];
  });
