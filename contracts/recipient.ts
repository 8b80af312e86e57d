/** Whom a message, a question or a task is for. */
export type Recipient = { readonly team: string } | { readonly person: string } | { readonly audience: string };
