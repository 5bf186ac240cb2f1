import "server-only";
import { createTranslator } from "use-intl/core"; // not next-intl: its server entry needs a running Next, the worker has none
import { loadMessages } from "./messages";
import { withParticles } from "./particles";
import type { Locale } from "./routing";

export type Translate = (key: string, values?: Record<string, string | number>) => string;

/**
 * Translates outside of a request (jobs, mails, documents), by full key. Throws when a word or a value is missing: a
 * letter with a hole in it must not leave the house.
 */
export async function translatorFor(locale: Locale): Promise<Translate> {
  const messages = await loadMessages(locale);
  // Keys come as data here, so the compiler cannot check them; the parity test and the throw below do.
  const translate: unknown = createTranslator({
    locale,
    messages,
    timeZone: "Asia/Seoul",
    onError: (error) => {
      throw error;
    },
  });
  return (key, values) => withParticles((translate as Translate)(key, values));
}
