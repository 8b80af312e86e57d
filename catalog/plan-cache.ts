import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest, sha256Hex, type Json, type JsonObject, type Sha256 } from '../contracts/json.ts';
import type { Diagnostic } from '../language/diagnostic.ts';
import type { Plan } from '../language/plan/plan.ts';
import type { World } from '../language/world.ts';
import { compilerFingerprint } from './compiler-fingerprint.ts';

/** A plan as it came out of the compiler, with the warnings about its text. */
export interface CompiledPlan {
  readonly plan: Plan;
  readonly sha256: Sha256;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiled plans on disk, by everything that decides what a text means. */
export interface PlanCache {
  /** The plan of a text, unless it was never compiled in this world or the file does not hold what it should. */
  find(text: string, file: string): CompiledPlan | undefined;
  keep(text: string, file: string, compiled: CompiledPlan): void;
}

/**
 * Opens the cache for one world. It may be deleted at any time. A plan read from it is hashed again: a file that was
 * cut or changed is compiled anew, not believed.
 */
export function openPlanCache(folder: string, world: World): PlanCache {
  const context = `${compilerFingerprint()}\n${digest(plainWorld(world))}`;
  const fileOf = (text: string, file: string): string =>
    join(folder, `${sha256Hex(`${context}\n${file}\n${text}`)}.json`);
  return {
    find: (text, file) => readEntry(fileOf(text, file)),
    keep: (text, file, compiled) => writeEntry(folder, fileOf(text, file), compiled),
  };
}

function readEntry(path: string): CompiledPlan | undefined {
  try {
    const entry = JSON.parse(readFileSync(path, 'utf8')) as CompiledPlan;
    return digest(entry.plan as unknown as Json) === entry.sha256 ? entry : undefined;
  } catch {
    // Missing, cut short or not ours: all mean that the text is compiled.
    return undefined;
  }
}

function writeEntry(folder: string, path: string, compiled: CompiledPlan): void {
  mkdirSync(folder, { recursive: true });
  const half = `${path}.${process.pid}`;
  writeFileSync(half, JSON.stringify(compiled));
  renameSync(half, path);
}

/** The world without its maps and sets, so that it can be hashed. */
function plainWorld(world: World): JsonObject {
  return plain(world) as JsonObject;
}

function plain(value: unknown): Json {
  if (value instanceof Set) return [...value].map(plain);
  if (value instanceof Map) return [...value].map(([key, item]) => [plain(key), plain(item)]);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'function' || value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value as Json;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
