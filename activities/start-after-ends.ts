import type { PlaybookName, RunId, TenantId } from '../contracts/ids.ts';
import type { Sha256 } from '../contracts/json.ts';
import { utcTime } from '../contracts/time.ts';
import { workflowIdFor } from '../identity/workflow-ids.ts';
import { matchEnd, type EndedRun } from '../language/plan/match-end.ts';
import { readPlan } from '../language/plan/read-plan.ts';
import { readPlanBody } from '../ledger/plans.ts';
import { listPlaybooks } from '../ledger/playbooks.ts';
import {
  markHeard,
  releaseEnd,
  settleEnd,
  takeEnd,
  unheardEnds,
  type EndKey,
  type UnheardEnd,
} from '../ledger/run-ends.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { enabledPlaybook, snapshotOf, type EnabledPlaybook } from './enabled-playbooks.ts';
import { mayBegin } from './prepare-run.ts';
import type { RunToStart } from './run-starter.ts';
import { runToStart } from './run-to-start.ts';

/*
 * The end of a run starts runs of the playbooks of its tenant that want it. A crash may come anywhere:
 *
 *   take (run, playbook) in the ledger → does Temporal know the run already? → admission → start → settle
 *
 * What was taken and not settled is taken again after a minute, and the run that was started by then is found under its
 * id, which is made of the run that ended. The end counts as heard once every playbook that wants it is settled.
 */

/** Starts what the ends of runs ask for; answers how many runs it started. To be called every few seconds. */
export function startAfterEnds(dependencies: ActivityDependencies) {
  const listeners = new Listeners(dependencies);
  return async (): Promise<number> => {
    const ends = await unheardEnds(dependencies.db);
    if (ends.length > 0) await listeners.refresh();
    let started = 0;
    for (const id of new Set(ends.map(({ tenant }) => tenant))) {
      const ofTenant = ends.filter(({ tenant }) => tenant === id);
      started += await hearTenant(dependencies, id, { ends: ofTenant, listeners });
    }
    return started;
  };
}

/** Which published playbooks start by the end of which; a plan is read once. */
class Listeners {
  readonly #dependencies: ActivityDependencies;
  readonly #byPlan = new Map<Sha256, ReadonlySet<PlaybookName>>();
  #current: readonly (readonly [PlaybookName, ReadonlySet<PlaybookName>])[] = [];

  constructor(dependencies: ActivityDependencies) {
    this.#dependencies = dependencies;
  }

  async refresh(): Promise<void> {
    const published = await listPlaybooks(this.#dependencies.db);
    this.#current = await Promise.all(
      published.map(async ({ playbook, sha256 }) => [playbook, await this.#startedBy(sha256)] as const),
    );
  }

  /** Playbooks of a tenant that want ends of these, by name. */
  async of(tenant: Tenant, ended: ReadonlySet<PlaybookName>): Promise<readonly EnabledPlaybook[]> {
    const names = this.#current.flatMap(([name, startedBy]) =>
      tenant.playbooks[name]?.enabled === true && [...startedBy].some((one) => ended.has(one)) ? [name] : [],
    );
    const playbooks = await Promise.all(names.map((name) => enabledPlaybook(this.#dependencies, tenant, name)));
    return playbooks.filter((playbook) => playbook !== undefined);
  }

  async #startedBy(sha256: Sha256): Promise<ReadonlySet<PlaybookName>> {
    const known = this.#byPlan.get(sha256);
    if (known !== undefined) return known;
    const read = readPlan((await readPlanBody(this.#dependencies.db, sha256)) ?? null);
    const triggers = 'plan' in read ? read.plan.triggers : [];
    const startedBy = new Set(triggers.flatMap((one) => (one.kind === 'playbook' ? [one.playbook] : [])));
    this.#byPlan.set(sha256, startedBy);
    return startedBy;
  }
}

async function hearTenant(
  dependencies: ActivityDependencies,
  id: TenantId,
  { ends, listeners }: { readonly ends: readonly UnheardEnd[]; readonly listeners: Listeners },
): Promise<number> {
  const tenant = dependencies.directory().tenants.get(id);
  const names = new Set(ends.map(({ playbook }) => playbook));
  const playbooks = tenant === undefined ? [] : await listeners.of(tenant, names);
  const heard: RunId[] = [];
  let started = 0;
  for (const end of ends) {
    const done = tenant === undefined ? NOTHING : await hear(dependencies, tenant, { end, playbooks });
    started += done.started;
    if (!done.isLater) heard.push(end.runId);
  }
  await markHeard(dependencies.db, id, heard);
  return started;
}

interface Heard {
  readonly started: number;
  /** True where a playbook could not be served now: the end comes again. */
  readonly isLater: boolean;
}

const NOTHING: Heard = { started: 0, isLater: false };

async function hear(
  dependencies: ActivityDependencies,
  tenant: Tenant,
  given: { readonly end: UnheardEnd; readonly playbooks: readonly EnabledPlaybook[] },
): Promise<Heard> {
  let { started, isLater } = NOTHING;
  for (const playbook of given.playbooks) {
    const became = await startAfter(dependencies, tenant, { ended: endedRun(given.end), playbook });
    if (became === 'started') started += 1;
    isLater ||= became === 'later';
  }
  return { started, isLater };
}

async function startAfter(
  dependencies: ActivityDependencies,
  tenant: Tenant,
  { ended, playbook }: { readonly ended: EndedRun; readonly playbook: EnabledPlaybook },
): Promise<'started' | 'later' | 'nothing'> {
  const { db, log, now } = dependencies;
  const matching = matchEnd(playbook.plan, ended, { tenant: snapshotOf(tenant), now: utcTime(now()) });
  if (matching.kind === 'unwanted') return 'nothing';
  const key: EndKey = { runId: ended.id, playbook: playbook.ref.playbook, trigger: matching.trigger };
  const taken = await takeEnd(db, tenant.id, key);
  if (taken !== 'taken') return taken === 'done' ? 'nothing' : 'later';
  const { deploymentKey } = dependencies;
  const prepared =
    matching.kind === 'wanted'
      ? runToStart(tenant, playbook, {
          ...matching,
          workflowId: workflowIdFor(deploymentKey, tenant.id, key.playbook, `end ${ended.id}`),
        })
      : { ok: false as const, failure: matching.failure };
  if (prepared.ok) return begin(dependencies, tenant, { key, run: prepared.run });
  const { message } = prepared.failure;
  log.warn({ tenant: tenant.id, playbook: key.playbook, endOf: ended.id, reason: message }, 'start-refused');
  await settleEnd(db, tenant.id, key, { result: 'refused', reason: message });
  return 'nothing';
}

async function begin(
  dependencies: ActivityDependencies,
  tenant: Tenant,
  { key, run }: { readonly key: EndKey; readonly run: RunToStart },
): Promise<'started' | 'later'> {
  const { db, runs } = dependencies;
  const { workflowId } = run;
  if ((await runs.find(workflowId)) === undefined) {
    if (!(await mayBegin(dependencies, tenant))) {
      await releaseEnd(db, tenant.id, key);
      return 'later';
    }
    await runs.start(run);
  }
  await settleEnd(db, tenant.id, key, { result: 'started', workflowId });
  return 'started';
}

function endedRun({ runId, playbook, outcome, outputs, starter, startedAt, endedAt }: UnheardEnd): EndedRun {
  return {
    id: runId,
    playbook,
    outcome,
    outputs: outputs ?? {},
    startedAt,
    endedAt,
    starter,
  };
}
