import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';

/** The body of every refusal of the Table API. */
export function tableError(status: number, message: string, detail: string | null): Answer {
  return jsonAnswer(status, { error: { message, detail }, status: 'failure' });
}

/** No row, or none that the user may see: the platform does not tell which. */
export function noRecordFound(): Answer {
  return tableError(404, 'No Record found', "Record doesn't exist or ACL restricts the record retrieval");
}

/** 401: no credentials, or wrong ones. */
export function notAuthenticated(): Answer {
  const answer = tableError(401, 'User Not Authenticated', 'Required to provide Auth information');
  return { ...answer, headers: { ...answer.headers, 'www-authenticate': 'BASIC realm="Service-now"' } };
}

/** 403: the user is known and may not write. */
export function writeForbidden(operation: 'Insert' | 'Update' | 'Delete'): Answer {
  return tableError(403, 'Operation Failed', `ACL Exception ${operation} Failed due to security constraints`);
}

/** 403: a data policy wants more fields. */
export function dataPolicy(fields: readonly string[]): Answer {
  const detail = `Error: Data Policy Exception: The following fields are mandatory: ${fields.join(', ')}`;
  return tableError(403, 'Operation Failed', detail);
}
