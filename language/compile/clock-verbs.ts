/** What can be done with a clock; also its key in YAML. */
export const CLOCK_VERBS = ['start', 'pause', 'resume', 'stop'] as const;
