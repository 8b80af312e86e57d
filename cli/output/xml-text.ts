// What XML 1.0 cannot hold, not even escaped: most controls, halves of surrogate pairs, U+FFFE and U+FFFF.
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text between tags; characters that XML cannot hold become U+FFFD. */
export function xmlText(value: string): string {
  const possible = value.replace(IMPOSSIBLE, '\uFFFD').replace(/[&<>"']/g, (found) => ESCAPES[found] ?? found);
  // A parser turns a bare carriage return into a line feed.
  return possible.replaceAll('\r', '&#13;');
}

/** Text between the quotes of an attribute, in which a parser would turn tabs and line ends into spaces. */
export function xmlAttribute(value: string): string {
  return xmlText(value).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}
