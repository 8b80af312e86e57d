import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { createAdmission } from '../activities/admission.ts';
import { createBudgetPort } from '../activities/budget-port.ts';
import type { ActivityDependencies } from '../activities/dependencies.ts';
import { createUpstreams } from '../activities/upstreams.ts';
import { loadDecisionKeys } from '../identity/decision-key.ts';
import { loadDeploymentKey } from '../identity/deployment-key.ts';
import type { LedgerDatabase } from '../ledger/database.ts';
import { ACTIONS, type Content } from './publish-content.ts';
import type { PublishedPlans } from './published-plans.ts';
import type { WorkerSettings } from './settings.ts';
import { createSlotCalendar } from './slot-calendar.ts';
import { createRunStarter } from './temporal-run-starter.ts';

/** What the process has opened. */
export interface Opened {
  readonly db: LedgerDatabase;
  readonly client: Client;
  readonly content: Content;
  readonly published: PublishedPlans;
  readonly log: Logger;
}

/** Wires everything that activities work with. */
export async function wireDependencies(settings: WorkerSettings, opened: Opened): Promise<ActivityDependencies> {
  const { db, client, content, published, log } = opened;
  const directory = () => content.directory;
  const [deploymentKey, { verifying }] = await Promise.all([
    loadDeploymentKey(settings.dataFolder),
    loadDecisionKeys(settings.dataFolder),
  ]);
  return {
    db,
    directory,
    actions: ACTIONS,
    upstreams: createUpstreams(directory, createBudgetPort(db)),
    runs: createRunStarter(client, settings.taskQueue),
    admission: createAdmission(),
    slots: createSlotCalendar({ directory: content.directory, published }),
    deploymentKey,
    verifyingKey: verifying,
    log: log.child({ component: 'activities' }),
    now: () => Date.now(),
  };
}
