import { resolve } from 'node:path';
import type { Command } from '@commander-js/extra-typings';
import type { TenantId } from '../../contracts/ids.ts';
import type { Directory, Tenant } from '../../tenants/tenant.ts';
import type { Cli } from '../cli.ts';
import { CliProblem } from '../cli-problem.ts';
import { EXIT } from '../exit-codes.ts';
import { text } from '../output/text.ts';

/** `watchbill explain value TENANT NAME` */
export function addExplainValue(explain: Command<[string], { json?: true | undefined }>, cli: Cli): void {
  explain
    .command('value')
    .description('say where a value of a tenant comes from: itself or which of its groups; needs no server')
    .argument('<tenant>', 'name of the tenant')
    .argument('<name>', 'name of the value, as playbooks read it after "tenant."')
    .option('--json', 'print JSON for programs')
    .action(async (asked, name, _options, command) => {
      // The command around it has the same option and may take it first.
      const { json } = command.optsWithGlobals();
      const { loadDirectory } = await import('../../tenants/load-directory.ts');
      const { directory } = loadDirectory(resolve(cli.folder, cli.env['WATCHBILL_CONTENT'] ?? 'demo'));
      const tenant = tenantOf(directory, asked);
      const sources = sourcesOf(tenant, name);
      if (json === true) return cli.terminal.json({ tenant: tenant.id, name, value: tenant.values[name], sources });
      for (const [at, source] of sources.entries()) {
        const value = JSON.stringify(source.value);
        const said = `${source.kind} ${source.name}: ${value}`;
        cli.terminal.line(at === 0 ? text`${said} (counts)` : text`${said} (hidden)`);
      }
    });
}

function tenantOf({ tenants }: Directory, asked: string): Tenant {
  const tenant = tenants.get(asked as TenantId); // whether it is one is what the map answers
  if (tenant !== undefined) return tenant;
  throw new CliProblem(EXIT.notFound, `Cannot find the tenant "${asked}"`, {
    code: 'no-such-tenant',
    hint: `Tenants are: ${[...tenants.keys()].join(', ')}`,
  });
}

/** The documents that give a value; the first counts. @throws {CliProblem} none does */
function sourcesOf({ id, groups, valueSources }: Tenant, name: string) {
  const sources = valueSources[name];
  if (sources !== undefined) return sources;
  const asked = groups.length === 0 ? 'it has no groups' : `its groups are ${groups.join(', ')}`;
  throw new CliProblem(
    EXIT.notFound,
    `Cannot find the value "${name}" of tenant "${id}": nothing gives it, and ${asked}`,
    {
      code: 'no-such-value',
      hint: `Values are: ${Object.keys(valueSources).sort().join(', ')}`,
    },
  );
}
