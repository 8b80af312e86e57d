import type { TokenCache } from './token-cache.ts';

/**
 * An application of Microsoft Entra as it signs in to the directory of one customer; secrets are already read.
 * It is handed on as a whole, so that a new way to prove who it is concerns nobody but `credentials/`.
 */
export type EntraApp = EntraClient & EntraCredential;

/** Who signs in, and where. */
export interface EntraClient {
  /** Where tokens come from. @default https://login.microsoftonline.com */
  readonly authority?: string;
  /** Entra tenant of the customer, a GUID; also the `tid` that tokens must have. */
  readonly entraTenantId: string;
  /** Id of the application; also the `appid` that tokens must have. */
  readonly clientId: string;
  /** Where tokens are kept for all connectors that sign in alike. @default each connector keeps its own */
  readonly tokens?: TokenCache;
}

/** How an application proves that it is itself: exactly one way. */
export type EntraCredential =
  | { readonly clientSecret: string }
  | { readonly certificate: EntraCertificate }
  | { readonly federatedToken: FederatedToken }
  | { readonly managedIdentity: ManagedIdentity };

/** A certificate whose public half the application knows. */
export interface EntraCertificate {
  /** Path of a PEM file with the certificate, its chain if any, and the private key; read at each use. */
  readonly file: string;
  /** Opens the private key. @default the key is not encrypted */
  readonly password?: string;
  /** Whether the chain is sent along, for applications that trust an issuer and a name. @default false */
  readonly sendChain?: boolean;
}

/** A token of another issuer that the application trusts, as Kubernetes puts into a file. */
export interface FederatedToken {
  /** Path of the file; read at each use, because it is renewed from outside. */
  readonly file: string;
}

/** The identity that Azure gives the machine that we run on. */
export interface ManagedIdentity {
  /** Id of a user-assigned identity. @default the identity of the machine itself */
  readonly clientId?: string;
  /** Whether the identity signs in itself, which works in its own directory only. @default it vouches for the application */
  readonly direct?: boolean;
}
