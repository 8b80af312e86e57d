/** What to order, with what is its own. */
export type OrderKind =
  | {
      readonly kind: 'isolate';
      /** `Selective` leaves Outlook, Teams and Skype their connection. */
      readonly isolation: 'Full' | 'Selective';
    }
  | { readonly kind: 'scan'; readonly scan: 'Quick' | 'Full' }
  | {
      readonly kind: 'quarantine-file';
      /** 40 hexadecimal digits. */
      readonly sha1: string;
    }
  | { readonly kind: 'release' | 'collect-package' | 'restrict-code' | 'unrestrict-code' };

/** Something to order of a machine. */
export type Order = OrderKind & {
  /** Id of the machine, 40 hexadecimal digits. */
  readonly machineId: string;
  /** Why; at most 1,000 characters are sent. */
  readonly comment: string;
  /** Made of run and step; a repeat with the same key is recognised and not ordered again. */
  readonly idempotencyKey: string;
};
