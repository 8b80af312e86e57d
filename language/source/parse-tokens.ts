import { CST, Lexer, Parser } from 'yaml';
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
    advance(parser, lexeme, tokens);
    // Where the last token ends: the parser counts the characters of the text, not the marks of the lexer.
    if (parser.stack.length > OPEN_MAX) return { problem: tooDeep(parser.offset - lexeme.length) };
  }
  return { tokens: [...tokens, ...parser.end()] };
}

/** What `Parser.next` reads and writes. The library calls it private; its version is pinned, and a test compares the tokens. */
interface Advancing {
  atNewLine: boolean;
  atScalar: boolean;
  indent: number;
  offset: number;
  source: string;
  type: string;
  step(): Iterable<CST.Token>;
}

/**
 * What `Parser.next` does, for the commonest lexemes. The library asks the environment of the process at each of them
 * whether to print it, which takes nearly as long as parsing it; a document near the limit has 28,000.
 */
function advance(library: Parser, lexeme: string, tokens: CST.Token[]): void {
  const parser = library as unknown as Advancing; // see there
  const type = parser.atScalar ? 'text' : CST.tokenType(lexeme);
  switch (type) {
    case 'scalar': // a mark: the text of the scalar is the next lexeme
      parser.type = type;
      parser.atNewLine = false;
      parser.atScalar = true;
      return;
    case 'text':
      parser.atScalar = false;
      step(parser, lexeme, tokens);
      return;
    case 'newline':
      parser.type = type;
      step(parser, lexeme, tokens);
      parser.atNewLine = true;
      parser.indent = 0;
      return;
    case 'space':
      parser.type = type;
      step(parser, lexeme, tokens);
      if (parser.atNewLine && lexeme.startsWith(' ')) parser.indent += lexeme.length;
      return;
    case 'map-value-ind':
      parser.type = type;
      step(parser, lexeme, tokens);
      if (parser.atNewLine) parser.indent += lexeme.length;
      return;
    default:
      for (const token of library.next(lexeme)) tokens.push(token);
  }
}

function step(parser: Advancing, lexeme: string, tokens: CST.Token[]): void {
  parser.source = lexeme;
  for (const token of parser.step()) tokens.push(token);
  parser.offset += lexeme.length;
}
