import formatParts from "use-intl/format-message/format-only";
import { withParticles } from "./particles";

/** How sentences that were taken apart are put together again, in browsers as on the server. */
export function formatTakenApart(...given: Parameters<typeof formatParts>): ReturnType<typeof formatParts> {
  const said = formatParts(...given);
  return typeof said === "string" ? withParticles(said) : said;
}
formatTakenApart.raw = formatParts.raw;

export { formatTakenApart as default };
