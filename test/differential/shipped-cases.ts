import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SIGNATURES } from '../../actions/catalogue.ts';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { invariant } from '../../contracts/invariant.ts';
import { checkDocument } from '../../language/check-document.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import { type CaseWorld, prepareCase } from '../../rehearsal/prepare-case.ts';
import { loadDirectory } from '../../tenants/load-directory.ts';
import { worldOf } from '../../tenants/world-of.ts';
import type { Scenario } from './compare.ts';

/** A case of a shipped playbook, as a scenario for both sides. */
export interface ShippedCase {
  /** As `malicious-mail/contained`. */
  readonly name: string;
  readonly document: CaseDocument;
  readonly scenario: Scenario;
}

const ROOT = join(import.meta.dirname, '../..');

/** What the shipped playbooks are checked against and their cases rehearsed in: the demo estate. */
export function shippedWorlds() {
  const { directory } = loadDirectory(join(ROOT, 'demo'));
  const world = worldOf(directory, SIGNATURES);
  const tenants = new Map([...directory.tenants].map(([name, { id, title, values }]) => [name, { id, title, values }]));
  return { world, caseWorld: { actions: SIGNATURES, tenants, samples: world.samples ?? new Map() } };
}

/** All cases of the shipped playbooks, for the tenants of the demo estate. */
export function loadShippedCases(): readonly ShippedCase[] {
  const { world, caseWorld } = shippedWorlds();
  const { playbooks } = loadCatalog(join(ROOT, 'playbooks'), world);
  return [...playbooks.entries()].flatMap(([playbook, { plan }]) => {
    const folder = join(ROOT, 'playbooks', playbook, 'cases');
    return readdirSync(folder).map((file) => {
      const { document } = checkDocument(readFileSync(join(folder, file), 'utf8'), file, world);
      invariant(document?.kind === 'Case', `A shipped case is not clean: ${file}`);
      const name = `${playbook}/${file.replace('.yaml', '')}`;
      return { name, document: document.case, scenario: scenarioOf(plan, document.case, caseWorld) };
    });
  });
}

function scenarioOf(plan: Plan, document: CaseDocument, world: CaseWorld): Scenario {
  const prepared = prepareCase(plan, document, world);
  invariant(!('problem' in prepared), 'A shipped case begins with what its playbook takes');
  return { plan, ...prepared };
}
