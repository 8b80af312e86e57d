import type { Diagnostic } from '../diagnostic.ts';

/** What a finding says, in sentences: what is wrong, how to mend it, what was perhaps meant. Holds nothing of the text it marks. */
export function messageLines({ summary, detail, suggestion }: Diagnostic): readonly string[] {
  return [`${summary}.`, `${detail}.`, ...(suggestion === undefined ? [] : [suggestion])];
}
