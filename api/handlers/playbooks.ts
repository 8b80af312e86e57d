import type { PlaybookName } from '../../contracts/ids.ts';
import type { InputSpec, Plan } from '../../language/plan/plan.ts';
import { currentPlan, listPlaybooks as listVersions } from '../../ledger/playbooks.ts';
import { notFound } from '../api-error.ts';
import type { ApiDependencies, Handler } from '../call.ts';
import type { PlaybookView } from '../contract.ts';
import { planOf } from '../plan-of.ts';

/** The playbooks that are published. */
export const listPlaybooks: Handler<'listPlaybooks'> = async (api) => {
  const versions = await listVersions(api.db);
  const found = await Promise.all(versions.map(({ playbook }) => findPlan(api, playbook)));
  return { status: 200, body: { playbooks: found.flatMap((one) => (one === undefined ? [] : [summaryOf(one)])) } };
};

/** One of them, with all that a start needs. */
export const getPlaybook: Handler<'getPlaybook'> = async (api, { params }) => {
  const found = await findPlan(api, params.name as PlaybookName);
  if (found === undefined) throw notFound('playbook', params.name);
  const inputs = Object.entries(found.plan.inputs).map(([name, spec]) => inputView(name, spec));
  const startedBy = found.plan.triggers.flatMap((trigger) => (trigger.kind === 'manual' ? trigger.roles : []));
  return { status: 200, body: { ...summaryOf(found), inputs, startedBy } };
};

interface FoundPlan {
  readonly plan: Plan;
  readonly sha256: string;
}

async function findPlan(api: ApiDependencies, playbook: PlaybookName): Promise<FoundPlan | undefined> {
  const current = await currentPlan(api.db, playbook);
  return current === undefined ? undefined : { plan: planOf(current.plan), sha256: current.sha256 };
}

function summaryOf({ plan, sha256 }: FoundPlan): PlaybookView {
  const { name, title, category, owner } = plan;
  return { name, title, category, owner, sha256, triggers: plan.triggers.map(({ kind }) => kind) };
}

function inputView(name: string, spec: InputSpec) {
  return {
    name,
    schema: { ...spec.schema },
    isRequired: spec.default === undefined,
    ...(spec.default === undefined ? {} : { default: spec.default }),
    ...(spec.description === undefined ? {} : { description: spec.description }),
  };
}
