/** Characters of a label at most; the rest is told in the sentences. */
export const LABEL_CHARACTERS_MAX = 100;

/** Invisible characters and line ends, which would break a line of the diagram or turn its text around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** What Mermaid, Markdown or HTML would read as something else than text. */
const MEANING = /["#<>&`[\]{}|\\;*~]|(?<!\w)_|_(?!\w)|^[-+](?=\s)|(?<=^\d+)[.)]|%(?=[%{])/g;

/** Text as a label of Mermaid: on one line, in quotation marks, everything that has a meaning as a character code. */
export function mermaidLabel(text: string): string {
  const line = text.replace(UNSEEN, ' ').trim();
  // A cut may leave half of a character.
  const cut =
    line.length > LABEL_CHARACTERS_MAX ? `${line.slice(0, LABEL_CHARACTERS_MAX).replace(/\p{Cs}$/u, '')}…` : line;
  return `"${cut.replace(MEANING, (character) => `#${character.charCodeAt(0)};`)}"`;
}
