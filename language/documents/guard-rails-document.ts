import { itemsOf, membersOf, textOf } from '../compile/compile-context.ts';
import type { Finding } from '../finding.ts';
import { GuardRailsSchema } from '../schema/guard-rails-schema.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { memberOf, type SourceNode } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';
import { guardWithoutEffect } from './guard-without-effect.ts';
import { unknownNames } from './unknown-names.ts';

/** Guard rails name actions, calendars, teams and tenants that exist, and each of them guards something. */
export const guardRailsDocument: DocumentCheck = (source) =>
  checkShape(GuardRailsSchema, source, (body) => {
    const { root, world } = source;
    const of = (section: string, key: string) =>
      itemsOf(memberOf(root, section)).flatMap((item) => itemsOf(memberOf(item, key)));
    const calendars = itemsOf(memberOf(root, 'freezes')).map((freeze) => memberOf(freeze, 'calendar'));
    return {
      findings: [
        ...unknownNames('tenant', itemsOf(memberOf(root, 'tenants')), world.tenants),
        ...unknownNames('calendar', calendars, world.calendars),
        ...unknownNames('team', of('fourEyes', 'teams'), world.teams),
        ...unknownActions([...of('limits', 'actions'), ...of('fourEyes', 'actions')], world.actions),
        ...membersOf(root).flatMap(([section, list]) => guardWithoutEffect(section, itemsOf(list))),
      ],
      document: { kind: 'GuardRails', body },
    };
  });

/** Patterns that stand for no action of the catalogue. An empty one is of somebody who does not know it. */
function unknownActions(patterns: readonly SourceNode[], actions: ActionSignatures): readonly Finding[] {
  const names = [...actions.keys()];
  if (names.length === 0) return [];
  return patterns.flatMap((node): Finding[] => {
    const pattern = textOf(node);
    const isAll = pattern.endsWith('.*');
    if (isAll ? names.some((name) => name.startsWith(pattern.slice(0, -1))) : actions.has(pattern)) return [];
    const nouns = names.map((name) => `${name.slice(0, name.indexOf('.'))}.*`);
    return [
      {
        code: 'unknown-action',
        severity: 'error',
        summary: `Cannot guard action "${pattern}": the catalogue does not have it`,
        detail: 'Correct the name; the actions that exist stand in docs/actions.md',
        range: node.range,
        ...didYouMean(pattern, isAll ? new Set(nouns) : names),
      },
    ];
  });
}
