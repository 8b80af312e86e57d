import { printable } from './printable.ts';

/** Text that may go to a terminal: made by {@link text} or a {@link Paint} alone, so that data cannot get there raw. */
export class Text {
  readonly #value: string;

  private constructor(value: string) {
    this.#value = value;
  }

  /** For what is printable already. */
  static ofPrintable(value: string): Text {
    return new Text(value);
  }

  toString(): string {
    return this.#value;
  }
}

/** A line for people. What is put into it is made printable, unless it is such a text already. */
export function text(parts: TemplateStringsArray, ...values: readonly unknown[]): Text {
  let line = parts[0] ?? '';
  for (const [index, value] of values.entries()) {
    line += `${value instanceof Text ? value.toString() : printable(value)}${parts[index + 1] ?? ''}`;
  }
  return Text.ofPrintable(line);
}
