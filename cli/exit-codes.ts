/** What the exit code of every command means. */
export const EXIT = {
  ok: 0,
  /** Findings, failed cases, a run that failed, an answer that was not understood. */
  failed: 1,
  /** The command line, or an input of the playbook, is wrong. */
  usage: 2,
  /** Not signed in, or not allowed. */
  forbidden: 3,
  notFound: 4,
  /** The server, its ledger or Temporal does not answer. */
  unreachable: 5,
  /** Decided already, expired, ended already. */
  conflict: 6,
} as const;

/** An exit code. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
