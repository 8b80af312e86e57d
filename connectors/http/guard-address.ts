import { lookup as resolve } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import ipaddr from 'ipaddr.js';

/** Which addresses an upstream may have: `public` ones only, or also those of a `private` network. */
export type AddressReach = 'public' | 'private' | 'loopback';

/** The name of an upstream resolved to an address that it may not have. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

// Azure's wire server hands out machine secrets and counts as public (tried with three filter packages).
const AZURE_WIRE_SERVER = '168.63.129.16';
const PRIVATE_RANGES: ReadonlySet<string> = new Set(['private', 'uniqueLocal', 'carrierGradeNat']);

/** Whether a literal address may be connected to. Link-local ones, where clouds keep their metadata, never. */
export function mayConnect(address: string, reach: AddressReach): boolean {
  if (!ipaddr.isValid(address) || address === AZURE_WIRE_SERVER) return false;
  const range = ipaddr.process(address).range();
  if (reach === 'loopback') return range === 'loopback';
  return range === 'unicast' || (reach === 'private' && PRIVATE_RANGES.has(range));
}

/** Whether a host name or literal of a URL means this machine. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || mayConnect(hostname.replace(/^\[|\]$/g, ''), 'loopback');
}

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * A name lookup for sockets that refuses a name when any of its addresses is out of reach, so that a name cannot
 * be pointed at an inner machine after it was configured. Literal addresses do not come here: the client checks them.
 */
export function guardedLookup(reach: AddressReach) {
  return (hostname: string, options: LookupOptions, callback: LookupCallback): void => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const refused = addresses.find(({ address }) => !mayConnect(address, reach));
      const first = addresses[0];
      if (refused !== undefined || first === undefined) {
        return callback(new AddressRefused(`"${hostname}" has the address "${refused?.address ?? ''}"`), []);
      }
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}
