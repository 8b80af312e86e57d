/** Puts a defect into the bundle's text, at every place. One whose place is gone would prove nothing. */
export function plant(bundle: { readonly code: string }, from: string, to: string): { readonly code: string } {
  const found = [from, from.replaceAll("'", '"')].find((text) => bundle.code.includes(text));
  if (found === undefined) throw new TypeError(`Cannot plant the defect: the bundle has no ${from}`);
  return { code: bundle.code.replaceAll(found, to) };
}
