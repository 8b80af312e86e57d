import type { Diagnostic } from './diagnostic.ts';

/** A diagnostic whose file is not known yet. */
export type Finding = Omit<Diagnostic, 'file'>;
