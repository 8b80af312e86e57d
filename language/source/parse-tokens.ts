import { Lexer, Parser, type CST } from 'yaml';
import { tooDeep } from './check-depth.ts';
import type { SourceProblem } from './source-problem.ts';

/** Tokens that the parser may have open at a time; what is nested as deeply as is allowed needs fewer. */
const OPEN_MAX = 200;

/**
 * Parses a text into tokens. The parser closes what is open by calling itself, so that a line of a few thousand keys, each
 * the value of the one before it, would end the process: it is stopped before that.
 */
export function parseTokens(
  text: string,
): { readonly tokens: readonly CST.Token[] } | { readonly problem: SourceProblem } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    // Where the last token ends: the parser counts the characters of the text, not the marks of the lexer.
    if (parser.stack.length > OPEN_MAX) return { problem: tooDeep(parser.offset - lexeme.length) };
  }
  return { tokens: [...tokens, ...parser.end()] };
}
