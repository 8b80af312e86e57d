import { invariant } from '../contracts/invariant.ts';
import type { CREDENTIALS } from '../language/schema/entra-schema.ts';
import type { TenantDocument } from '../language/schema/tenant-schema.ts';
import { CLOUD_ADDRESSES, type CloudAddresses } from './clouds.ts';
import type {
  Connections,
  CredentialRef,
  MicrosoftConnection,
  O365ManagementConnection,
  PolledEvents,
} from './tenant.ts';

const DEFAULTS = { contentTypes: ['Audit.General'], pollSeconds: 60, table: 'incident' } as const;

type Documents = NonNullable<TenantDocument['connections']>;

/** The connections of a checked document, with what it has in common for them, and the addresses of its cloud. */
export function connectionsFrom(document: TenantDocument): Connections {
  const {
    'o365-management': feed,
    graph,
    'defender-endpoint': endpoint,
    servicenow,
    smtp,
    teams,
  } = document.connections ?? {};
  return {
    ...(feed === undefined ? {} : { 'o365-management': feedFrom(document, feed) }),
    ...(graph === undefined ? {} : { graph: { ...microsoftFrom(document, 'graph', graph), ...polledFrom(graph) } }),
    ...(endpoint === undefined ? {} : { 'defender-endpoint': microsoftFrom(document, 'defender-endpoint', endpoint) }),
    ...(servicenow === undefined
      ? {}
      : { servicenow: { ...servicenow, ...polledFrom(servicenow), table: servicenow.table ?? DEFAULTS.table } }),
    ...(smtp === undefined ? {} : { smtp: { ...smtp, secure: smtp.secure ?? false } }),
    ...(teams === undefined ? {} : { teams }),
  };
}

function polledFrom({ events, pollSeconds }: Partial<PolledEvents>): PolledEvents {
  return { events: events ?? [], pollSeconds: pollSeconds ?? DEFAULTS.pollSeconds };
}

function feedFrom(document: TenantDocument, feed: NonNullable<Documents['o365-management']>): O365ManagementConnection {
  const { publisherId, contentTypes, pollSeconds } = feed;
  const { audience: _, ...connection } = microsoftFrom(document, 'o365-management', feed);
  return {
    ...connection,
    publisherId,
    contentTypes: contentTypes ?? DEFAULTS.contentTypes,
    pollSeconds: pollSeconds ?? DEFAULTS.pollSeconds,
  };
}

function microsoftFrom(
  document: TenantDocument,
  name: Exclude<keyof CloudAddresses, 'authority'>,
  own: OwnSignIn & { readonly root?: string },
): MicrosoftConnection {
  const cloud = CLOUD_ADDRESSES[document.entra?.cloud ?? 'commercial'];
  const root = checked(own.root ?? cloud[name]?.root);
  return {
    authority: own.authority ?? document.entra?.authority ?? cloud.authority,
    entraTenantId: checked(own.entraTenantId ?? document.entra?.tenantId),
    clientId: checked(own.clientId ?? document.entra?.clientId),
    ...checked(credentialFrom(own) ?? credentialFrom(document.entra)),
    root,
    audience: cloud[name]?.audience ?? root,
  };
}

/** What a connection says itself counts before what the tenant says for all. */
type OwnSignIn = Credentials & {
  readonly entraTenantId?: string;
  readonly clientId?: string;
  readonly authority?: string;
};

/** The ways to sign in that a document may write; that it writes one has been checked: `sign-in-twice`. */
type Credentials = Pick<NonNullable<TenantDocument['entra']>, (typeof CREDENTIALS)[number]>;

function credentialFrom(said: Credentials | undefined): CredentialRef | undefined {
  if (said?.clientSecret !== undefined) return { clientSecret: said.clientSecret };
  if (said?.certificate !== undefined) return { certificate: said.certificate };
  if (said?.federatedToken !== undefined) return { federatedToken: said.federatedToken };
  return said?.managedIdentity === undefined ? undefined : { managedIdentity: said.managedIdentity };
}

/** A document without it has been refused: `sign-in-missing`, `service-not-offered`. */
function checked<T>(value: T | undefined): T {
  invariant(value !== undefined, 'The check of the tenant should have refused a connection without address or sign-in');
  return value;
}
