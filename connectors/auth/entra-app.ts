/** An application of Microsoft Entra as it signs in to the directory of one customer; secrets are already read. */
export interface EntraApp {
  /** Where tokens come from. @default https://login.microsoftonline.com */
  readonly authority?: string;
  /** Entra tenant of the customer, a GUID; also the `tid` that tokens must have. */
  readonly entraTenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}
