import type { Answer } from '../server/exchange.ts';
import { afError } from './af-error.ts';

const SECOND_MS = 1_000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;
const FORMATS = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z?)?$/;

/** How long the feed keeps content. */
export const RETENTION_MS = 7 * DAY_MS;

/** Start inclusive, end exclusive, milliseconds; compared with contentCreated. */
export interface ContentWindow {
  readonly start: number;
  readonly end: number;
}

/** Reads startTime and endTime by the vendor's rules; the last 24 hours if both are missing. */
export function contentWindow(query: URLSearchParams, now: number): ContentWindow | { readonly refusal: Answer } {
  const startText = query.get('startTime');
  const endText = query.get('endTime');
  if (startText === null && endText === null) return lastDay(now);
  if (startText === null || endText === null) return { refusal: afError('AF20030') };
  const start = readTime(startText);
  const end = readTime(endText);
  if (start === undefined) return { refusal: afError('AF20002', 'startTime', 'datetime') };
  if (end === undefined) return { refusal: afError('AF20002', 'endTime', 'datetime') };
  if (start >= end) return { refusal: afError('AF20055') };
  if (end - start > DAY_MS || start < now - RETENTION_MS) return { refusal: afError('AF20030') };
  return { start, end };
}

/** A time as the query carries it: UTC, whole seconds. */
export function printTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}

function lastDay(now: number): ContentWindow {
  const end = Math.floor(now / SECOND_MS) * SECOND_MS + SECOND_MS;
  return { start: end - DAY_MS, end };
}

/** The three documented formats, with or without `Z`; fractions of a second are none of them. */
function readTime(text: string): number | undefined {
  if (!FORMATS.test(text)) return undefined;
  const time = Date.parse(text.includes('T') && !text.endsWith('Z') ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : time;
}
