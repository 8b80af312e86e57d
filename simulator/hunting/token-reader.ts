import type { KqlToken } from './kql-tokens.ts';

/** Walks over the tokens of a query, and keeps why it cannot be taken. */
export class TokenReader {
  /** The first reason that was found, '' if there is none. */
  problem = '';
  readonly #tokens: readonly KqlToken[];
  #at = 0;

  constructor(tokens: readonly KqlToken[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Keeps the reason; always undefined, so that it can be returned. */
  fail(problem: string): undefined {
    if (this.problem === '') this.problem = problem;
    return undefined;
  }

  take(): KqlToken | undefined {
    const token = this.#tokens[this.#at];
    this.#at++;
    return token;
  }

  /** Takes this word, in any letter case, if it comes next. */
  takeWord(...words: readonly string[]): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word' || !words.includes(token.text.toLowerCase())) return undefined;
    this.#at++;
    return token.text.toLowerCase();
  }

  takeMark(text: string): boolean {
    const token = this.#tokens[this.#at];
    const isTaken = token?.kind === 'mark' && token.text === text;
    if (isTaken) this.#at++;
    return isTaken;
  }

  /** Takes a name if one comes next. */
  takeName(): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word') return undefined;
    this.#at++;
    return token.text;
  }
}
