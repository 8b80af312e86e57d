import { calendarDocument } from './documents/calendar-document.ts';
import { caseDocument } from './documents/case-document.ts';
import type { CheckedDocument } from './documents/checked-document.ts';
import type { DocumentCheck, Outcome } from './documents/document-check.ts';
import { escalationPolicyDocument } from './documents/escalation-policy-document.ts';
import { formDocument } from './documents/form-document.ts';
import { guardRailsDocument } from './documents/guard-rails-document.ts';
import { playbookDocument } from './documents/playbook-document.ts';
import { rotaDocument } from './documents/rota-document.ts';
import { sampleDocument } from './documents/sample-document.ts';
import { teamDocument } from './documents/team-document.ts';
import { templateDocument } from './documents/template-document.ts';
import { tenantDocument } from './documents/tenant-document.ts';
import { tenantGroupDocument } from './documents/tenant-group-document.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Finding } from './finding.ts';
import { findDocumentKind, type DocumentKind } from './schema/find-document-kind.ts';
import { readSource } from './source/read-source.ts';
import type { World } from './world.ts';

export type { CheckedDocument } from './documents/checked-document.ts';
export type { World } from './world.ts';

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

function check(text: string, world: World): Outcome {
  const source = readSource(text);
  if (!source.ok) return { findings: source.problems.map((problem): Finding => ({ ...problem, severity: 'error' })) };
  const found = findDocumentKind(source.root);
  if (!found.ok) return { findings: [found.finding] };
  return CHECKS[found.kind]({ text, root: found.root, world });
}

const CHECKS: Readonly<Record<DocumentKind, DocumentCheck>> = {
  Playbook: playbookDocument,
  Case: caseDocument,
  Tenant: tenantDocument,
  TenantGroup: tenantGroupDocument,
  Team: teamDocument,
  Rota: rotaDocument,
  EscalationPolicy: escalationPolicyDocument,
  Calendar: calendarDocument,
  GuardRails: guardRailsDocument,
  Form: formDocument,
  Template: templateDocument,
  Sample: sampleDocument,
};
