/** An address as 128 bits; an IPv4 address lies in the last 32 (`::ffff:0:0/96`), as networks carry it in IPv6. */
export type IpAddress = bigint;

const IPV4 = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const TEXT_LENGTH_MAX = 45;
const MAPPED = 0xffffn << 32n;

/** Ranges that no public network routes: prefix and the number of its bits. */
const PRIVATE: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::', 127], // unspecified, and loopback
  ['fc00::', 7],
  ['fe80::', 10],
];

/** Reads an IPv4 or IPv6 address; undefined if it is neither. No ports, no zones, no leading zeros in IPv4. */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (text.length > TEXT_LENGTH_MAX) return undefined;
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/** Whether an address is private, loopback, link-local, shared (100.64.0.0/10) or unspecified. */
export function isPrivate(address: IpAddress): boolean {
  return PRIVATE_RANGES.some(({ start, shift }) => address >> shift === start >> shift);
}

function parseIpv4(text: string): IpAddress | undefined {
  const bytes = IPV4.exec(text)?.slice(1).map(Number);
  if (bytes === undefined || bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((address, byte) => (address << 8n) | BigInt(byte), 0n) | MAPPED;
}

function parseIpv6(text: string): IpAddress | undefined {
  const halves = inHexadecimal(text)?.split('::') ?? [];
  const [head, tail] = halves.map(groupsOf);
  if (halves.length > 2 || head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0n), ...(tail ?? [])];
  return groups.reduce((address, group) => (address << 16n) | group, 0n);
}

/** The text with an IPv4 address at its end written as two groups. */
function inHexadecimal(text: string): string | undefined {
  const end = text.slice(text.lastIndexOf(':') + 1);
  if (!end.includes('.')) return text;
  const ipv4 = parseIpv4(end);
  if (ipv4 === undefined) return undefined;
  const groups = `${((ipv4 >> 16n) & 0xffffn).toString(16)}:${(ipv4 & 0xffffn).toString(16)}`;
  return text.slice(0, text.length - end.length) + groups;
}

/** Groups of 16 bits between colons. */
function groupsOf(text: string): readonly bigint[] | undefined {
  const parts = text === '' ? [] : text.split(':');
  return parts.every((part) => GROUP.test(part)) ? parts.map((part) => BigInt(`0x${part}`)) : undefined;
}

const PRIVATE_RANGES = PRIVATE.map(([text, bits]) => {
  const isIpv4 = !text.includes(':');
  return { start: parseIpAddress(text) as IpAddress, shift: BigInt(isIpv4 ? 32 - bits : 128 - bits) }; // the table has addresses only
});
