import { parseArgs } from 'node:util';
import type { SimulatorSettings } from './simulator-settings.ts';

const HTTP_PORT = 7_430;
const SMTP_PORT = 7_431;
const EVENTS_PER_MINUTE = 12;

/** What the program was asked to do, or why it cannot. */
export type ReadSettings = { readonly settings: SimulatorSettings } | { readonly problem: string };

/**
 * Reads the settings of the process; an argument goes before its variable:
 * `--folder` SIMULATOR_FOLDER, `--http-port` SIMULATOR_HTTP_PORT (0: free), `--smtp-port` SIMULATOR_SMTP_PORT,
 * `--seed` SIMULATOR_SEED, `--events-per-minute` SIMULATOR_EVENTS_PER_MINUTE, `--tenants` SIMULATOR_TENANTS (a,b,c).
 */
export function readSettings(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ReadSettings {
  const options = readOptions(args);
  if ('problem' in options) return options;
  const textOf = (name: string): string | undefined =>
    options.values.get(name) ?? environment[`SIMULATOR_${name.toUpperCase().replaceAll('-', '_')}`];
  const numbers = new Map<string, number>();
  for (const [name, otherwise] of NUMBERS) {
    const value = Number(textOf(name) ?? otherwise);
    if (!Number.isInteger(value) || value < 0)
      return { problem: `Cannot start the simulator: "${name}" is not a whole number` };
    numbers.set(name, value);
  }
  const tenants = textOf('tenants')?.split(',');
  const settings: SimulatorSettings = {
    folder: textOf('folder') ?? '.watchbill/simulator',
    hasDemoTickets: true,
    seed: numbers.get('seed') ?? 1,
    ports: { http: numbers.get('http-port') ?? HTTP_PORT, smtp: numbers.get('smtp-port') ?? SMTP_PORT },
    behaviour: { producer: { eventsPerMinute: numbers.get('events-per-minute') ?? EVENTS_PER_MINUTE } },
    ...(tenants === undefined ? {} : { tenants }),
  };
  return { settings };
}

const NUMBERS: readonly (readonly [string, number])[] = [
  ['seed', 1],
  ['http-port', HTTP_PORT],
  ['smtp-port', SMTP_PORT],
  ['events-per-minute', EVENTS_PER_MINUTE],
];

const OPTIONS = {
  folder: { type: 'string' },
  seed: { type: 'string' },
  tenants: { type: 'string' },
  'http-port': { type: 'string' },
  'smtp-port': { type: 'string' },
  'events-per-minute': { type: 'string' },
} as const;

function readOptions(args: readonly string[]): { readonly values: Map<string, string> } | { readonly problem: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    return { values: new Map(Object.entries(values)) };
  } catch (error) {
    return { problem: `Cannot start the simulator: ${error instanceof Error ? error.message : String(error)}` };
  }
}
