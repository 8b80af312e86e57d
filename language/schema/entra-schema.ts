import { Type } from 'typebox';
import { about, closed, oneOf } from './atoms.ts';
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
