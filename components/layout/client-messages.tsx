import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

const ALWAYS = ["ui", "fieldErrors"];

/** Sends the named namespaces to the client components below it, besides the kit's own; everything else stays on the server. */
export async function ClientMessages({ namespaces, children }: { namespaces: readonly string[]; children: ReactNode }) {
  const messages = await getMessages();
  const wanted = new Set([...ALWAYS, ...namespaces]);
  const sent = Object.fromEntries(Object.entries(messages).filter(([namespace]) => wanted.has(namespace)));
  return <NextIntlClientProvider messages={sent}>{children}</NextIntlClientProvider>;
}
