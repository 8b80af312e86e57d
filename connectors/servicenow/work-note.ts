import { idempotencyMarker } from '../idempotency-marker.ts';

const TEXT_MAX = 10_000;

/** A note and the key by which a repeat of it is recognised. */
export interface MarkedText {
  readonly text: string;
  readonly idempotencyKey: string;
}

/**
 * The text as it is written: at most 10,000 characters, with the mark. ServiceNow renders what stands between `[code]`
 * and `[/code]` of a journal as HTML, so these are taken apart: the text may come from an attacker.
 */
export function markedNote({ text, idempotencyKey }: MarkedText): string {
  const harmless = text.replace(/\[\s*(\/?)\s*code\s*\]/gi, '[$1 code ]');
  const short = harmless.length > TEXT_MAX ? `${harmless.slice(0, TEXT_MAX)}… (cut)` : harmless;
  return `${short}\n\n[${idempotencyMarker(idempotencyKey)}]`;
}
