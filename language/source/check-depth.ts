import type { CST } from 'yaml';
import type { SourceProblem } from './source-problem.ts';

/** Deepest nesting of mappings and sequences. */
export const NESTING_MAX = 40;

/**
 * Refuses what is nested too deeply. It walks the token tree with a list of its own, because the composer that comes
 * next recurses, and a text of a few thousand brackets would end the process.
 */
export function checkDepth(tokens: readonly CST.Token[]): SourceProblem | undefined {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > NESTING_MAX) return tooDeep(token.offset);
    for (const inner of collectionsIn(token)) open.push({ token: inner, depth: depth + 1 });
  }
  return undefined;
}

/** What can hold more, and may so be too deep: most tokens are scalars. */
function collectionsIn(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return isCollection(token.value) ? [token.value] : [];
  if (!('items' in token)) return [];
  const found: CST.Token[] = [];
  for (const { key, value } of token.items) {
    if (isCollection(key)) found.push(key);
    if (isCollection(value)) found.push(value);
  }
  return found;
}

function isCollection(token: CST.Token | null | undefined): token is CST.Token {
  return token?.type === 'block-map' || token?.type === 'block-seq' || token?.type === 'flow-collection';
}

/** The finding about a text that is nested too deeply. */
export function tooDeep(offset: number): SourceProblem {
  return {
    code: 'document-too-deep',
    summary: `Cannot read the document because it may be nested ${NESTING_MAX} levels deep: this is level ${NESTING_MAX + 1}`,
    detail: 'Flatten the steps: a `do` or a `switch` inside another rarely needs to be one',
    range: { start: offset, end: offset + 1 },
  };
}
