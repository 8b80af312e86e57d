/** Finds the last pause of a run, of which most runs have none, without reading its other records. */
export const PAUSES: readonly string[] = [
  `create index records_pauses on records (tenant, run_id, seq desc) where type in ('run-paused', 'run-resumed')`,
];
