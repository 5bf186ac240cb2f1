import { type AbstractIntlMessages, NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { takeApart } from "@/lib/platform/i18n/take-apart";
import { AddedMessages } from "./added-messages";

type Words = { [key: string]: string | Words };

// Browsers get sentences taken apart already, so that no page carries the parser (see `resolveAlias` in next.config.ts).
const takenApart = new WeakMap<object, AbstractIntlMessages>();
function forClients(words: Words): AbstractIntlMessages {
  const known = takenApart.get(words);
  if (known) return known;
  const entries = Object.entries(words).map(([key, value]) => [
    key,
    typeof value === "string" ? takeApart(value) : forClients(value),
  ]);
  const made: AbstractIntlMessages = Object.fromEntries(entries);
  takenApart.set(words, made);
  return made;
}

/** What forms say about wrong values: what every form may say, and what the forms of these nouns may. */
function errorsFor(wanted: (key: string) => boolean, errors: Words): AbstractIntlMessages {
  return Object.fromEntries(Object.entries(forClients(errors)).filter(([key]) => wanted(key)));
}

/** Adds the named namespaces, and the field errors of these nouns, to what the client components below may say. */
export async function ClientMessages({ namespaces, children }: { namespaces: readonly string[]; children: ReactNode }) {
  const messages: Words = await getMessages();
  const own = namespaces.flatMap((namespace) => {
    const words = messages[namespace];
    return typeof words === "object" ? [[namespace, forClients(words)] as const] : [];
  });
  const fieldErrors = errorsFor((key) => namespaces.includes(key), messages.fieldErrors as Words);
  return <AddedMessages messages={{ ...Object.fromEntries(own), fieldErrors }}>{children}</AddedMessages>;
}

/** The words of the kit, once a page: `ui`, `crash`, and the field errors that are no noun's own. Everything else stays on the server. */
export async function KitMessages({ children }: { children: ReactNode }) {
  const messages: Words = await getMessages();
  const errors = messages.fieldErrors as Words;
  const general = errorsFor((key) => key === "files" || typeof errors[key] === "string", errors);
  const [ui, crash] = [forClients(messages.ui as Words), forClients(messages.crash as Words)];
  return <NextIntlClientProvider messages={{ ui, crash, fieldErrors: general }}>{children}</NextIntlClientProvider>;
}
