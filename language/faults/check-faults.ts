import type { Diagnostic, Range } from '../diagnostic.ts';
import type { Finding } from '../finding.ts';
import { keyRange, locate } from '../schema/locate.ts';
import { validateShape } from '../schema/validate-shape.ts';
import { readSource } from '../source/read-source.ts';
import { toJson, type SourceNode } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';
import { FaultsSchema, type FaultsDocument } from './faults-schema.ts';

/** All findings about a file of faults, and what it says unless one of them is an error. */
export interface CheckedFaults {
  readonly diagnostics: readonly Diagnostic[];
  readonly faults?: FaultsDocument;
}

/** What a file of faults may name. */
export interface FaultsWorld {
  /** Connections of tenants. */
  readonly upstreams: ReadonlySet<string>;
  /** Ids of people; without it they are not checked. */
  readonly people?: ReadonlySet<string>;
}

/** Parts of Watchbill that can be out as well. */
const OWN_PARTS = ['ledger', 'worker'];

/** Checks a file of faults for a rehearsal. Never throws; collects all findings. */
export function checkFaults(text: string, file: string, world: FaultsWorld): CheckedFaults {
  const source = readSource(text);
  if (!source.ok) return { diagnostics: source.problems.map((problem) => ({ ...problem, severity: 'error', file })) };
  const shape = validateShape(FaultsSchema, source.root).map(({ finding }) => finding);
  if (shape.length > 0) return { diagnostics: inFile(shape, file) };
  const faults = toJson(source.root) as unknown as FaultsDocument; // its shape has just been found right
  const findings = [...unknownUpstreams(source.root, faults, world), ...unknownPeople(source.root, faults, world)];
  return findings.length > 0 ? { diagnostics: inFile(findings, file) } : { diagnostics: [], faults };
}

function inFile(findings: readonly Finding[], file: string): readonly Diagnostic[] {
  return findings.map((finding) => ({ ...finding, file }));
}

function unknownUpstreams(root: SourceNode, faults: FaultsDocument, { upstreams }: FaultsWorld): readonly Finding[] {
  const valueRange = (...path: readonly string[]): Range => locate(root, path).node.range;
  const named = [
    ...(faults.outages ?? []).map(({ what }, at) => ({
      what,
      own: OWN_PARTS,
      range: valueRange('outages', `${at}`, 'what'),
    })),
    ...(faults.throttling ?? []).map(({ what }, at) => ({
      what,
      own: [],
      range: valueRange('throttling', `${at}`, 'what'),
    })),
    ...Object.keys(faults.limits ?? {}).map((what) => ({
      what,
      own: [],
      range: keyRange(locate(root, ['limits']).node, what),
    })),
  ];
  return named.flatMap(({ what, range, own }): Finding[] => {
    const known = [...own, ...upstreams];
    if (known.includes(what)) return [];
    return [
      {
        code: 'unknown-upstream',
        severity: 'error',
        summary: `Cannot rehearse with "${what}" because no action and no mail uses a connection of this name`,
        detail: `Name one of ${known.map((name) => `"${name}"`).join(', ')}`,
        range,
        ...didYouMean(what, known),
      },
    ];
  });
}

function unknownPeople(root: SourceNode, faults: FaultsDocument, { people }: FaultsWorld): readonly Finding[] {
  if (people === undefined) return [];
  return Object.keys(faults.people ?? {}).flatMap((person): Finding[] =>
    people.has(person)
      ? []
      : [
          {
            code: 'person-of-faults',
            severity: 'error',
            summary: `Cannot say when person "${person}" is away because no team has a member of this id`,
            detail: 'Correct the id, or add the person to a team',
            range: keyRange(locate(root, ['people']).node, person),
            ...didYouMean(person, people),
          },
        ],
  );
}
