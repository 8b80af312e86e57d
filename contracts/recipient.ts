/** Whom a message, a question, a task or a call is for. A rota stands for whoever is on duty. */
export type Recipient =
  { readonly team: string } | { readonly person: string } | { readonly audience: string } | { readonly rota: string };
