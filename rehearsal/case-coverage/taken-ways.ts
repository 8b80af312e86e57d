import type { RunEvent, RunRecord } from '../../contracts/run.ts';
import type { Branch, Way } from './branches-of.ts';
import { placeOf, type PlacePath, type StepPlace } from './step-places.ts';
import { takenCatches } from './taken-catches.ts';

/** Which branches runs took. */
export interface TakenWays {
  has(branch: Pick<Branch, 'path' | 'way'>): boolean;
}

/** Reads from the traces of runs which way they went at each place. */
export function takenWays(places: readonly StepPlace[], traces: readonly (readonly RunRecord[])[]): TakenWays {
  const taken = new Set<string>();
  const repeats = repeatsOf(places);
  const add = (path: PlacePath, way: Way): void => void taken.add(keyOf(path, way));
  for (const records of traces) {
    for (const { event } of records) {
      const way = wayIn(event) ?? wayOfUntil(event, repeats);
      if (way !== undefined && 'path' in event) add(placeOf(event.path), way);
    }
    for (const { path, index } of takenCatches(places, records)) add(path, `catch-${index}`);
  }
  return { has: ({ path, way }) => taken.has(keyOf(path, way)) };
}

function keyOf(path: PlacePath, way: Way): string {
  return `${path} ${way}`;
}

function wayIn(event: RunEvent): Way | undefined {
  if (event.type === 'approval-closed') return event.because === 'expired' ? 'expiry' : undefined;
  if (event.type === 'task-overdue') return 'overdue';
  if (event.type !== 'decided') return undefined;
  const { what, value } = event;
  if (what === 'if') return value === true ? 'if-true' : 'if-false';
  if (what === 'case' && typeof value === 'number') return value < 0 ? 'default' : `case-${value}`;
  if (what === 'winner' && typeof value === 'string') return `won-${value}`;
  if (what === 'event') return value === null ? 'timeout' : 'arrived';
  if (what === 'items') return value === 0 ? 'no-items' : 'items';
  return undefined;
}

/** Most turns of each `repeat`. */
type Repeats = ReadonlyMap<PlacePath, number>;

function repeatsOf(places: readonly StepPlace[]): Repeats {
  return new Map(places.flatMap(({ path, step }) => (step.kind === 'repeat' ? [[path, step.max] as const] : [])));
}

/** `until` is decided at the path of its turn: `loop[4]`. */
function wayOfUntil(event: RunEvent, repeats: Repeats): Way | undefined {
  if (event.type !== 'decided' || event.what !== 'until') return undefined;
  if (event.value === true) return 'until-held';
  const turn = Number(/\[(\d+)\]$/.exec(event.path)?.[1]);
  return turn + 1 === repeats.get(placeOf(event.path)) ? 'turns-used-up' : undefined;
}
