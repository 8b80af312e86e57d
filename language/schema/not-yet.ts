/** Keys that the language has but this version does not, by place. */
export const NOT_YET = {
  key: new Set(['webhook', 'forward']),
  triggerKind: new Set(['webhook']),
  eventType: new Set([
    'defender.alert',
    'defender.incident',
    'sentinel.incident',
    'servicenow.incident',
    'service.message',
    'mail.received',
  ]),
} as const satisfies Record<string, ReadonlySet<string>>;
