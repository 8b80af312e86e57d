import { digest, type JsonObject } from '../../contracts/json.ts';
import { compilePlaybook } from '../compile/compile-playbook.ts';
import { statedIn } from '../explain/stated-in.ts';
import { lintPlaybook } from '../lint/lint-playbook.ts';
import type { DocumentCheck } from './document-check.ts';

/** A playbook becomes a plan. */
export const playbookDocument: DocumentCheck = ({ text, root, world }) => {
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
};
