import { ApiError } from './api-error.ts';

/** Bytes of one piece of evidence at most. */
export const EVIDENCE_BYTES_MAX = 10 * 1024 * 1024;

const NAME_CHARACTERS_MAX = 120;

/** A file that may be kept. */
export interface EvidenceFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What an ending promises, and how the bytes of it begin. Text has to be UTF-8 without U+0000. */
interface FileType {
  readonly mediaType: string;
  readonly begins: readonly string[] | 'text';
}

const ZIP = ['504b0304'];
const TYPES: Readonly<Record<string, FileType>> = {
  pdf: { mediaType: 'application/pdf', begins: ['255044462d'] },
  png: { mediaType: 'image/png', begins: ['89504e470d0a1a0a'] },
  jpg: { mediaType: 'image/jpeg', begins: ['ffd8ff'] },
  jpeg: { mediaType: 'image/jpeg', begins: ['ffd8ff'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', begins: ZIP },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', begins: ZIP },
  pptx: { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', begins: ZIP },
  txt: { mediaType: 'text/plain', begins: 'text' },
  log: { mediaType: 'text/plain', begins: 'text' },
  md: { mediaType: 'text/markdown', begins: 'text' },
  csv: { mediaType: 'text/csv', begins: 'text' },
  json: { mediaType: 'application/json', begins: 'text' },
  yaml: { mediaType: 'application/yaml', begins: 'text' },
  eml: { mediaType: 'message/rfc822', begins: 'text' },
};

/**
 * A file that somebody sends as evidence: of a type that is allowed and that its bytes bear out, of limited size, under a
 * name that is safe wherever it is written.
 *
 * @throws {ApiError} 400 for another type or for bytes that are none of it, 413 for too many bytes
 */
export function evidenceFile(given: { readonly name: string; readonly base64: string }): EvidenceFile {
  const bytes = Buffer.from(given.base64, 'base64');
  const name = safeName(given.name);
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
  if (type === undefined) {
    throw new ApiError(400, 'evidence-type', `Cannot keep the file ${JSON.stringify(name)}: its type is not allowed`, {
      hint: `Allowed are ${Object.keys(TYPES).join(', ')}`,
    });
  }
  if (bytes.length > EVIDENCE_BYTES_MAX) {
    throw new ApiError(
      413,
      'evidence-too-large',
      `Cannot keep the file ${JSON.stringify(name)}: it has ${bytes.length} bytes`,
      {
        hint: `A file may have ${EVIDENCE_BYTES_MAX} bytes`,
      },
    );
  }
  if (bytes.length === 0 || !isOf(type, bytes)) {
    throw new ApiError(
      400,
      'evidence-type',
      `Cannot keep the file ${JSON.stringify(name)}: its content is not what the name says`,
      { hint: 'Give it the ending of what it is' },
    );
  }
  return { name, mediaType: type.mediaType, bytes };
}

/** The last part of a path, of letters, digits and few signs, neither hidden nor too long. */
function safeName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  return plain.length <= NAME_CHARACTERS_MAX ? plain : plain.slice(plain.length - NAME_CHARACTERS_MAX);
}

function isOf({ begins }: FileType, bytes: Buffer): boolean {
  if (begins !== 'text') return begins.some((magic) => bytes.subarray(0, magic.length / 2).toString('hex') === magic);
  const text = bytes.toString('utf8');
  return !text.includes('\u0000') && Buffer.from(text, 'utf8').equals(bytes);
}
