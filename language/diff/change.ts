/**
 * How much a change asks for a look: `danger` makes a run more dangerous or may do so, `behaviour` makes it do something
 * else, `wording` changes names and texts alone.
 */
export type Weight = 'danger' | 'behaviour' | 'wording';

/** One difference in meaning between two plans. */
export interface Change {
  readonly weight: Weight;
  /** Where, in words: `step purge`, `trigger 2`, `input purge_limit`, `playbook`. */
  readonly place: string;
  /** What, as one or two sentences. Texts of authors are as they wrote them: escape them for where they go. */
  readonly sentence: string;
}

/** Two versions of something. */
export interface Versions<What> {
  readonly before: What;
  readonly after: What;
}
