import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Json } from '../../contracts/json.ts';

/** A body that is not what was asked for. */
export class BodyRefused extends Error {
  override readonly name: string = 'BodyRefused';
}

/** A body that has more bytes than the caller takes. */
export class BodyTooLarge extends BodyRefused {
  override readonly name = 'BodyTooLarge';
}

const DECODERS = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** Codings that are asked for; the body limit holds for the decoded bytes. */
export const ACCEPTED_CODINGS = 'gzip, deflate';

/**
 * Reads a body up to a limit, before and after decompression.
 *
 * @throws {BodyTooLarge} larger than the limit.
 * @throws {BodyRefused} an unknown coding, or cut compressed data.
 */
export async function readBytes(body: AsyncIterable<Buffer>, coding: string, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > bytesMax) throw new BodyTooLarge(`its body is larger than ${bytesMax} bytes`);
    chunks.push(chunk);
  }
  return decode(Buffer.concat(chunks, length), coding.trim().toLowerCase(), bytesMax);
}

async function decode(bytes: Buffer, coding: string, bytesMax: number): Promise<Buffer> {
  if (coding === '' || coding === 'identity') return bytes;
  const decoder = Object.hasOwn(DECODERS, coding) ? DECODERS[coding as keyof typeof DECODERS] : undefined;
  if (decoder === undefined) throw new BodyRefused(`its body has the unknown coding "${coding.slice(0, 40)}"`);
  try {
    return await decoder(bytes, { maxOutputLength: bytesMax });
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new BodyTooLarge(`its body is larger than ${bytesMax} bytes decompressed`, { cause });
    throw new BodyRefused('its compressed body is damaged', { cause });
  }
}

/**
 * Parses a body as JSON in UTF-8, with or without a byte order mark.
 *
 * @throws {BodyRefused} when it is not.
 */
export function parseJson(bytes: Buffer): Json {
  if (!isUtf8(bytes)) throw new BodyRefused('its body is not UTF-8');
  const text = bytes.toString('utf8');
  try {
    // JSON.parse gives nothing but JSON.
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as Json;
  } catch (cause) {
    throw new BodyRefused(`its body of ${bytes.length} bytes is not JSON`, { cause });
  }
}

/** Whether a Content-Type header means JSON. */
export function isJsonType(contentType: string): boolean {
  return /^\s*(application|text)\/(json|[\w.-]+\+json)\s*(;|$)/i.test(contentType);
}
