import type { Finding } from '../finding.ts';
import { memberOf, toJson, type MapNode, type SourceNode } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';
import { shown } from './explain-shape-error.ts';
import { headRange } from './locate.ts';

/** The kinds of documents in this version. */
export const DOCUMENT_KINDS = [
  'Playbook',
  'Case',
  'Tenant',
  'TenantGroup',
  'Team',
  'Rota',
  'EscalationPolicy',
  'Calendar',
  'GuardRails',
  'Form',
  'Template',
  'Sample',
] as const;

/** Kind of a document. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The kind that a document says it has, or why that cannot be told. */
export type FoundDocumentKind =
  | { readonly ok: true; readonly kind: DocumentKind; readonly root: MapNode }
  | { readonly ok: false; readonly finding: Finding };

/** Reads `kind`. */
export function findDocumentKind(root: SourceNode): FoundDocumentKind {
  const node = memberOf(root, 'kind');
  const written = node?.kind === 'scalar' ? String(node.value) : undefined;
  const kind = DOCUMENT_KINDS.find((name) => name === written);
  if (root.kind === 'map' && kind !== undefined) return { ok: true, kind, root };
  const found =
    root.kind === 'map' ? (node === undefined ? 'it has no `kind`' : shown(toJson(node))) : shown(toJson(root));
  return {
    ok: false,
    finding: {
      code: 'unknown-kind',
      severity: 'error',
      summary: `Cannot tell what the document is because "kind" must be one of ${DOCUMENT_KINDS.map((name) => `"${name}"`).join(', ')}: found ${found}`,
      detail: 'Begin with `apiVersion: watchbill/v1`, `kind: Playbook` and `name: …`',
      range: node?.range ?? headRange(root),
      ...(written === undefined ? {} : didYouMean(written, DOCUMENT_KINDS)),
    },
  };
}
