import { SIGNATURES } from '../../catalog/action-signatures.ts';
import type { PlaybookName, TenantId } from '../../contracts/ids.ts';
import { invariant } from '../../contracts/invariant.ts';
import { digest, type Json, type Sha256 } from '../../contracts/json.ts';
import { checkDocument } from '../../language/check-document.ts';
import { lineColumn } from '../../language/line-column.ts';
import { listVersions, readVersion } from '../../ledger/playbook-versions.ts';
import { publishPlaybook, type VersionDetails } from '../../ledger/playbooks.ts';
import { putPlan } from '../../ledger/plans.ts';
import { worldOf } from '../../tenants/world-of.ts';
import { ApiError, notFound } from '../api-error.ts';
import type { ApiDependencies, Call, Handler } from '../call.ts';
import type { CasesView, PublishedView } from '../contract.ts';
import { planOf } from '../plan-of.ts';

/*
 * Publishing decides what all runs of all tenants do from then on. So the text is checked and compiled here, against the
 * documents and the catalogue of this process; nobody hands in a plan. Cases cannot be rehearsed here: what the editor
 * says about them is kept as their statement, in their name. See docs/adr/0009.
 *
 * The editor names the version that they compared with: one that somebody else has overtaken is refused. A call that is
 * repeated finds its own version and makes no second one.
 */

/** Checks a text and makes its plan the current one. */
export const publishVersion: Handler<'publishVersion'> = async (api, call) => {
  const { params, body } = call;
  requireAllTenants(api, params.name, call.tenants);
  const checked = checkedPlaybook(api, params.name, body.text);
  requireGreen(params.name, body.cases);
  const { language, warnings } = checked;
  const details = { language, source: body.text, findings: warnings, cases: body.cases };
  return publish(api, call, { ...checked, details });
};

/** Makes the plan of an earlier version the current one again. */
export const publishAgain: Handler<'publishAgain'> = async (api, call) => {
  const { name, version } = call.params;
  const playbook = name as PlaybookName;
  requireAllTenants(api, name, call.tenants);
  const [earlier] = await listVersions(api.db, [], { playbook, version });
  const read = earlier === undefined ? undefined : await readVersion(api.db, earlier);
  if (earlier === undefined || read === undefined) throw notFound('version', `${name}@${version}`);
  planOf(read.plan);
  const { language, findings, cases, sha256 } = earlier;
  const details = { language, findings, cases, source: read.source, sameAs: version };
  return publish(api, call, { body: read.plan, sha256, warnings: findings ?? [], details });
};

interface ToPublish {
  readonly body: Json;
  readonly sha256: Sha256;
  readonly warnings: readonly PublishedView['warnings'][number][];
  readonly details: Partial<VersionDetails>;
}

async function publish(
  api: ApiDependencies,
  { params, body: asked, caller }: Call<'publishVersion'> | Call<'publishAgain'>,
  { body, sha256, warnings, details }: ToPublish,
) {
  const playbook = params.name as PlaybookName;
  const view = { playbook, sha256, warnings: [...warnings] };
  if (asked.isDryRun === true) {
    const [current] = await listVersions(api.db, [], { playbook, onlyCurrent: true });
    const number = current?.version ?? 0;
    if (current?.sha256 === sha256) return { status: 200, body: { ...view, end: 'same', version: number } } as const;
    if (asked.expected !== number) throw overtaken(playbook, number);
    return { status: 200, body: { ...view, end: 'possible', version: number + 1 } } as const;
  }
  await putPlan(api.db, body, sha256);
  const { expected } = asked;
  const published = await publishPlaybook(api.db, { playbook, sha256, by: caller.person, details, expected });
  const { end, version } = published;
  if (end === 'overtaken') throw overtaken(playbook, version);
  return end === 'same'
    ? ({ status: 200, body: { ...view, end, version } } as const)
    : ({ status: 201, body: { ...view, end, version } } as const);
}

/** One playbook serves all tenants that use it, so its editor has to answer for all of them. */
function requireAllTenants(api: ApiDependencies, playbook: string, permitted: readonly TenantId[]): void {
  const users = [...api.directory.tenants.values()].filter(({ playbooks }) => playbooks[playbook] !== undefined);
  if (users.every(({ id }) => permitted.includes(id))) return;
  throw new ApiError(
    403,
    'forbidden',
    `Cannot publish playbook "${playbook}": "playbooks:publish" needs the role lead in every tenant that uses it`,
    { hint: 'Roles are given in the Team documents' },
  );
}

function checkedPlaybook(api: ApiDependencies, name: string, text: string) {
  const { document, diagnostics } = checkDocument(text, `${name}/playbook.yaml`, worldOf(api.directory, SIGNATURES));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first !== undefined)
    throw hasErrors(name, `line ${lineOf(text, first.range.start)}: ${first.summary}`, errors.length);
  invariant(document !== undefined, `A document without an error that is none: ${name}`);
  if (document.kind !== 'Playbook' || document.plan.name !== name) {
    const found = document.kind === 'Playbook' ? `the playbook "${document.plan.name}"` : `a ${document.kind}`;
    throw new ApiError(400, 'playbook-has-errors', `Cannot publish playbook "${name}": the text is ${found}`);
  }
  const warnings = diagnostics.map(({ code, range, summary }) => ({ code, line: lineOf(text, range.start), summary }));
  // A plan is JSON by construction; its type does not say so.
  const body = document.plan as unknown as Json;
  invariant(digest(body) === document.sha256, 'A plan has the hash that the compiler gives it');
  return { body, sha256: document.sha256, language: document.plan.language, warnings };
}

function lineOf(text: string, offset: number): number {
  return lineColumn(text, offset).line;
}

function hasErrors(name: string, first: string, count: number): ApiError {
  const all = count === 1 ? 'an error' : `${count} errors, the first`;
  return new ApiError(
    400,
    'playbook-has-errors',
    `Cannot publish playbook "${name}" because it has ${all} in ${first}`,
    {
      hint: 'The server checks it against the documents in its own content folder; watchbill check against yours',
    },
  );
}

function requireGreen(name: string, { passed, failed, outcomes }: CasesView): void {
  if (passed > 0 && failed === 0 && outcomes.covered >= outcomes.total) return;
  throw new ApiError(
    400,
    'cases-not-green',
    `Cannot publish playbook "${name}" because its cases have to pass and cover every outcome: ${passed} passed, ${failed} failed, ${outcomes.covered} of ${outcomes.total} outcomes are covered`,
    { hint: 'watchbill test --coverage says what is missing' },
  );
}

function overtaken(playbook: string, version: number): ApiError {
  return new ApiError(
    409,
    'version-overtaken',
    `Cannot publish playbook "${playbook}": version ${version} is the current one now, which is not the one that was compared with`,
    { hint: `See what it changed: watchbill diff ${playbook}@${version} PATH; then publish again` },
  );
}
