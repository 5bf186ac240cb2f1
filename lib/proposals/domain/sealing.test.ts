import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sealedProposalSchema } from "../schema/sections";
import type { SealedProposal } from "./content";
import type { PlanBlock } from "./plan-text";
import { receiptNumberOf, seal } from "./sealing";
import { emptyPerformance, finishPerformance } from "./sections/performance";
import { sameContent } from "./stored";

const won = fc.bigInt({ min: 0n, max: 999_999_999_999n });
const text = fc.string({ unit: "grapheme", maxLength: 60 });
const run = fc.record({ text, bold: fc.constant(true) }, { requiredKeys: ["text"] });
const document: fc.Arbitrary<PlanBlock[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant("paragraph" as const), content: fc.array(run, { maxLength: 3 }) }),
    fc.record({
      type: fc.constant("image" as const),
      fileId: fc.uuid(),
      sha256: fc.constant("ab".repeat(32)),
      alt: text,
    }),
  ),
  { maxLength: 4 },
);
const proposal: fc.Arbitrary<SealedProposal> = fc.record({
  proposalId: fc.uuid(),
  callCode: fc.constant("2025-01"),
  receiptNumber: fc.constant("FM-2025-01-0001"),
  titleKo: text,
  titleEn: text,
  consortium: fc.constant([]),
  attachments: fc.constant([]),
  consents: fc.constant([]),
  signatures: fc.constant([]),
  sections: fc.record({
    people: fc.constant({ people: [] }),
    technology: fc.record({ document }),
    goals: fc.record({ document, modelKinds: fc.array(fc.constantFrom("LLM", "LMM")) }),
    impact: fc.record({ document }),
    performance: fc.constant(finishPerformance(emptyPerformance)),
    openness: fc.constant({ choices: [], releasePlan: "" }),
    contribution: fc.record({
      rows: fc.array(
        fc.record({
          organisationId: fc.uuid(),
          year: fc.constant(2026),
          cashWon: won,
          inKindWon: won,
          note: text,
        }),
      ),
    }),
    gpu: fc.constant({ requests: [], ownGpuCount: 0, notNeeded: true }),
    data: fc.record({
      wishes: fc.array(fc.record({ corpus: text, ownerName: text, year: fc.constant(2026), estimatedWon: won })),
      projects: fc.array(fc.record({ title: text, year: fc.constant(2026), amountWon: won })),
      notNeeded: fc.boolean(),
    }),
    talent: fc.constant({ people: [], notNeeded: true }),
  }),
});

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  );
};

describe("seal (A8)", () => {
  it("gives the same bytes whatever the order of keys, and after reading them back", () => {
    fc.assert(
      fc.property(proposal, (given) => {
        const { content, sha256 } = seal(given);
        expect(seal(reversed(given) as SealedProposal)).toEqual({ content, sha256 });
        expect(seal(sealedProposalSchema.parse(JSON.parse(content)))).toEqual({ content, sha256 });
        expect(sameContent(given, reversed(given))).toBe(true);
      }),
    );
  });

  it("changes with any word", () => {
    fc.assert(
      fc.property(proposal, (given) => {
        expect(seal({ ...given, titleKo: `${given.titleKo}.` }).sha256).not.toBe(seal(given).sha256);
      }),
    );
  });
});

it.each([
  [1, "FM-2025-01-0001"],
  [9_999, "FM-2025-01-9999"],
  [12_000, "FM-2025-01-12000"],
])("receipt number %i", (running, expected) => {
  expect(receiptNumberOf("FM", "2025-01", running)).toBe(expected);
});
