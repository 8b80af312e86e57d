import type { JsonObject, Sha256 } from '../../contracts/json.ts';
import type { Stated } from '../explain/stated-in.ts';
import type { Plan } from '../plan/plan.ts';
import type { CalendarDocument } from '../schema/calendar-schema.ts';
import type { CaseDocument } from '../schema/case-schema.ts';
import type { EscalationPolicyDocument } from '../schema/escalation-policy-schema.ts';
import type { FormDocument } from '../schema/form-schema.ts';
import type { GuardRailsDocument } from '../schema/guard-rails-schema.ts';
import type { RotaDocument } from '../schema/rota-schema.ts';
import type { SampleDocument } from '../schema/sample-schema.ts';
import type { TeamDocument } from '../schema/team-schema.ts';
import type { TemplateDocument } from '../schema/template-schema.ts';
import type { TenantDocument } from '../schema/tenant-schema.ts';
import type { TenantGroupDocument } from '../schema/tenant-group-schema.ts';

/** A document that has been checked, as what it means. */
export type CheckedDocument =
  | { readonly kind: 'Playbook'; readonly plan: Plan; readonly sha256: Sha256; readonly stated: Stated }
  | { readonly kind: 'Case'; readonly case: CaseDocument }
  | { readonly kind: 'Tenant'; readonly body: TenantDocument }
  | { readonly kind: 'TenantGroup'; readonly body: TenantGroupDocument }
  | { readonly kind: 'Team'; readonly body: TeamDocument }
  | { readonly kind: 'Rota'; readonly body: RotaDocument }
  | { readonly kind: 'EscalationPolicy'; readonly body: EscalationPolicyDocument }
  | { readonly kind: 'Calendar'; readonly body: CalendarDocument }
  | { readonly kind: 'GuardRails'; readonly body: GuardRailsDocument }
  | {
      readonly kind: 'Form';
      readonly body: FormDocument;
      /** JSON Schema of the answers, as {@link World} wants it. */
      readonly answers: JsonObject;
    }
  | {
      readonly kind: 'Template';
      readonly body: TemplateDocument;
      /** JSON Schema of each input, with its default, as {@link World} wants them. */
      readonly inputs: Readonly<Record<string, JsonObject>>;
    }
  | { readonly kind: 'Sample'; readonly body: SampleDocument };
