import { Type } from 'typebox';

/** An address of a service, without a user in it. */
export const Address = Type.String({
  pattern: '^https?://[^\\s/@]+(/[^\\s@]*)?$',
  expect: 'an address such as «https://example.com»',
});

/** An address of a mailbox. */
export const MailAddress = Type.String({
  pattern: '^[^\\s@<>",;:]{1,64}@[^\\s@<>",;:]{1,253}$',
  expect: 'a mail address such as «soc@example.com»',
});
