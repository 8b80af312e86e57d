import type { JsonObject } from '../../contracts/json.ts';
import type { Finding } from '../finding.ts';
import type { InputSpec } from '../plan/plan.ts';
import { validateShape } from '../schema/validate-shape.ts';
import { memberOf, toJson, type SourceNode } from '../source/source-node.ts';
import { ANYTHING } from '../types/json-schema.ts';
import { InputSchema, TypeName, namedType, schemaOfInput, type InputSource } from '../types/input-type.ts';
import { byName, membersOf, present, textOf } from './compile-context.ts';

/** Inputs of a playbook or a template, and what is wrong with them. An input that is wrong has any type. */
export function compileInputs(node: SourceNode | undefined): {
  inputs: Readonly<Record<string, InputSpec>>;
  findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const inputs = byName(membersOf(node)).map(([name, member]) => [name, compileInput(member, findings)] as const);
  return { inputs: Object.fromEntries(inputs), findings };
}

function compileInput(node: SourceNode, findings: Finding[]): InputSpec {
  const schema = compileType(node, findings);
  const fallback = memberOf(node, 'default');
  const description = memberOf(node, 'description');
  return {
    schema,
    ...present({
      default: fallback === undefined ? undefined : toJson(fallback),
      description: description === undefined ? undefined : textOf(description),
    }),
  };
}

/** JSON Schema of a type: a name, or a mapping with `type`. One that is wrong is told and may be anything. */
export function compileType(node: SourceNode, findings: Finding[]): JsonObject {
  const problems = validateShape(node.kind === 'map' ? InputSchema : TypeName, node);
  findings.push(...problems.map((problem) => problem.finding));
  if (problems.length > 0) return ANYTHING;
  if (node.kind !== 'map') return namedType(textOf(node));
  const items = memberOf(node, 'items');
  const properties = memberOf(node, 'properties');
  return schemaOfInput(
    toJson(node) as unknown as InputSource, // checked above
    present({
      items: items === undefined ? undefined : compileType(items, findings),
      properties: properties === undefined ? undefined : compileProperties(properties, findings),
    }),
  );
}

function compileProperties(node: SourceNode, findings: Finding[]): JsonObject {
  return Object.fromEntries(byName(membersOf(node)).map(([name, member]) => [name, compileType(member, findings)]));
}
