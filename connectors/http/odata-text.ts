/**
 * Writes a text as OData: in quotes, with the quotes in it doubled, so that a hostile text stays a text.
 *
 * @see OData 4.01 part 2, 5.1.1.6.1
 */
export function odataText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
