const ESCAPED = /["'\\\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/**
 * Writes a text as a string literal of KQL, in double quotes. Quotes, the backslash and control characters are escaped,
 * so that a subject, file name or address of an attacker stays a text and never becomes part of the query.
 *
 * @see Kusto Query Language «The string data type», escape sequences.
 */
export function kqlText(text: string): string {
  return `"${text.replace(ESCAPED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
}
