import { fail, keepWithin } from '../fault.ts';
import { TEXT_LENGTH_MAX } from '../limits.ts';
import type { Meter } from '../meter.ts';
import { BOOL, STRING } from '../static-type.ts';
import type { CelValue } from '../cel-value.ts';
import { type CelFunction, textAt } from './cel-function.ts';
import { isPrivate, parseIpAddress } from './ip-address.ts';

const TEXT_PARAMETER = [{ name: 'text', kinds: ['string'] }] as const;
const ADDRESS_PARAMETER = [{ name: 'address', kinds: ['string'] }] as const;
/** What ends the host of an address; browsers take a backslash for a slash. */
const HOST_END = /[/?#\\]/;
const HOST = /^[^\s:@[\]<>"'`{}|^,;()]+$/u;

/** Functions of indicators: addresses, hosts, links. */
export const INDICATOR_FUNCTIONS: readonly CelFunction[] = [
  {
    name: 'defang',
    signature: 'defang(text): string',
    meaning: 'The text with links, hosts and mail addresses that nobody can click by mistake.',
    example: { expression: 'defang("https://evil.example/a")', result: 'hxxps://evil[.]example/a' },
    parameters: TEXT_PARAMETER,
    returns: STRING,
    call: (args, meter) => defang(paid(args, meter)),
  },
  {
    name: 'refang',
    signature: 'refang(text): string',
    meaning: 'The text with defanged links, hosts and mail addresses as they were.',
    example: { expression: 'refang("hxxps://evil[.]example/a")', result: 'https://evil.example/a' },
    parameters: TEXT_PARAMETER,
    returns: STRING,
    call: (args, meter) => refang(paid(args, meter)),
  },
  {
    name: 'domain',
    signature: 'domain(text): string',
    meaning: 'The host of a link, a mail address or a host, in small letters; "" if there is none.',
    example: { expression: 'domain("https://eve@Login.Example.com:8443/a")', result: 'login.example.com' },
    parameters: TEXT_PARAMETER,
    returns: STRING,
    call: (args, meter) => domain(paid(args, meter)),
  },
  {
    name: 'is_ip',
    signature: 'is_ip(text): bool',
    meaning: 'Whether the text is an IPv4 or IPv6 address.',
    example: { expression: 'is_ip("2001:db8::1")', result: true },
    parameters: TEXT_PARAMETER,
    returns: BOOL,
    call: (args) => parseIpAddress(textAt(args, 0)) !== undefined,
  },
  {
    name: 'is_private_ip',
    signature: 'is_private_ip(address): bool',
    meaning:
      'Whether an address is private, loopback, link-local, shared or unspecified. What is no address is a failure: test it with `is_ip` first.',
    example: { expression: 'is_private_ip("192.168.7.1")', result: true },
    parameters: ADDRESS_PARAMETER,
    returns: BOOL,
    call: (args) => {
      const address = parseIpAddress(textAt(args, 0));
      return address === undefined
        ? fail('"is_private_ip" takes an IPv4 or IPv6 address. Test the text with is_ip(…) first')
        : isPrivate(address);
    },
  },
];

function paid(args: readonly CelValue[], meter: Meter): string {
  const text = textAt(args, 0);
  keepWithin(text.length, TEXT_LENGTH_MAX / 4, 'characters in a text with indicators');
  meter.spend(text.length);
  return text;
}

function defang(text: string): string {
  return text
    .replace(/\bhttp(s?):\/\//gi, 'hxxp$1://')
    .replace(/(?<=[^\s[])\.(?=[^\s\].])/g, '[.]')
    .replace(/(?<=[^\s[])@(?=[^\s\]])/g, '[@]');
}

function refang(text: string): string {
  return text
    .replace(/\bh(?:xx|XX)p(s?)(?=\[?:)/gi, 'http$1')
    .replace(/\[:\/\/\]|\[:\]\/\//g, '://')
    .replace(/\[\.\]|\(\.\)|\[dot\]|\(dot\)/gi, '.')
    .replace(/\[@\]|\[at\]|\(at\)/gi, '@');
}

function domain(text: string): string {
  const inner = /<([^<>]*)>/.exec(text)?.[1] ?? text;
  const address = inner.trim().replace(/^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/i, '');
  const [authority = ''] = address.split(HOST_END, 1);
  const withPort = authority.slice(authority.lastIndexOf('@') + 1);
  const ipv6 = /^\[([0-9a-f:.]+)\](?::\d*)?$/i.exec(withPort)?.[1];
  if (ipv6 !== undefined) return parseIpAddress(ipv6) === undefined ? '' : ipv6.toLowerCase();
  const host = withPort.replace(/:\d*$/, '').replace(/\.$/, '').toLowerCase();
  return HOST.test(host) ? host : '';
}
