import { guidFrom } from '../records/seeded-random.ts';

/** One customer as the simulated upstreams know it. */
export interface SimulatedTenant {
  readonly name: string;
  /** Directory id of the customer; `tid` of its tokens. */
  readonly entraTenantId: string;
  /** The application that polls, and its secret. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The certificate that the application knows beside the secret, as PEM. @default none */
  readonly certificate?: string;
  /** Mail domain of its people. */
  readonly domain: string;
  /** Users of its ServiceNow instance: the first may write, `reader` may not. */
  readonly servicenow: {
    readonly user: string;
    readonly password: string;
    readonly reader: { readonly user: string; readonly password: string };
  };
}

/** Who writes the program: one GUID for all tenants, sent as PublisherIdentifier. */
export const PUBLISHER_ID = guidFrom('publisher:watchbill');

export const DEMO_TENANT_NAMES = ['contoso', 'fabrikam', 'tailspin'] as const;

/** Assignment groups of every ServiceNow instance. */
export const ASSIGNMENT_GROUPS = ['monitoring', 'csirt', 'threat-hunting'] as const;

/** A tenant whose ids and secrets all follow from its name, so that a demo estate can be written down beforehand. */
export function tenantFromName(name: string): SimulatedTenant {
  return {
    name,
    entraTenantId: guidFrom(`tenant:${name}`),
    clientId: guidFrom(`client:${name}`),
    clientSecret: `${name}-client-secret`,
    domain: `${name}.example`,
    servicenow: {
      user: 'watchbill',
      password: `${name}-servicenow-password`,
      reader: { user: 'reader', password: `${name}-reader-password` },
    },
  };
}
