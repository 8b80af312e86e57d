import { Type } from 'typebox';
import { Flag, Text, about, closed, oneOf } from './atoms.ts';
import { Address } from './address-schema.ts';
import { Secret } from './secret-schema.ts';

/** Id of a directory or an application. */
export const Guid = Type.String({
  pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  expect: 'a GUID such as «00000000-0000-0000-0000-000000000001»',
});

const GUID_EXAMPLE = '00000000-0000-0000-0000-000000000001';

/** Clouds of Microsoft; each has addresses of its own. */
export const CLOUDS = ['commercial', 'gcc', 'gcc-high', 'dod', 'china'] as const;

/** Keys that say how the application proves that it is itself; exactly one counts. */
export const CREDENTIALS = ['clientSecret', 'certificate', 'federatedToken', 'managedIdentity'] as const;

const Certificate = closed({
  file: about(Text, 'Path of a PEM file with the certificate and its private key, on the machine of the worker.', {
    examples: ['/run/secrets/woodgrove.pem'],
  }),
  password: Type.Optional(
    about(Secret, 'Where the password of the private key is found, if the key is encrypted.', {
      examples: [{ env: 'WOODGROVE_KEY' }],
    }),
  ),
  sendChain: Type.Optional(
    about(Flag, 'Whether the chain is sent along, for applications that trust an issuer and a name.', {
      default: false,
      examples: [true],
    }),
  ),
});

const FederatedToken = closed({
  file: about(Text, 'Path of the file that the token of the other issuer is kept in.', {
    examples: ['/var/run/secrets/azure/tokens/azure-identity-token'],
  }),
});

const ManagedIdentity = closed({
  clientId: Type.Optional(
    about(Guid, 'Id of a user-assigned identity, instead of the one of the machine.', { examples: [GUID_EXAMPLE] }),
  ),
  direct: Type.Optional(
    about(
      Flag,
      'Whether the identity signs in itself, in its own directory, instead of vouching for the application.',
      {
        default: false,
        examples: [true],
      },
    ),
  ),
});

/** The application that Watchbill signs in as. A connection that says its own uses that: another application for another power. */
export const SIGN_IN = {
  clientId: Type.Optional(
    about(Guid, 'Id of the application that Watchbill signs in as.', { examples: [GUID_EXAMPLE] }),
  ),
  clientSecret: Type.Optional(
    about(Secret, 'Where the secret of the application is found; never the secret itself.', {
      examples: [{ env: 'WOODGROVE_SECRET' }],
    }),
  ),
  certificate: Type.Optional(
    about(Certificate, 'The certificate that the application signs in with, instead of a secret.', {
      examples: [{ file: '/run/secrets/woodgrove.pem' }],
    }),
  ),
  federatedToken: Type.Optional(
    about(FederatedToken, 'A token of another issuer that the application trusts, as Kubernetes has it.', {
      examples: [{ file: '/var/run/secrets/azure/tokens/azure-identity-token' }],
    }),
  ),
  managedIdentity: Type.Optional(
    about(ManagedIdentity, 'The identity that Azure gives the machine; it vouches for the application.', {
      examples: [{}],
    }),
  ),
};

/** How Watchbill signs in to the Microsoft 365 of a tenant. */
export const Entra = closed({
  tenantId: about(Guid, 'Id of the tenant in Microsoft Entra.', { examples: [GUID_EXAMPLE] }),
  cloud: Type.Optional(
    about(oneOf(...CLOUDS), 'Cloud of Microsoft that the tenant is in: decides which addresses are called.', {
      default: 'commercial',
      examples: ['gcc-high'],
    }),
  ),
  ...SIGN_IN,
  authority: Type.Optional(
    about(Address, 'Where Watchbill signs in, instead of the address of the cloud.', {
      examples: ['https://login.example'],
    }),
  ),
});
