import { describe, expect, it } from "vitest";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { mayShareRemarks, seesOthers } from "./rounds";

const V1 = rulebookContentSchema.parse(RULEBOOK_V1);

describe("S2: who sees what in a round", () => {
  it.each([
    ["NEVER", false, false, false],
    ["NEVER", true, false, false],
    ["AFTER_OWN", false, false, true],
    ["AFTER_OWN", true, true, true],
    ["ALWAYS", false, true, true],
    ["ALWAYS", true, true, true],
  ] as const)("%s, own sheet in: %s", (othersReviews, ownIn, sees, shares) => {
    expect(seesOthers({ othersReviews }, ownIn)).toBe(sees);
    expect(mayShareRemarks({ othersReviews })).toBe(shares);
  });
});

describe("rounds of the rulebook", () => {
  const stored = (panel: object) => rulebookContentSchema.safeParse({ ...V1, panel });

  it("a version from before there were rounds has the written one, closed to colleagues", () => {
    const { rounds: _, ...before } = V1.panel;
    const parsed = stored(before);
    expect(parsed.data?.panel.rounds).toEqual([{ kind: "WRITTEN", othersReviews: "NEVER", identities: "SEATS" }]);
  });

  it("rounds begin with the written one", () => {
    const [written, presentation] = V1.panel.rounds;
    expect(stored({ ...V1.panel, rounds: [presentation, written] }).success).toBe(false);
    expect(stored({ ...V1.panel, rounds: [] }).success).toBe(false);
    expect(stored({ ...V1.panel, rounds: [written] }).success).toBe(true);
  });
});
