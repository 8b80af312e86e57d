import type { Diagnostic } from '../diagnostic.ts';

/** A finding about the text itself: always an error, since nothing after it can be trusted. */
export type SourceProblem = Omit<Diagnostic, 'file' | 'severity'>;
