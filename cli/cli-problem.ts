import type { ExitCode } from './exit-codes.ts';

/** What more there is to say about a problem. */
export interface CliProblemDetails {
  /** What to do. */
  readonly hint?: string;
  /** Stable name, as the API has it. */
  readonly code?: string;
}

/** Why a command ends without having done what it was asked: a sentence for people and an exit code for programs. */
export class CliProblem extends Error {
  override readonly name = 'CliProblem';
  readonly exitCode: ExitCode;
  readonly details: CliProblemDetails;

  constructor(exitCode: ExitCode, message: string, details: CliProblemDetails = {}) {
    super(message);
    this.exitCode = exitCode;
    this.details = details;
  }
}
