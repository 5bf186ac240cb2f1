import formatTakenApart from "./format-parts";
import { takeApart } from "./take-apart";

type Values = Parameters<typeof formatTakenApart>[2];

/** A word with a hole in it is an error, as it is where next-intl itself reads the sentence. */
const complete = (key: string, values: Values): NonNullable<Values> =>
  new Proxy(values ?? {}, {
    get(given, name) {
      if (!(name in given)) throw new Error(`${key}: no value for ${String(name)}`);
      return Reflect.get(given, name);
    },
  });

/**
 * How next-intl formats on the server (`resolveAlias` in next.config.ts): sentences as written and, when client components are
 * drawn there, as taken apart for them. Parsing happens once per process instead of once per request.
 */
function formatMessage(...[key, message, values, options]: Parameters<typeof formatTakenApart>) {
  const parts = typeof message === "string" ? takeApart(message) : message;
  return formatTakenApart(key, parts, complete(key, values), options);
}
formatMessage.raw = true;

export { formatMessage as default };
