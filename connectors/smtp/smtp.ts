/** How the mail relay is reached; secrets are already read. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** Address that mails come from. */
  readonly from: string;
  /** TLS from the first byte; otherwise STARTTLS when the relay offers it, and always off loopback. */
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly limits?: Partial<SmtpLimits>;
}

/** Time limits of one mail, in milliseconds. */
export interface SmtpLimits {
  /** @default 5000 */
  readonly connectMs: number;
  /** From the first byte to the answer of DATA. @default 30000 */
  readonly totalMs: number;
}

/** One mail to one or more addresses. */
export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Made of run, step and recipient, never of the attempt: gives the Message-ID. */
  readonly idempotencyKey: string;
  /** An earlier attempt may have been delivered: the mail says so, in its text and in `X-Watchbill-Repeat`. */
  readonly repeat: boolean;
}

/** What the relay said. */
export interface MailReceipt {
  readonly messageId: string;
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
  /** Last line of the relay, as `250 2.0.0 queued`. */
  readonly response: string;
}

/** Sends mails through one relay. */
export interface Smtp {
  /**
   * Hands one mail to the relay.
   *
   * @throws {UpstreamError} `rejected` (5xx), `throttled` or `unavailable` (4xx, no connection), `unauthorized` (535),
   *   `outcome-unknown` when the answer to DATA was lost.
   */
  send(mail: Mail, signal?: AbortSignal): Promise<MailReceipt>;
  close(): void;
}

/** Connects to a relay; sends nothing yet. */
export declare function createSmtp(settings: SmtpSettings): Smtp;
