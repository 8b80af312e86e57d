import { Type, type Static } from 'typebox';
import { Text, ValueMap, about, closed, envelope } from './atoms.ts';
import { PlaybookUses } from './tenant-schema.ts';

/** What several tenants have in common: values and playbooks that they inherit. */
export const TenantGroupSchema = closed({
  ...envelope('TenantGroup', 'retail'),
  title: about(Text, 'What people call the group.', { examples: ['Retail customers'] }),
  description: Type.Optional(
    about(Text, 'What its tenants have in common.', { examples: ['Shops that are open on Saturdays too'] }),
  ),
  values: Type.Optional(
    about(ValueMap, 'Values for its tenants, read as `tenant.<name>`; what a tenant says itself counts first.', {
      examples: [{ stale_hours: 24 }],
    }),
  ),
  playbooks: Type.Optional(
    about(
      PlaybookUses,
      'Which playbooks its tenants have, by name, and how they are used; a tenant may say otherwise.',
      {
        examples: [{ 'update-escalation-tickets': { enabled: true } }],
      },
    ),
  ),
});

/** A tenant group as it is written and checked. */
export type TenantGroupDocument = Static<typeof TenantGroupSchema>;
