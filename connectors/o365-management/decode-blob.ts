import type { JsonObject } from '../../contracts/json.ts';

/** Numbers of the record types that somebody wants, or all. */
export type WantedRecordTypes = 'all' | ReadonlySet<number>;

/** What a blob holds. */
export interface DecodedBlob {
  /** The wanted records, in the order of the blob. */
  readonly records: readonly JsonObject[];
  /** Records of other types: counted, not parsed. */
  readonly unwanted: number;
  /** Elements of the array that are not records, with the reason. */
  readonly malformed: readonly { readonly reason: string; readonly text: string }[];
}

/**
 * Cuts the wanted records out of a blob of the feed, a JSON array, without parsing the rest.
 *
 * @throws {UpstreamError} `invalid-answer` if the bytes are not a JSON array in UTF-8.
 */
export declare function decodeBlob(bytes: Buffer, wanted: WantedRecordTypes): DecodedBlob;
