import type { JsonObject } from '../../contracts/json.ts';
import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { CheckedText } from './checked-text.ts';
import { markedPlace } from './marked-place.ts';
import { messageLines } from './message-lines.ts';

/**
 * Findings as one SARIF log with one run. The same files give the same log: results in the order given, rules by name.
 * The text of the files is not in it, and nothing that could be a secret.
 *
 * @param version of the checker.
 * @see OASIS «Static Analysis Results Interchange Format (SARIF) Version 2.1.0».
 */
export function sarif(files: readonly CheckedText[], version: string): JsonObject {
  const found = files.flatMap((file) => file.diagnostics.map((diagnostic) => ({ file, diagnostic })));
  const rules = rulesOf(found.map(({ diagnostic }) => diagnostic));
  const places = new Map([...rules.keys()].map((code, index) => [code, index]));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Watchbill', version, rules: [...rules.values()].map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: found.map(({ file, diagnostic }) => ({
          ruleId: diagnostic.code,
          ruleIndex: places.get(diagnostic.code) as number, // rules are made of these very diagnostics
          ...result(file, diagnostic),
        })),
      },
    ],
  };
}

/** The first finding of each code: what it advises stands for the rule. */
function rulesOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Diagnostic> {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const first = (wanted: string) => diagnostics.find(({ code }) => code === wanted) as Diagnostic; // a code of theirs
  return new Map(codes.map((code) => [code, first(code)]));
}

function descriptor({ code, detail }: Diagnostic): JsonObject {
  const words = code.replaceAll('-', ' ');
  return {
    id: code,
    shortDescription: { text: `${words.charAt(0).toUpperCase()}${words.slice(1)}` },
    help: { text: `${detail}. See docs/errors/${code}.md of Watchbill.` },
  };
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function result(file: CheckedText, diagnostic: Diagnostic): JsonObject {
  const artifactLocation = { uri: uriOf(file.file) };
  const region = { ...markedPlace(file.text, diagnostic.range) };
  return {
    level: LEVELS[diagnostic.severity],
    message: { text: messageLines(diagnostic).join(' ') },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...fixesOf(file, diagnostic, artifactLocation),
  };
}

function fixesOf({ text }: CheckedText, { fix, isSecret }: Diagnostic, artifactLocation: JsonObject): JsonObject {
  if (fix === undefined || isSecret === true) return {};
  const deletedRegion = { ...markedPlace(text, fix.range) };
  // A byte order mark has no place among characters, so that its removal can only be told in words.
  if (fix.replacement === '' && isEmpty(deletedRegion)) return {};
  const replacements = [{ deletedRegion, insertedContent: { text: fix.replacement } }];
  return { fixes: [{ description: { text: fix.description }, artifactChanges: [{ artifactLocation, replacements }] }] };
}

function isEmpty({ startLine, startColumn, endLine, endColumn }: ReturnType<typeof markedPlace>): boolean {
  return startLine === endLine && startColumn === endColumn;
}

/** A relative reference: what a name may hold and a reference may not is percent-encoded. */
function uriOf(file: string): string {
  return file.split('/').map(encodeSegment).join('/');
}

function encodeSegment(segment: string): string {
  // Half a surrogate pair cannot be encoded; systems whose names are UTF-16 allow it in one.
  return encodeURIComponent(segment.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}
