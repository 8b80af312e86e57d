/** Every table of the ledger, for typed queries. */
export interface Schema {
  readonly [table: string]: never;
}
