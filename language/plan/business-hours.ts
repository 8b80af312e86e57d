/** Time that counts only in the business hours of a calendar. */
export interface BusinessHours {
  readonly businessMs: number;
  /** Name of the calendar, or `TENANT_CALENDAR`; what it says is read when the step begins. */
  readonly calendar: string;
}

/** What becomes of the slots of a schedule on holidays. */
export interface HolidayCalendar {
  /** Name of the calendar, or `TENANT_CALENDAR`; it is asked when a slot fires. */
  readonly name: string;
  /** Skipped, or moved to the same time on the nearest business day after or before it. */
  readonly onHoliday: 'skip' | 'next-business-day' | 'previous-business-day';
}
