import type { JsonObject, Sha256 } from '../contracts/json.ts';
import { digest } from '../contracts/json.ts';
import { compileInputs } from './compile/compile-inputs.ts';
import { compilePlaybook } from './compile/compile-playbook.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Finding } from './finding.ts';
import { statedIn, type Stated } from './explain/stated-in.ts';
import { checkCase } from './lint/check-case.ts';
import { checkTemplate } from './lint/check-template.ts';
import { lintPlaybook } from './lint/lint-playbook.ts';
import type { Plan } from './plan/plan.ts';
import { CaseSchema, type CaseDocument } from './schema/case-schema.ts';
import { findDocumentKind } from './schema/find-document-kind.ts';
import { TeamSchema, type TeamDocument } from './schema/team-schema.ts';
import { TemplateSchema, type TemplateDocument } from './schema/template-schema.ts';
import { TenantSchema, type TenantDocument } from './schema/tenant-schema.ts';
import { validateShape } from './schema/validate-shape.ts';
import { memberOf, toJson, type MapNode } from './source/source-node.ts';
import { readSource } from './source/read-source.ts';
import type { World } from './world.ts';

export type { World } from './world.ts';

/** A document that has been checked, as what it means. */
export type CheckedDocument =
  | { readonly kind: 'Playbook'; readonly plan: Plan; readonly sha256: Sha256; readonly stated: Stated }
  | { readonly kind: 'Case'; readonly case: CaseDocument }
  | { readonly kind: 'Tenant'; readonly body: TenantDocument }
  | { readonly kind: 'Team'; readonly body: TeamDocument }
  | {
      readonly kind: 'Template';
      readonly body: TemplateDocument;
      /** JSON Schema of each input, with its default, as {@link World} wants them. */
      readonly inputs: Readonly<Record<string, JsonObject>>;
    };

/** All findings about a document, and the document itself unless one of them is an error. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly document?: CheckedDocument;
}

/**
 * Checks one document of any kind. Never throws; collects all findings, in the order of the text.
 *
 * @param text YAML of one document.
 * @param file name of the file, for the diagnostics.
 * @param world what the document may refer to; what it leaves out is not checked.
 */
export function checkDocument(text: string, file: string, world: World): Checked {
  const { findings, document } = check(text, world);
  const diagnostics = [...findings]
    .sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end)
    .map((finding): Diagnostic => ({ ...finding, file }));
  const isRefused = findings.some((finding) => finding.severity === 'error');
  return isRefused || document === undefined ? { diagnostics } : { diagnostics, document };
}

interface Outcome {
  readonly findings: readonly Finding[];
  readonly document?: CheckedDocument;
}

function check(text: string, world: World): Outcome {
  const source = readSource(text);
  if (!source.ok) return { findings: source.problems.map((problem): Finding => ({ ...problem, severity: 'error' })) };
  const found = findDocumentKind(source.root);
  if (!found.ok) return { findings: [found.finding] };
  switch (found.kind) {
    case 'Playbook':
      return checkPlaybook(text, found.root, world);
    case 'Case':
      return checkCaseDocument(found.root, world);
    case 'Tenant':
      return {
        findings: shapeFindings(TenantSchema, found.root),
        document: { kind: 'Tenant', body: bodyOf(found.root) },
      };
    case 'Team':
      return { findings: shapeFindings(TeamSchema, found.root), document: { kind: 'Team', body: bodyOf(found.root) } };
    case 'Template':
      return checkTemplateDocument(text, found.root, world);
  }
}

function checkPlaybook(text: string, root: MapNode, world: World): Outcome {
  const draft = compilePlaybook(text, root, world);
  const findings = [...draft.findings, ...lintPlaybook(draft)];
  if (findings.some((finding) => finding.severity === 'error')) return { findings };
  return {
    findings,
    document: {
      kind: 'Playbook',
      plan: draft.plan,
      sha256: digest(draft.plan as unknown as JsonObject),
      stated: statedIn(draft, root),
    },
  };
}

function checkCaseDocument(root: MapNode, world: World): Outcome {
  const findings = shapeFindings(CaseSchema, root);
  if (findings.length > 0) return { findings };
  const body = bodyOf<CaseDocument>(root);
  return { findings: checkCase(root, body, world), document: { kind: 'Case', case: body } };
}

function checkTemplateDocument(text: string, root: MapNode, world: World): Outcome {
  const findings = shapeFindings(TemplateSchema, root);
  if (findings.length > 0) return { findings };
  const { inputs, findings: inputFindings } = compileInputs(memberOf(root, 'inputs'));
  const schemas = Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [
      name,
      input.default === undefined ? input.schema : { ...input.schema, default: input.default },
    ]),
  );
  return {
    findings: [...inputFindings, ...checkTemplate({ text, root, world, inputs: schemas })],
    document: { kind: 'Template', body: bodyOf(root), inputs: schemas },
  };
}

function shapeFindings(schema: Parameters<typeof validateShape>[0], root: MapNode): readonly Finding[] {
  return validateShape(schema, root).map((problem) => problem.finding);
}

/** The document as data. It is handed out only if its shape has been found right. */
function bodyOf<Body>(root: MapNode): Body {
  return toJson(root) as unknown as Body;
}
