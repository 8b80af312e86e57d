import type { Json, JsonObject } from '../contracts/json.ts';
import type { TenantDocument } from '../language/schema/tenant-schema.ts';
import type { TenantGroupDocument } from '../language/schema/tenant-group-schema.ts';

/** A document that gives a value. */
export interface ValueSource {
  readonly kind: 'Tenant' | 'TenantGroup';
  readonly name: string;
  readonly value: Json;
}

/** What a tenant has after its groups were asked. */
export interface Inherited {
  readonly values: JsonObject;
  /** By value: every document that gives it. The first counts and hides the others. */
  readonly sources: Readonly<Record<string, readonly ValueSource[]>>;
  readonly playbooks: NonNullable<TenantDocument['playbooks']>;
}

type PlaybookUseSource = Inherited['playbooks'][string];

/**
 * Resolves values and playbooks: what the tenant says, else the first of its groups that says it. A group that does not
 * exist gives nothing; that it is missing has been told.
 */
export function inherit(tenant: TenantDocument, groups: ReadonlyMap<string, TenantGroupDocument>): Inherited {
  const ofTenant = (tenant.groups ?? []).flatMap((name) => groups.get(name) ?? []);
  const documents = [tenant, ...ofTenant.filter((group, at) => ofTenant.indexOf(group) === at)];
  const sources = sourcesOf(documents);
  return {
    values: Object.fromEntries(
      Object.entries(sources).flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first.value]])),
    ),
    sources,
    playbooks: playbooksOf(documents),
  };
}

function sourcesOf(documents: readonly (TenantDocument | TenantGroupDocument)[]): Inherited['sources'] {
  const sources = new Map<string, ValueSource[]>();
  for (const { kind, name, values } of documents) {
    for (const [key, value] of Object.entries(values ?? {}))
      sources.set(key, [...(sources.get(key) ?? []), { kind, name, value }]);
  }
  return Object.fromEntries(sources);
}

/** Of each playbook every member by itself, and of `inputs` every input: a tenant that changes one keeps the others. */
function playbooksOf(documents: readonly (TenantDocument | TenantGroupDocument)[]): Inherited['playbooks'] {
  const uses = new Map<string, PlaybookUseSource>();
  for (const { playbooks } of documents) {
    for (const [name, later] of Object.entries(playbooks ?? {})) {
      const use = uses.get(name) ?? {};
      const inputs = { ...later.inputs, ...use.inputs };
      uses.set(name, { ...later, ...use, ...(Object.keys(inputs).length === 0 ? {} : { inputs }) });
    }
  }
  return Object.fromEntries(uses);
}
