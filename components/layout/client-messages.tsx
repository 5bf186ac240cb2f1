import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { type TakenApart, takeApart } from "@/lib/platform/i18n/take-apart";
import { AddedMessages, FirstMessages } from "./added-messages";

type Words = { [key: string]: string | Words };
type Parts = { [key: string]: TakenApart | Parts };

// Browsers get sentences taken apart already, so that no page carries the parser (see `resolveAlias` in next.config.ts).
const forClients = (words: Words): Parts =>
  Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === "string" ? takeApart(value) : forClients(value),
    ]),
  );

/** What forms say about wrong values: what every form may say, and what the forms of these nouns may. */
const errorsFor = (wanted: (key: string) => boolean, errors: Words): Parts =>
  Object.fromEntries(Object.entries(forClients(errors)).filter(([key]) => wanted(key)));

const texts = new WeakMap<Words, Map<string, string>>();

/**
 * The words as one text, made once per language and set of names. React would walk through a thousand sentences at every page,
 * on the way out and again on the way in; a text it hands on as it is.
 */
function textOf(messages: Words, name: string, make: () => Parts): string {
  const known = texts.get(messages) ?? new Map<string, string>();
  texts.set(messages, known);
  const text = known.get(name) ?? JSON.stringify(make());
  known.set(name, text);
  return text;
}

/** Adds the named namespaces, and the field errors of these nouns, to what the client components below may say. */
export async function ClientMessages({ namespaces, children }: { namespaces: readonly string[]; children: ReactNode }) {
  const messages: Words = await getMessages();
  const text = textOf(messages, namespaces.join(" "), () => {
    const own = namespaces.flatMap((namespace) => {
      const words = messages[namespace];
      return typeof words === "object" ? [[namespace, forClients(words)] as const] : [];
    });
    const fieldErrors = errorsFor((key) => namespaces.includes(key), messages.fieldErrors as Words);
    return { ...Object.fromEntries(own), fieldErrors };
  });
  return <AddedMessages text={text}>{children}</AddedMessages>;
}

/** The words of the kit, once a page: `ui`, `crash`, and the field errors that are no noun's own. Everything else stays on the server. */
export async function KitMessages({ children }: { children: ReactNode }) {
  const messages: Words = await getMessages();
  const text = textOf(messages, "", () => {
    const errors = messages.fieldErrors as Words;
    const general = errorsFor((key) => key === "files" || typeof errors[key] === "string", errors);
    const [ui, crash] = [forClients(messages.ui as Words), forClients(messages.crash as Words)];
    return { ui, crash, fieldErrors: general };
  });
  return (
    <FirstMessages locale={await getLocale()} text={text}>
      {children}
    </FirstMessages>
  );
}
