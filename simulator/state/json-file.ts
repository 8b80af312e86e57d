import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const LINES_SLACK = 1_000;

/**
 * A map kept in an NDJSON file: every change is one line appended, the last line of a key counts, and the file is
 * written anew when it holds many more lines than entries. A line that a kill left torn is dropped.
 */
export interface KeptMap<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): boolean;
  /** In order of first insertion. */
  values(): T[];
  entries(): [string, T][];
  readonly size: number;
  clear(): void;
}

/** Opens the map of one file; the file appears with the first change. */
export function openKeptMap<T>(file: string): KeptMap<T> {
  const map = new Map<string, T>();
  let lines = 0;
  readInto(file, map);
  const rewrite = (): void => {
    writeFileSync(`${file}.new`, [...map].map(([key, value]) => lineOf(key, value)).join(''));
    renameSync(`${file}.new`, file);
    lines = map.size;
  };
  const append = (line: string): void => {
    appendFileSync(file, line);
    lines++;
    if (lines > map.size * 2 + LINES_SLACK) rewrite();
  };
  // At every opening: a torn last line must not swallow the next one.
  if (existsSync(file)) rewrite();
  return {
    get: (key) => map.get(key),
    set: (key, value) => {
      map.set(key, value);
      append(lineOf(key, value));
    },
    delete: (key) => {
      const isRemoved = map.delete(key);
      if (isRemoved) append(`${JSON.stringify({ key })}\n`);
      return isRemoved;
    },
    values: () => [...map.values()],
    entries: () => [...map],
    get size() {
      return map.size;
    },
    clear: () => {
      map.clear();
      rewrite();
    },
  };
}

/** The lines of an NDJSON file; a torn line is left out. Our own file, so its shape is known: `T` is believed. */
export function readLines<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  const values: T[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const value = parseLine(line);
    if (value !== undefined) values.push(value as T);
  }
  return values;
}

function parseLine(line: string): unknown {
  if (line === '') return undefined;
  try {
    return JSON.parse(line);
  } catch {
    // The last line before a kill may be torn: it was never answered, so it never happened.
    return undefined;
  }
}

function readInto<T>(file: string, map: Map<string, T>): void {
  for (const { key, value } of readLines<{ key: string; value?: T }>(file)) {
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  }
}

function lineOf(key: string, value: unknown): string {
  return `${JSON.stringify({ key, value })}\n`;
}
