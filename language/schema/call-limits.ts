/** How often the API behind an action may be called for one tenant, as its vendor says; all actions of the API share it. */
export interface CallLimits {
  /** Name of what is limited, in kebab-case: `graph-hunting`. */
  readonly api: string;
  /** Calls at most in any 60 seconds; absent where there is no such limit. */
  readonly perMinute?: number;
  /** Calls at most in any hour; absent where there is no such limit. */
  readonly perHour?: number;
  /** Whose figure it is, for reports. */
  readonly source: string;
}
