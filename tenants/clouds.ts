import type { CLOUDS } from '../language/schema/entra-schema.ts';

/** Name of a cloud of Microsoft. */
export type Cloud = (typeof CLOUDS)[number];

/** Where the services of a cloud are, and what tokens for them are asked for by. */
export interface CloudAddresses {
  /** Where tokens come from. */
  readonly authority: string;
  /** Management Activity API; missing where Microsoft lists none. */
  readonly 'o365-management'?: ServiceAddress;
  readonly graph: ServiceAddress;
  /** Missing where it is not offered. */
  readonly 'defender-endpoint'?: ServiceAddress;
}

/** A service and the audience that its tokens are for. */
export interface ServiceAddress {
  readonly root: string;
  readonly audience: string;
}

const PUBLIC_LOGIN = 'https://login.microsoftonline.com';
const GOVERNMENT_LOGIN = 'https://login.microsoftonline.us';
const GOVERNMENT_ENDPOINT = sameName('https://api-gov.securitycenter.microsoft.us');

/**
 * Addresses by cloud.
 *
 * @see Microsoft «National cloud deployments»; «Defender for Endpoint for US Government customers»
 */
export const CLOUD_ADDRESSES: Readonly<Record<Cloud, CloudAddresses>> = {
  commercial: {
    authority: PUBLIC_LOGIN,
    'o365-management': sameName('https://manage.office.com'),
    graph: sameName('https://graph.microsoft.com'),
    'defender-endpoint': {
      root: 'https://api.security.microsoft.com',
      audience: 'https://api.securitycenter.microsoft.com',
    },
  },
  gcc: {
    authority: PUBLIC_LOGIN,
    'o365-management': sameName('https://manage-gcc.office.com'),
    graph: sameName('https://graph.microsoft.com'),
    'defender-endpoint': sameName('https://api-gcc.securitycenter.microsoft.us'),
  },
  'gcc-high': {
    authority: GOVERNMENT_LOGIN,
    'o365-management': sameName('https://manage.office365.us'),
    graph: sameName('https://graph.microsoft.us'),
    'defender-endpoint': GOVERNMENT_ENDPOINT,
  },
  dod: {
    authority: GOVERNMENT_LOGIN,
    'o365-management': sameName('https://manage.protection.apps.mil'),
    graph: sameName('https://dod-graph.microsoft.us'),
    'defender-endpoint': GOVERNMENT_ENDPOINT,
  },
  china: {
    authority: 'https://login.chinacloudapi.cn',
    graph: sameName('https://microsoftgraph.chinacloudapi.cn'),
  },
};

function sameName(root: string): ServiceAddress {
  return { root, audience: root };
}
