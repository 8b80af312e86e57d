import type { JsonObject } from '../../contracts/json.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { CalendarSchema } from '../schema/calendar-schema.ts';
import { CaseSchema } from '../schema/case-schema.ts';
import { COMMON_STEP_SCHEMAS } from '../schema/common-step-keys.ts';
import { EscalationPolicySchema } from '../schema/escalation-policy-schema.ts';
import { DOCUMENT_KINDS, type DocumentKind } from '../schema/find-document-kind.ts';
import { FormSchema } from '../schema/form-schema.ts';
import { GuardRailsSchema } from '../schema/guard-rails-schema.ts';
import { PlaybookSchema, TRIGGER_SCHEMAS } from '../schema/playbook-schema.ts';
import { RotaSchema } from '../schema/rota-schema.ts';
import { SampleSchema } from '../schema/sample-schema.ts';
import { STEP_SCHEMAS } from '../schema/step-schema.ts';
import { TeamSchema } from '../schema/team-schema.ts';
import { TemplateSchema } from '../schema/template-schema.ts';
import { TenantGroupSchema } from '../schema/tenant-group-schema.ts';
import { TenantSchema } from '../schema/tenant-schema.ts';
import { InputSchema, TypeName } from '../types/input-type.ts';
import { actionInputs, actionStep } from './action-inputs.ts';
import { byKind } from './by-kind.ts';
import { choice, definition, forEditors } from './for-editors.ts';

const DOCUMENTS = {
  Playbook: { schema: PlaybookSchema, description: 'What happens, step by step, and what starts it.' },
  Case: {
    schema: CaseSchema,
    description: 'A rehearsal of one playbook: what is given, what happens, what is expected.',
  },
  Tenant: { schema: TenantSchema, description: 'Whom you serve: connections, audiences, values and playbooks.' },
  TenantGroup: {
    schema: TenantGroupSchema,
    description: 'What several tenants have in common: values and playbooks that they inherit.',
  },
  Team: { schema: TeamSchema, description: 'People who work together, and what they may do.' },
  Rota: { schema: RotaSchema, description: 'Who is on duty when: layers of people who take turns.' },
  EscalationPolicy: {
    schema: EscalationPolicySchema,
    description: 'Whom to call until somebody answers: levels that are climbed one after the other.',
  },
  Calendar: {
    schema: CalendarSchema,
    description: 'When people work and when nothing may be changed: business hours, holidays, freezes.',
  },
  GuardRails: { schema: GuardRailsSchema, description: 'What no playbook may do, whatever it says.' },
  Form: { schema: FormSchema, description: 'What people are asked in a task: typed fields.' },
  Template: { schema: TemplateSchema, description: 'Text of a mail with typed inputs.' },
  Sample: { schema: SampleSchema, description: 'An event that cases and trials use by its name.' },
} as const satisfies Record<DocumentKind, object>;

/**
 * JSON Schema (draft-07) of one kind of document, or of all kinds by `kind`, for editors: completion, hover and marked mistakes.
 * It refuses nothing that the checker lets pass; what needs more than shapes is told by the checker alone.
 *
 * @param actions what `action` may name, and the keys of its `with`.
 */
export function editorSchema(actions: ActionSignatures, kind?: DocumentKind): JsonObject {
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', $comment: 'Made by `watchbill schema`' };
  if (kind === undefined) {
    const documents = Object.fromEntries(DOCUMENT_KINDS.map((one) => [one, documentOf(one)]));
    return { ...head, ...anyDocument(), definitions: { ...documents, ...partsOf('all', actions) } };
  }
  const definitions = partsOf(kind, actions);
  return { ...head, ...documentOf(kind), ...(Object.keys(definitions).length === 0 ? {} : { definitions }) };
}

function documentOf(kind: DocumentKind): JsonObject {
  const { schema, description } = DOCUMENTS[kind];
  return { ...forEditors(schema), title: kind, description, markdownDescription: description };
}

function anyDocument(): JsonObject {
  const { apiVersion, kind: ofPlaybook, name } = PlaybookSchema.properties;
  const { const: _const, ...kind } = forEditors(ofPlaybook);
  const description = 'What the document is';
  return {
    title: 'Watchbill',
    description: 'A document of the language `watchbill/v1`.',
    type: 'object',
    properties: {
      kind: {
        ...kind,
        enum: [...DOCUMENT_KINDS],
        enumDescriptions: DOCUMENT_KINDS.map((one) => DOCUMENTS[one].description),
        description,
        markdownDescription: description,
        errorMessage: `Write one of ${DOCUMENT_KINDS.map((one) => `«${one}»`).join(', ')}`,
      },
    },
    required: ['kind'],
    ...DOCUMENT_KINDS.reduceRight<JsonObject>(
      (otherwise, one) =>
        choice({ properties: { kind: { const: one } }, required: ['kind'] }, definition(one), otherwise),
      { properties: { apiVersion: forEditors(apiVersion), name: forEditors(name) } },
    ),
  };
}

/** The definitions that documents of a kind refer to. */
function partsOf(kind: DocumentKind | 'all', actions: ActionSignatures): JsonObject {
  if (kind === 'Template' || kind === 'Form') return { input: INPUT };
  if (kind !== 'all' && kind !== 'Playbook') return {};
  const steps = byKind({
    name: 'step',
    kinds: STEP_SCHEMAS,
    common: COMMON_STEP_SCHEMAS,
    description: 'A step: one key says its kind.',
  });
  return {
    input: INPUT,
    ...byKind({
      name: 'trigger',
      kinds: TRIGGER_SCHEMAS,
      common: {},
      description: 'A trigger: `event`, `schedule`, `playbook`, `webhook` or `manual`.',
    }),
    ...steps,
    'step-action': actionStep(steps['step-action'] as JsonObject, actions),
    ...actionInputs(actions),
  };
}

/** An input is a type by name, or a mapping that says more. */
const INPUT: JsonObject = {
  description: 'An input: a type by name, or a mapping with `type` and words that narrow it.',
  anyOf: [forEditors(TypeName), forEditors(InputSchema)],
};
