import "server-only";
import type { SealedProposal } from "../domain/content";
import { sealedProposalSchema } from "../schema/sections";

export const readSealed = (content: string): SealedProposal => sealedProposalSchema.parse(JSON.parse(content));

type Contents = ReadonlyMap<string, SealedProposal>;
/** Of so many calls, and of none with more proposals than a page ever shows, so that a process keeps some MB at most. */
const [CALLS, PROPOSALS] = [4, 300];
const kept = new Map<string, Contents>();

/** What many requests share nobody may change: a rule that tried would fail, and not move another's ranking. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

function keep(callId: string, contents: Contents): void {
  kept.delete(callId);
  if (contents.size > PROPOSALS) return;
  kept.set(callId, contents);
  const [oldest] = kept.keys();
  if (kept.size > CALLS && oldest !== undefined) kept.delete(oldest);
}

/**
 * The contents of a call's seals. A seal never changes, and the database holds its hash to be that of its text: what was parsed
 * before is recognised by its hash and need not travel or be parsed again. Which seals count, and whose, is read every time.
 */
export function sealsOf(callId: string) {
  // Held here, so that what the database is told to leave out stays at hand whatever others read meanwhile.
  const before: Contents = kept.get(callId) ?? new Map();
  return {
    known: [...before.keys()],
    read(rows: readonly { sha256: string; content: string | null }[]): Contents {
      const contents = new Map(
        rows.flatMap(({ sha256, content }) => {
          const sealed = before.get(sha256) ?? (content === null ? undefined : frozen(readSealed(content)));
          return sealed ? [[sha256, sealed] as const] : [];
        }),
      );
      keep(callId, contents);
      return contents;
    },
  };
}
