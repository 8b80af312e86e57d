import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** The folder of the documentation. */
export const DOCS = join(import.meta.dirname, '../../docs');

/**
 * Expects the part of a page between `<!-- NAME: begin -->` and `<!-- NAME: end -->` to be this text, but for what a
 * formatter adds to line up the columns of a table. `UPDATE_SPEC=1` writes it.
 */
export function expectGenerated(file: string, name: string, generated: string): void {
  const path = join(DOCS, file);
  const place = new RegExp(`(?<=<!-- ${name}: begin -->\\n)[^]*(?=<!-- ${name}: end -->)`);
  const text = readFileSync(path, 'utf8');
  const part = `\n${generated}\n\n`;
  const isStale = unpadded(place.exec(text)?.[0] ?? '') !== unpadded(part);
  if (isStale && process.env['UPDATE_SPEC'] === '1')
    writeFileSync(
      path,
      text.replace(place, () => part),
    );
  expect(unpadded(place.exec(readFileSync(path, 'utf8'))?.[0] ?? '')).toBe(unpadded(part));
}

function unpadded(table: string): string {
  return table.replaceAll(/ {2,}/g, ' ').replaceAll(/-{3,}/g, '---');
}
