/** A piece of a hunting query. */
export type KqlToken =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  /** A span of time, in milliseconds. */
  | { readonly kind: 'span'; readonly value: number }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string };

const PIECE =
  /\s*(?:\/\/[^\n]*|(?<raw>@(?:'[^']*'|"[^"]*"))|(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<time>\d{4}-\d\d-\d\d[T\d:.]*Z?)|(?<span>\d+(?:ms|d|h|m|s)\b)|(?<number>\d+(?:\.\d+)?)|(?<word>!?[A-Za-z_]\w*~?)|(?<mark>==|!=|=~|!~|>=|<=|[><=|(),]))/y;

const SPANS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

/** Takes a query apart; tells at which place it cannot be read. */
export function readKqlTokens(query: string): readonly KqlToken[] | { readonly problemAt: number } {
  const tokens: KqlToken[] = [];
  const piece = new RegExp(PIECE);
  const text = query.trimEnd();
  while (piece.lastIndex < text.length) {
    const at = piece.lastIndex;
    const match = piece.exec(text);
    if (match === null) return { problemAt: at };
    const token = tokenOf(match.groups ?? {});
    if (token !== undefined) tokens.push(token);
  }
  return tokens;
}

/** Nothing for a comment. */
function tokenOf(groups: Readonly<Record<string, string | undefined>>): KqlToken | undefined {
  const { raw, text, time, span, number, word, mark } = groups;
  if (raw !== undefined) return { kind: 'text', value: raw.slice(2, -1) };
  if (text !== undefined) return { kind: 'text', value: unescape(text.slice(1, -1)) };
  if (time !== undefined) return { kind: 'text', value: time };
  if (number !== undefined) return { kind: 'number', value: Number(number) };
  if (word !== undefined) return { kind: 'word', text: word };
  if (mark !== undefined) return { kind: 'mark', text: mark };
  if (span === undefined) return undefined;
  const unit = span.replace(/\d+/, '');
  return { kind: 'span', value: Number.parseInt(span, 10) * (SPANS[unit] ?? 0) };
}

function unescape(text: string): string {
  return text.replaceAll(/\\(.)/gs, (_, escaped: string) => ({ n: '\n', t: '\t', r: '\r' })[escaped] ?? escaped);
}
