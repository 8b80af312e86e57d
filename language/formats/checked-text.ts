import type { Diagnostic } from '../diagnostic.ts';

/** A file with what was found in it, as a format for programs shows it. */
export interface CheckedText {
  /** Path with forward slashes, relative to the folder that readers of the format start from. */
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}
