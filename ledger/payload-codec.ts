import { invariant } from '../contracts/invariant.ts';
import { putBlob, readBlob } from './blobs.ts';

/** Payloads of more bytes travel as a reference: plans, journals, large outputs. */
export const INLINE_BYTES_MAX = 64 * 1024;

const ENCODING = 'encoding';
const REFERENCE = 'binary/watchbill-blob';
/** Keeps the encoding of what is referred to. */
const INNER_ENCODING = 'watchbill-blob-encoding';

/** A payload of Temporal by its shape: whoever speaks to Temporal brings the SDK, this room does not. */
export interface Payload {
  readonly metadata?: Readonly<Record<string, Uint8Array>> | null;
  readonly data?: Uint8Array | null;
}

/** What the SDK takes as a codec of payloads. */
export interface PayloadCodec {
  encode<One extends Payload>(payloads: readonly One[]): Promise<One[]>;
  decode<One extends Payload>(payloads: readonly One[]): Promise<One[]>;
}

/**
 * Replaces large payloads by the SHA-256 under which the store of blobs keeps them. Workflow code never sees it. Small
 * payloads need no store. The store must be kept longer than Temporal keeps histories.
 *
 * @param folder of the blobs; all processes that speak to Temporal share it.
 */
export function createPayloadCodec(folder: string): PayloadCodec {
  return {
    encode: (payloads) => Promise.all(payloads.map((payload) => store(folder, payload))),
    decode: (payloads) => Promise.all(payloads.map((payload) => fetchBack(folder, payload))),
  };
}

async function store<One extends Payload>(folder: string, payload: One): Promise<One> {
  const { data, metadata } = payload;
  if (data === null || data === undefined || data.length <= INLINE_BYTES_MAX) return payload;
  const sha256 = await putBlob(folder, data);
  const { [ENCODING]: inner, ...rest } = metadata ?? {};
  return {
    ...payload,
    metadata: { ...rest, [ENCODING]: bytes(REFERENCE), ...(inner === undefined ? {} : { [INNER_ENCODING]: inner }) },
    data: bytes(sha256),
  };
}

async function fetchBack<One extends Payload>(folder: string, payload: One): Promise<One> {
  const { metadata, data } = payload;
  const encoding = metadata?.[ENCODING];
  if (encoding === undefined || text(encoding) !== REFERENCE) return payload;
  const sha256 = text(data ?? new Uint8Array());
  const content = await readBlob(folder, sha256);
  invariant(content !== undefined, `The store of blobs has lost payload ${sha256}. Restore it from a backup`);
  const { [ENCODING]: _reference, [INNER_ENCODING]: inner, ...rest } = metadata ?? {};
  return { ...payload, metadata: { ...rest, ...(inner === undefined ? {} : { [ENCODING]: inner }) }, data: content };
}

function bytes(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function text(value: Uint8Array): string {
  return new TextDecoder().decode(value);
}
