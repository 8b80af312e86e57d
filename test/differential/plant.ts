/** Puts a defect into the text of a bundle. A defect whose place is gone would test nothing. */
export function plant(code: string, from: string, to: string): string {
  const found = [from, from.replaceAll("'", '"')].find((text) => code.includes(text));
  if (found === undefined) throw new TypeError(`Cannot plant the defect: the bundle has no ${from}`);
  return code.replaceAll(found, to);
}
