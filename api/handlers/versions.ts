import type { PlaybookName, TenantId } from '../../contracts/ids.ts';
import { invariant } from '../../contracts/invariant.ts';
import { listVersions as listRows, readVersion, type VersionRow } from '../../ledger/playbook-versions.ts';
import { ApiError, notFound } from '../api-error.ts';
import type { ApiDependencies, Handler } from '../call.ts';
import type { VersionView } from '../contract.ts';
import { planOf } from '../plan-of.ts';

/** Digits of a hash that name a plan at least. */
const PREFIX_MIN = 6;

/** The versions of a playbook, newest first. */
export const listVersions: Handler<'listVersions'> = async (api, { params, tenants }) => {
  const rows = await listRows(api.db, tenants, { playbook: params.name as PlaybookName });
  if (rows.length === 0) throw notFound('playbook', params.name);
  return { status: 200, body: { versions: rows.map(viewOf) } };
};

/** The current version of every playbook. */
export const listCurrentVersions: Handler<'listCurrentVersions'> = async (api, { tenants }) => {
  const rows = await listRows(api.db, tenants, { onlyCurrent: true });
  return { status: 200, body: { versions: rows.map(viewOf) } };
};

/** One version with its plan. */
export const getVersion: Handler<'getVersion'> = async (api, { params, tenants }) => {
  const row = await findVersion(api, tenants, params.version);
  const read = await readVersion(api.db, row);
  invariant(read !== undefined, `A version without a plan: ${row.playbook}@${row.version}`);
  const plan = planOf(read.plan);
  return { status: 200, body: { ...viewOf(row), plan, text: read.source } };
};

/** @throws {ApiError} 404; 409 where the beginning of a hash fits several plans */
async function findVersion(api: ApiDependencies, tenants: readonly TenantId[], asked: string): Promise<VersionRow> {
  const [name = '', number] = asked.split('@');
  const playbook = name as PlaybookName;
  const wanted = number === undefined ? { playbook, onlyCurrent: true } : { playbook, version: versionNumber(number) };
  const [byName] = await listRows(api.db, tenants, wanted);
  if (byName !== undefined) return byName;
  const isHash = asked.length >= PREFIX_MIN && /^[0-9a-f]{1,64}$/.test(asked);
  const byHash = isHash ? await listRows(api.db, tenants, { hashPrefix: asked }) : [];
  const [first] = byHash;
  if (first === undefined) throw notFound('version', asked);
  if (byHash.some(({ sha256 }) => sha256 !== first.sha256)) throw severalPlans(asked, byHash);
  return first;
}

/** 0 is the number of no version. */
function versionNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

function severalPlans(asked: string, rows: readonly VersionRow[]): ApiError {
  const names = rows.slice(0, 5).map(({ playbook, version }) => `${playbook}@${version}`);
  return new ApiError(
    409,
    'ambiguous-version',
    `Cannot tell which plan is meant: "${asked}" begins those of ${names.join(', ')}`,
    { hint: 'Give more of the hash, or name@number' },
  );
}

function viewOf({ by, findings, ...row }: VersionRow): VersionView {
  const origin = by === 'watchbill' ? ('folder' as const) : ('person' as const);
  return {
    ...row,
    by: origin === 'folder' ? 'folder' : by,
    origin,
    warnings: findings === null ? null : [...findings],
  };
}
