import { nearestName } from './expressions/nearest-name.ts';

/** «Did you mean …» as a member to spread into a finding; nothing where no name is near. */
export function didYouMean(name: string, candidates: Iterable<string>): { suggestion?: string } {
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? {} : { suggestion: `Did you mean "${nearest}"?` };
}
