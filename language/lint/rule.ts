import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { Survey } from '../types/use.ts';

/** What a rule looks at. */
export interface RuleContext {
  readonly draft: Draft;
  readonly survey: Survey;
}

/** A rule: what it finds in a playbook. */
export type Rule = (context: RuleContext) => readonly Finding[];
