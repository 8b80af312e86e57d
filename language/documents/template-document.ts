import { compileInputs } from '../compile/compile-inputs.ts';
import { checkTemplate } from '../lint/check-template.ts';
import { TemplateSchema } from '../schema/template-schema.ts';
import { memberOf } from '../source/source-node.ts';
import { checkShape, type DocumentCheck } from './document-check.ts';

/** A template reads its inputs, the tenant and the run. */
export const templateDocument: DocumentCheck = (source) =>
  checkShape(TemplateSchema, source, (body) => {
    const { inputs: specs, findings } = compileInputs(memberOf(source.root, 'inputs'));
    const inputs = Object.fromEntries(
      Object.entries(specs).map(([name, input]) => [
        name,
        input.default === undefined ? input.schema : { ...input.schema, default: input.default },
      ]),
    );
    return {
      findings: [...findings, ...checkTemplate({ ...source, inputs })],
      document: { kind: 'Template', body, inputs },
    };
  });
