import { lookup } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import ipaddr from 'ipaddr.js';

/** Which addresses an upstream may have: `public` ones only, or also those of a `private` network. */
export type AddressReach = 'public' | 'private' | 'loopback';

/** The name of an upstream resolved to an address that it may not have. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

// Where clouds hand out secrets of the machine. Azure's wire server counts as public (tried with three filter packages);
// the others lie in ranges that networks on premises use as well.
const CLOUD_METADATA: ReadonlySet<string> = new Set([
  '168.63.129.16',
  '100.100.100.200',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd20:ce::254',
]);
const PRIVATE_RANGES: ReadonlySet<string> = new Set(['private', 'uniqueLocal', 'carrierGradeNat']);

/** Whether a literal address may be connected to. Link-local ones and others where clouds keep their metadata, never. */
export function mayConnect(address: string, reach: AddressReach): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address in IPv6 clothes is judged as the one that would be connected to.
  const bare = ipaddr.process(address);
  if (CLOUD_METADATA.has(bare.toString())) return false;
  const range = bare.range();
  if (reach === 'loopback') return range === 'loopback';
  return (range === 'unicast' && isGlobal(bare)) || (reach === 'private' && PRIVATE_RANGES.has(range));
}

/** The package takes all that has no name for unicast, `::7f00:1` too; the internet's part of IPv6 is 2000::/3. */
function isGlobal(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.kind() === 'ipv4' || ((address.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
}

/** Whether a host name or literal of a URL means this machine. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || mayConnect(hostname.replace(/^\[|\]$/g, ''), 'loopback');
}

/** Whether a URL names an address, and not a host, that may not be connected to: no lookup would see it. */
export function isLiteralOutOfReach(url: URL, reach: AddressReach): boolean {
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  return /^[\d.]+$|:/.test(literal) && !mayConnect(literal, reach);
}

/** Asks for the addresses of a name, as `lookup` of `node:dns` does. */
export type ResolveName = (
  hostname: string,
  options: LookupOptions & { readonly all: true },
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * A name lookup for sockets that refuses a name when any of its addresses is out of reach, so that a name cannot
 * be pointed at an inner machine after it was configured. The socket gets the very addresses that were checked, so
 * that a second answer of the name server changes nothing. Literal addresses do not come here: the client checks them.
 */
export function guardedLookup(reach: AddressReach, resolve: ResolveName = lookup) {
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
