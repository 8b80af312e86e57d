/** Keys that the language has but this version does not, by place. */
export const NOT_YET = {
  key: new Set(['webhook', 'forward']),
  triggerKind: new Set(['webhook']),
} as const satisfies Record<string, ReadonlySet<string>>;
