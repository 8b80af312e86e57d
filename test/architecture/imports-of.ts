import { posix } from 'node:path';
import type { SourceFile } from './source-files.ts';
import { withoutComments } from './without-comments.ts';

/** One import or re-export of a file. */
export interface Import {
  readonly from: string;
  /** A path from the root for the project's own files, else the package's name or `node:…`. */
  readonly to: string;
  readonly isOwn: boolean;
  /** Whether nothing of it is left at run time. */
  readonly isTypeOnly: boolean;
  readonly line: number;
}

const STATEMENT =
  /^[ \t]*(?:import|export)\b(?<what>[^;'"]*?)\bfrom\s*['"](?<from>[^'"]+)['"]|^[ \t]*import\s*['"](?<bare>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]/gm;

/** Every import of a file: static, re-exports, dynamic ones with a literal name. */
export function importsOf(file: SourceFile): readonly Import[] {
  const text = withoutComments(file.text);
  return [...text.matchAll(STATEMENT)].map((match) => {
    const groups = match.groups ?? {};
    const specifier = groups['from'] ?? groups['bare'] ?? groups['dynamic'] ?? '';
    return {
      from: file.path,
      ...targetOf(file.path, specifier),
      isTypeOnly: groups['what'] !== undefined && isTypeOnly(groups['what']),
      line: text.slice(0, match.index).split('\n').length,
    };
  });
}

/** The package of a specifier: `@scope/name` of `@scope/name/deep.js`. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function targetOf(from: string, specifier: string): { readonly to: string; readonly isOwn: boolean } {
  if (!specifier.startsWith('.')) return { to: packageOf(specifier), isOwn: false };
  return { to: posix.normalize(posix.join(posix.dirname(from), specifier)), isOwn: true };
}

function isTypeOnly(what: string): boolean {
  if (/^\s*type\b(?!\s*,)/.test(what)) return true;
  const braces = /^\s*\{(?<names>[^}]*)\}\s*$/.exec(what)?.groups?.['names'];
  const names = (braces ?? '').split(',').filter((name) => name.trim() !== '');
  return names.length > 0 && names.every((name) => /^\s*type\s/.test(name));
}
