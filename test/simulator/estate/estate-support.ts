import { expect } from 'vitest';
import { openEstates } from '../../../simulator/estate/estate-store.ts';
import type { Estate } from '../../../simulator/estate/estate-store.ts';
import { aFolder, CONTOSO } from '../support.ts';

export const NOW = Date.parse('2026-11-20T12:00:00.500Z');

/** Contoso's estate as it begins. */
export function anEstate(): Estate {
  return openEstates(aFolder(), () => NOW).of(CONTOSO);
}

/** The entity at a place, which the test expects to be there. */
export function at<T>(entities: readonly T[], index: number): T {
  const entity = entities[index];
  if (entity === undefined) expect.fail(`There is no entity ${index}`);
  return entity;
}
