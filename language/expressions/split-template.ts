import type { Range } from '../diagnostic.ts';
import type { Cel } from '../plan/plan.ts';
import type { ExpressionProblem } from './expression-problem.ts';

/** A piece of a template: literal text, or an expression with the place of its source in the template. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cel'; readonly source: Cel; readonly range: Range };

/** What splitting gives. */
export type SplitTemplate =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  | { readonly ok: false; readonly problem: ExpressionProblem };

const OPEN = '${{';
/** What matters inside a span: texts, which may hold braces, comments, and braces of maps. */
const INSIDE =
  /"""(?:\\[^]|(?!""")[^])*"""|'''(?:\\[^]|(?!''')[^])*'''|"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'|\/\/[^\n}]*|\}\}|[{}]|["']/g;
const BARE = /\{\{[^{}]*\}\}/;

/**
 * Splits a text at its `${{ … }}` spans. A span ends at the first `}}` outside of quotation marks and maps. `$${{` is
 * the text `${{`. Never throws.
 *
 * @returns the parts in order, without empty texts; a part's range is that of its source, without the spaces around it.
 *   Or the first problem: `unclosed-expression`, or `missing-dollar` for a `{{ x }}` in the text.
 */
export function splitTemplate(text: string): SplitTemplate {
  const parts: TemplatePart[] = [];
  let literal = '';
  for (let at = 0; at < text.length;) {
    const open = text.indexOf(OPEN, at);
    const plain = text.slice(at, open === -1 ? text.length : open);
    const bare = BARE.exec(plain);
    if (bare !== null) return { ok: false, problem: missingDollar(bare[0], at + bare.index) };
    if (plain.endsWith('$') && open !== -1) {
      literal += plain.slice(0, -1) + OPEN;
      at = open + OPEN.length;
      continue;
    }
    literal += plain;
    if (open === -1) break;
    const close = closeOf(text, open + OPEN.length);
    if (close === undefined) return { ok: false, problem: unclosed(text, open) };
    if (literal !== '') parts.push({ kind: 'text', text: literal });
    literal = '';
    parts.push(span(text, open + OPEN.length, close));
    at = close + 2;
  }
  if (literal !== '' || parts.length === 0) parts.push({ kind: 'text', text: literal });
  return { ok: true, parts };
}

/** Where the `}}` that ends a span begins. */
function closeOf(text: string, from: number): number | undefined {
  let depth = 0;
  INSIDE.lastIndex = from;
  for (let match = INSIDE.exec(text); match !== null; match = INSIDE.exec(text)) {
    const [found] = match;
    if (found === '{') depth++;
    else if (found === '}') depth--;
    else if (found === '"' || found === "'")
      return undefined; // a quotation mark that nothing closes
    else if (found === '}}') {
      if (depth <= 0) return match.index;
      depth--;
      INSIDE.lastIndex = match.index + 1;
    }
  }
  return undefined;
}

function span(text: string, start: number, end: number): TemplatePart {
  const raw = text.slice(start, end);
  const source = raw.trim();
  const begin = start + (raw.length - raw.trimStart().length);
  return { kind: 'cel', source, range: { start: begin, end: begin + source.length } };
}

function missingDollar(found: string, start: number): ExpressionProblem {
  return {
    code: 'missing-dollar',
    summary: `Cannot tell an expression from text because its dollar sign is missing: "${found}"`,
    detail: `Write \`$${found}\`. If braces are meant, write \`\${{ "{{" }}\` for them`,
    range: { start, end: start + found.length },
    suggestion: `Did you mean "$${found}"?`,
  };
}

function unclosed(text: string, start: number): ExpressionProblem {
  return {
    code: 'unclosed-expression',
    summary: 'Cannot find the end of the expression: "${{" has no "}}" after it',
    detail: 'Close it with `}}`, and every quotation mark inside. For the text itself write `$${{`',
    range: { start, end: text.length },
  };
}
