import type { Json, JsonObject } from '../../contracts/json.ts';
import type { TypeScope } from '../expressions/check-expression.ts';
import type { ExpressionProblem, Reference } from '../expressions/parse-expression.ts';
import type { Node } from '../expressions/node.ts';
import { parseSource } from '../expressions/parse-source.ts';
import { referencesOf } from '../expressions/references.ts';
import { remembered } from '../expressions/remembered.ts';
import type { Finding } from '../finding.ts';
import type { Use } from '../types/use.ts';
import type { RuleContext } from './rule.ts';
import { typedSource, type TypedSource } from './typed-source.ts';
import { unknownSteps } from './unknown-step.ts';

/** An expression at its place, with what is wrong with it: of the lists, at most one holds anything. */
export type CheckedUse =
  | { readonly use: Use; readonly syntax: ExpressionProblem }
  | {
      readonly use: Use;
      readonly syntax?: undefined;
      readonly node: Node;
      readonly references: readonly Reference[];
      readonly scope: TypeScope;
      readonly unknown: readonly Finding[];
      readonly problems: readonly ExpressionProblem[];
    };

/** An expression without a mistake of syntax, names and types. */
export type SoundUse = Extract<CheckedUse, { readonly node: Node }>;

/** Every expression of a playbook, parsed and typed once for all rules. */
export const checkedUses = remembered((context: RuleContext): readonly CheckedUse[] => {
  const variables = valuesOfVariables(context);
  return context.survey.uses.map((use) => checkUse(context, use, variables));
});

/** Those that rules about meaning may judge. */
export const soundUses = remembered((context: RuleContext): readonly SoundUse[] =>
  checkedUses(context).filter(
    (one): one is SoundUse => one.syntax === undefined && one.unknown.length + one.problems.length === 0,
  ),
);

function checkUse({ draft }: RuleContext, use: Use, variables: Variables): CheckedUse {
  const parsed = parseSource(use.source);
  if (!parsed.ok) return { use, syntax: parsed.problem };
  const { node } = parsed;
  const references = referencesOf(node);
  const unknown = unknownSteps(draft, use, references);
  const { scope, problems } = typedSource(draft, use) as TypedSource; // it has been parsed
  const isOfVariables = references.some(({ path }) => path[0] === 'vars');
  return {
    use,
    node,
    references,
    unknown,
    problems: unknown.length > 0 ? [] : problems,
    scope: isOfVariables ? narrowed(scope, variables) : scope,
  };
}

/** For each variable the values that steps give it, where all of them are written out. */
type Variables = ReadonlyMap<string, readonly Json[]>;

/** Whatever the order of the steps, a variable is one of what is given to it anywhere, or not there. */
function valuesOfVariables({ draft, survey }: RuleContext): Variables {
  const given = new Map<string, Json[]>();
  const open = new Set<string>();
  for (const { step } of survey.steps) {
    if (step.kind !== 'set') continue;
    for (const [name, value] of Object.entries(step.set)) {
      if ('lit' in value && typeof value.lit !== 'object') given.set(name, [...(given.get(name) ?? []), value.lit]);
      else open.add(name);
    }
  }
  return draft.broken.size > 0 ? new Map() : new Map([...given].filter(([name]) => !open.has(name)));
}

function narrowed(scope: TypeScope, variables: Variables): TypeScope {
  const vars = scope['vars'] ?? {};
  const properties = Object.entries(vars['properties'] ?? {}).map(([name, schema]): [string, Json] => {
    const values = variables.get(name);
    return [name, values === undefined ? (schema as JsonObject) : { enum: [...values] }];
  });
  return { ...scope, vars: { ...vars, properties: Object.fromEntries(properties) } };
}
