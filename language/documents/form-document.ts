import { compileType } from '../compile/compile-inputs.ts';
import { itemsOf, textOf } from '../compile/compile-context.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Finding } from '../finding.ts';
import { literalProblem } from '../lint/literal-problem.ts';
import { shown } from '../schema/explain-shape-error.ts';
import { FormSchema } from '../schema/form-schema.ts';
import { memberOf, toJson, type SourceNode } from '../source/source-node.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';
import { formAnswers, schemaOfField } from './form-answers.ts';
import { nameTwice } from './name-twice.ts';

/** A form has fields of different names, and defaults that fit. */
export const formDocument: DocumentCheck = (source) =>
  checkShape(FormSchema, source, (body) => {
    const nodes = itemsOf(memberOf(source.root, 'fields'));
    const findings: Finding[] = [...nameTwice('field', nodes)];
    const fields = body.fields.map((field, at) => {
      const node = nodes[at];
      const items = memberOf(node, 'items');
      const schema = schemaOfField(field, items === undefined ? undefined : compileType(items, findings));
      findings.push(...wrongDefault(node, schema));
      return { field, schema };
    });
    return { findings, document: { kind: 'Form', body, answers: formAnswers(fields) } };
  });

function wrongDefault(node: SourceNode | undefined, schema: JsonObject): readonly Finding[] {
  const fallback = memberOf(node, 'default');
  const problem = fallback === undefined ? undefined : literalProblem(toJson(fallback), schema);
  if (fallback === undefined || problem === undefined) return [];
  return [
    {
      code: 'input-default',
      severity: 'error',
      summary: `Cannot use the default of "${textOf(memberOf(node, 'name'))}" because it must be ${problem.expected}: found ${shown(problem.found)}`,
      detail: 'Change the default or the type of the field',
      range: fallback.range,
    },
  ];
}
