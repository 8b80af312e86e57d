import { checkDocument } from '../language/check-document.ts';
import type { Diagnostic } from '../language/diagnostic.ts';
import { playbookFacts } from '../language/playbook-facts.ts';
import type { World } from '../language/world.ts';
import type { Catalog, CatalogEntry } from './catalog.ts';

/**
 * Checks playbooks that call others, start by their ends or have webhooks, against all that the folder holds: whom a call names is known only once every file has
 * been read. One with an error is no longer among the playbooks.
 */
export function checkCalls({ playbooks, diagnostics, texts }: Catalog, world: World): Catalog {
  const facts = new Map([...playbooks].map(([name, { plan }]) => [name as string, playbookFacts(plan)]));
  const kept = new Map(playbooks);
  const found = [...diagnostics];
  for (const [name, entry] of playbooks) {
    const known = facts.get(name);
    if (known?.calls.size === 0 && known.startedBy.size === 0 && known.webhooks.size === 0) continue;
    const errors = errorsOf(entry, texts, { ...world, playbooks: facts });
    found.push(...errors);
    if (errors.length > 0) kept.delete(name);
  }
  return { playbooks: kept, diagnostics: found, texts };
}

/** What is new are errors: everything else was told before. */
function errorsOf({ file }: CatalogEntry, texts: Catalog['texts'], world: World): readonly Diagnostic[] {
  const { diagnostics } = checkDocument(texts.get(file) ?? '', file, world);
  return diagnostics.filter(({ severity }) => severity === 'error');
}
