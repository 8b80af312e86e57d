import { xmlAttribute, xmlText } from '../xml-text.ts';

/** Text that is HTML already: made by {@link html} alone, so that nothing gets into the page unescaped. */
export class Html {
  readonly #value: string;

  private constructor(value: string) {
    this.#value = value;
  }

  /** For the template tag below, and for styles of ours. */
  static ofMarkup(value: string): Html {
    return new Html(value);
  }

  toString(): string {
    return this.#value;
  }
}

/** What may stand in a template: text and numbers are escaped, HTML and lists of it are put in as they are. */
export type HtmlPart = string | number | Html | readonly Html[];

/** A piece of HTML. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlPart[]): Html {
  let all = parts[0] ?? '';
  for (const [index, value] of values.entries()) all += `${written(value)}${parts[index + 1] ?? ''}`;
  return Html.ofMarkup(all);
}

function written(value: HtmlPart): string {
  if (value instanceof Html) return value.toString();
  if (typeof value === 'number') return String(value);
  // The escapes of attributes are right in text too.
  return typeof value === 'string' ? escaped(value) : value.map(String).join('');
}

function escaped(value: string): string {
  return /[\n\t]/.test(value) ? xmlAttribute(value) : xmlText(value);
}
