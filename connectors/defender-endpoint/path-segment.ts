import { redact } from '../http/redact.ts';
import { UpstreamError } from '../upstream-error.ts';

// Ids of theirs: hex digits, GUIDs, `CVE-2019-0608`, `va-_-contoso-_-reader`. Dots alone would climb up the path.
const ID = /^(?!\.+$)[\w.-]{1,200}$/;

/**
 * An id as a segment of a path.
 *
 * @throws {UpstreamError} `rejected` for a text that is no id of theirs: nothing is sent.
 */
export function pathSegment(purpose: string, id: string): string {
  if (ID.test(id)) return encodeURIComponent(id);
  throw new UpstreamError(
    'rejected',
    `Cannot ${purpose} because an id has letters, digits, ".", "_" and "-" only: found "${redact(id, [])}"`,
  );
}
