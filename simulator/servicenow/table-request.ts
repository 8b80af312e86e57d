import { timingSafeEqual } from 'node:crypto';
import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import type { Exchange } from '../server/exchange.ts';
import type { World } from '../world.ts';

/** A call of the Table API, taken apart. */
export interface TableRequest {
  readonly world: World;
  readonly tenant: SimulatedTenant;
  readonly version: 'v1' | 'v2';
  readonly table: string;
  /** '' for the whole table. */
  readonly sysId: string;
  readonly user: TableUser;
  readonly exchange: Exchange;
}

/** Who calls. */
export interface TableUser {
  readonly name: string;
  readonly mayWrite: boolean;
}

const ROUTE = /^\/api\/now(?:\/(v1|v2))?\/table\/([^/]+)(?:\/([^/]*))?$/;

/** Version, table and row of a path; without a version it is the first. */
export function readRoute(path: string): Pick<TableRequest, 'version' | 'table' | 'sysId'> | undefined {
  const parts = ROUTE.exec(path);
  if (parts === null) return undefined;
  const [, version, table = '', sysId = ''] = parts;
  return { version: version === 'v2' ? 'v2' : 'v1', table, sysId };
}

/** The user of a Basic header, or nothing if it is missing or wrong. */
export function readUser(tenant: SimulatedTenant, authorization: string | undefined): TableUser | undefined {
  const [, encoded = ''] = /^Basic (.+)$/i.exec(authorization ?? '') ?? [];
  const given = Buffer.from(encoded, 'base64').toString('utf8');
  const { user, password, reader } = tenant.servicenow;
  if (isSame(given, `${user}:${password}`)) return { name: user, mayWrite: true };
  if (isSame(given, `${reader.user}:${reader.password}`)) return { name: reader.user, mayWrite: false };
  return undefined;
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
