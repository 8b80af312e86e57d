import { expect, test } from 'vitest';
import { CLOUDS } from '../../language/schema/entra-schema.ts';
import { CLOUD_ADDRESSES } from '../../tenants/clouds.ts';
import { findingsOf } from '../language/a-world.ts';

const ID = '00000000-0000-0000-0000-000000000001';
const SERVICES = { 'o365-management': `publisherId: ${ID}`, graph: '', 'defender-endpoint': '' } as const;
const connecting = (cloud: string, service: string, content: string) => `apiVersion: watchbill/v1
kind: Tenant
name: contoso
title: Contoso
timezone: Europe/Berlin
entra: { cloud: ${cloud}, tenantId: ${ID}, clientId: ${ID}, clientSecret: { env: X } }
connections: { ${service}: { ${content} } }
`;

test.each(CLOUDS)('in the cloud %s a connection is refused just where there is no address of it', (cloud) => {
  for (const service of ['o365-management', 'graph', 'defender-endpoint'] as const) {
    const findings = findingsOf(connecting(cloud, service, SERVICES[service]));
    expect(findings).toEqual(CLOUD_ADDRESSES[cloud][service] === undefined ? [`service-not-offered: ${service}`] : []);
  }
});

test.each(CLOUDS)('a token for the cloud %s goes to an address of https only', (cloud) => {
  const { authority, ...services } = CLOUD_ADDRESSES[cloud];
  const addresses = [authority, ...Object.values(services).flatMap(({ root, audience }) => [root, audience])];
  for (const address of addresses) expect(new URL(address)).toMatchObject({ protocol: 'https:', pathname: '/' });
});
