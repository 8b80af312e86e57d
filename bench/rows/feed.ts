import { decodeBlob } from '../../connectors/o365-management/decode-blob.ts';
import { invariant } from '../../contracts/invariant.ts';
import { alternate, ratios, timed } from '../measure.ts';
import { row, type Row } from '../row.ts';
import { auditBlob } from './audit-blob.ts';

const BLOBS = 50;
const RECORDS = 1_000;
const ALTERNATIONS = 7;
const WANTED = new Set([28, 41, 47, 64]);

/** Decoding and filtering of blobs of the feed against plain `JSON.parse` of the same bytes. */
export async function benchFeed(): Promise<readonly Row[]> {
  // 2 % wanted: a record in fifty of every blob, or every record of one blob in fifty.
  const even = Array.from({ length: BLOBS }, (_, blob) => auditBlob(blob, RECORDS, (record) => record % 50 === 7));
  const clustered = Array.from({ length: BLOBS }, (_, blob) => auditBlob(blob, RECORDS, () => blob === 7));
  return [...(await compare('even', even, 1.5)), ...(await compare('clustered', clustered, 4))];
}

async function compare(name: string, blobs: readonly Buffer[], least: number): Promise<readonly Row[]> {
  const megabytes = blobs.reduce((sum, blob) => sum + blob.length, 0) / 1_000_000;
  const found = blobs.reduce((sum, blob) => sum + decodeBlob(blob, WANTED).records.length, 0);
  invariant(found === (BLOBS * RECORDS) / 50, `Both mixtures hold 2 % wanted records: found ${found}`);
  const rate = (body: (blob: Buffer) => unknown): Promise<number> =>
    Promise.resolve(megabytes / (timed(() => blobs.forEach((blob) => body(blob))) / 1_000));
  const { decoded, parsed } = await alternate(
    {
      decoded: () => rate((blob) => decodeBlob(blob, WANTED)),
      parsed: () => rate((blob) => JSON.parse(blob.toString())),
    },
    ALTERNATIONS,
  );
  return [
    row(`feed.${name}`, ratios(decoded, parsed), '× JSON.parse', { least }),
    row(`feed.${name}.decode`, decoded, 'MB/s'),
    row(`feed.${name}.parse`, parsed, 'MB/s'),
  ];
}
