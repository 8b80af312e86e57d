import { followPages, readODataPage } from '../http/follow-pages.ts';
import type { HttpClient } from '../http/http-client.ts';
import { redact } from '../http/redact.ts';
import { UpstreamError } from '../upstream-error.ts';
import { writeFilter } from './odata-filter.ts';
import type { Condition } from './odata-filter.ts';
import { readEntity } from './read-entity.ts';
import type { EntityReader } from './read-entity.ts';
import { NOT_THERE } from './read-refusal.ts';

/** A listing of entities. */
export interface EntityListing<Entity> {
  /** To follow «Cannot». */
  readonly purpose: string;
  /** Path below `/api`. */
  readonly path: string;
  readonly where?: readonly Condition[];
  readonly read: (entity: EntityReader) => Entity;
  /** What makes an entity the same in two pages. @default its `id` */
  readonly keyOf?: (entity: EntityReader) => string;
  /** Entities at most; asked for as `$top`. @default all */
  readonly limit?: number;
  /** Whether their 404 with a code of theirs means that there is nothing, as for machines. @default false */
  readonly mayBeNone?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a listing, each entity once. What is listed is compared with the conditions: an API that ignored one must not
 * pass for one that kept to it.
 *
 * @throws {UpstreamError} `invalid-answer` for an entity that was not asked for; and what `followPages` throws.
 */
export async function listEntities<Entity>(
  client: HttpClient,
  listing: EntityListing<Entity>,
): Promise<readonly Entity[]> {
  const { purpose, path, where = [], limit, signal } = listing;
  const keyOf = listing.keyOf ?? ((entity) => entity.need('id'));
  const query = {
    ...(where.length === 0 ? {} : { $filter: writeFilter(where) }),
    ...(limit === undefined ? {} : { $top: String(limit) }),
  };
  try {
    const pages = await followPages(client, {
      first: { purpose, method: 'GET', path: `api/${path}`, query, signal },
      read: (answer) => {
        const page = readODataPage(purpose, answer);
        return { items: page.items.map((item) => readEntity(purpose, item)), next: page.next };
      },
      keyOf,
      ...(limit === undefined ? {} : { take: limit }),
    });
    return pages.map((entity) => listing.read(asked(purpose, where, entity)));
  } catch (error) {
    if (listing.mayBeNone === true && isNone(error)) return [];
    throw error;
  }
}

function asked(purpose: string, where: readonly Condition[], entity: EntityReader): EntityReader {
  for (const condition of where) {
    const { member } = condition;
    const found = 'is' in condition ? entity.text(member) : (entity.time(member) ?? '');
    const fits =
      'is' in condition
        ? found.toLowerCase() === condition.is.toLowerCase()
        : Date.parse(found) > Date.parse(condition.after);
    if (!fits) throw unasked(purpose, condition, found);
  }
  return entity;
}

function unasked(purpose: string, condition: Condition, found: string): UpstreamError {
  return new UpstreamError(
    'invalid-answer',
    `Cannot ${purpose} because what is listed must keep to "${redact(writeFilter([condition]), [])}": found "${redact(found, [])}"`,
  );
}

function isNone(error: unknown): boolean {
  return error instanceof UpstreamError && error.kind === 'not-found' && NOT_THERE.includes(error.upstreamCode ?? '');
}
