import { describe, expect, it } from "vitest";
import type { SealedProposal } from "./content";
import { answeredSupplement, changedSections, isOpenForSupplement, supplemented } from "./supplement";

const dueAt = new Date("2025-08-01T09:00:00.000Z");
const at = (milliseconds: number) => new Date(dueAt.getTime() + milliseconds);
const supplement = { id: "one", sections: ["people", "gpu"], dueAt };

describe("sections opened by a supplement request (A10)", () => {
  it("are writable up to and at the due instant, and not after it", () => {
    expect(isOpenForSupplement(supplement, "gpu", at(-1_000))).toBe(true);
    expect(isOpenForSupplement(supplement, "gpu", at(0))).toBe(true);
    expect(isOpenForSupplement(supplement, "gpu", at(1))).toBe(false);
    expect(isOpenForSupplement(supplement, "gpu", at(1_000))).toBe(false);
  });

  it("are the named ones only", () => {
    expect(isOpenForSupplement(supplement, "impact", at(-1_000))).toBe(false);
    expect(isOpenForSupplement(null, "gpu", at(-1_000))).toBe(false);
  });
});

describe("the request that is answered", () => {
  const asked = { ...supplement, reason: "", requestedAt: at(-10_000) };
  const moment = { status: "SUBMITTED" as const, currentSealId: "seal", supplement: asked, isClosed: true, at: at(0) };
  it.each([
    ["at its due instant", {}, true],
    ["of a reopened proposal that was not sent again (A9)", { status: "DRAFT" as const }, true],
    ["a millisecond late", { at: at(1) }, false],
    ["while the call is open again (C3)", { isClosed: false }, false],
    ["of a draft that was never submitted", { status: "DRAFT" as const, currentSealId: null }, false],
    ["of a withdrawn proposal", { status: "WITHDRAWN" as const }, false],
    ["of a judged one", { status: "ELIGIBLE" as const }, false],
    ["when there is none", { supplement: null }, false],
  ])("%s", (_name, change, answers) => {
    expect(answeredSupplement({ ...moment, ...change }) !== null).toBe(answers);
  });
});

describe("the seal of an answer", () => {
  const sealed = (words: string) =>
    ({
      proposalId: "one",
      receiptNumber: words,
      titleKo: words,
      consortium: [words],
      sections: { gpu: { requests: [], ownGpuCount: words.length, notNeeded: false }, impact: { document: [words] } },
      attachments: [{ name: words }],
      consents: [words],
      signatures: [words],
    }) as unknown as SealedProposal;
  const [last, now] = [sealed("before"), sealed("afterwards")];

  it("has the named sections as they are now, and every other word as it was sealed", () => {
    expect(supplemented(last, now, ["gpu"])).toEqual({
      ...last,
      sections: { ...last.sections, gpu: now.sections.gpu },
      signatures: [],
    });
    expect(supplemented(last, now, ["attachments"])).toEqual({
      ...last,
      attachments: now.attachments,
      signatures: [],
    });
  });

  it("names what changed among the named sections only", () => {
    expect(changedSections(last, now, ["gpu", "attachments"])).toEqual(["gpu", "attachments"]);
    expect(changedSections(last, supplemented(last, now, ["gpu"]), ["gpu", "attachments"])).toEqual(["gpu"]);
    expect(changedSections(last, last, ["gpu", "impact"])).toEqual([]);
  });
});
