/** A place in a text: zero-based offsets in UTF-16 code units, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** How much a finding matters. An error forbids publishing. */
export type Severity = 'error' | 'warning' | 'info';

/** A replacement that mends a finding. */
export interface Fix {
  readonly description: string;
  readonly range: Range;
  readonly replacement: string;
  /** Right only if the author means it so: people and editors are offered it, nothing applies it unasked. */
  readonly needsAuthor?: true;
}

/** A finding about an author's text. A value, never thrown. */
export interface Diagnostic {
  /** Slug: also the rule's file, its test and its page docs/errors/<code>.md. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: «Cannot <action> because <rule>: <what was found>», no full stop. */
  readonly summary: string;
  /** How to mend it. */
  readonly detail: string;
  readonly file: string;
  readonly range: Range;
  /** «Did you mean …», where a near name exists. */
  readonly suggestion?: string;
  readonly fix?: Fix;
  /** What the range marks may be a secret: whoever shows the text hides it. */
  readonly isSecret?: boolean;
}
