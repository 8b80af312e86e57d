import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import type { EffectEntry } from '../control/control-types.ts';
import { readLines } from './json-file.ts';

const BYTES_MAX = 32 * 1024 * 1024;

/** What is told of an effect; sequence and time are added. */
export type NewEffect = Omit<EffectEntry, 'sequence' | 'at'>;

/** Every effective write upon the simulated upstreams, on disk before it is answered. Tests judge by it alone. */
export interface EffectsLog {
  append(effect: NewEffect): void;
  list(): EffectEntry[];
  clear(): void;
  close(): void;
}

/** Opens the record of effects. Above 32 MiB the file of the earlier runs is put aside at start. */
export function openEffectsLog(file: string, now: () => number): EffectsLog {
  if (existsSync(file) && statSync(file).size > BYTES_MAX) renameSync(file, `${file}.old`);
  let sequence = readLines<EffectEntry>(file).at(-1)?.sequence ?? 0;
  const descriptor = openSync(file, 'a');
  // A torn last line must not swallow the next one.
  if (statSync(file).size > 0) writeSync(descriptor, '\n');
  return {
    append: (effect) => {
      sequence++;
      const entry: EffectEntry = { sequence, at: new Date(now()).toISOString(), ...effect };
      writeSync(descriptor, `${JSON.stringify(entry)}\n`);
      fsyncSync(descriptor);
    },
    list: () => readLines<EffectEntry>(file),
    clear: () => {
      ftruncateSync(descriptor);
      fsyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
}
