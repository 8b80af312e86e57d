/** Keys that the language has but this version does not, by place. */
export const NOT_YET = {
  key: new Set(['forward']),
} as const satisfies Record<string, ReadonlySet<string>>;
