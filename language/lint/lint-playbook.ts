import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';

/** Everything the rules say about a playbook. */
export function lintPlaybook(_draft: Draft): readonly Finding[] {
  return [];
}
