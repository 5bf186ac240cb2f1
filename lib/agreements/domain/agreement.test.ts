import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpennessLevel } from "@/lib/rulebook/domain/rulebook";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { type SupportStepRow, supportCells } from "@/lib/teams/domain/support";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import type { AgreementFigure, AgreementMember } from "./content";
import { contributionTerms, dayBefore, isLower, periodDays, worthBefore, worthWon } from "./duty";
import { draftFigures, figuresToAgree, movedRefusal, undeliberated } from "./figures";
import { nextAgreementNumber } from "./number";
import { missingParties, type SignedVersion, signingRefusal, standingOf } from "./signing";

const rulebook = rulebookContentSchema.parse(RULEBOOK_V1);
const COST = rulebook.gpu.monthlyCostWonPerGpu;

let sequence = 0;
const row = (step: SupportStepRow["step"], day: number, amount: number, period = "2026H1"): SupportStepRow => ({
  ...{ id: String(++sequence).padStart(4, "0"), resource: "GPU", period, step, gpuCount: amount, amountWon: null },
  ...{ reason: "", byId: `by-${step}`, at: new Date(Date.UTC(2025, 7, day)) },
});
const cellsOf = (...rows: SupportStepRow[]) => supportCells(rows);
const figure = (amount: number, period = "2026H1"): AgreementFigure => ({
  ...{ resource: "GPU", period, amount: String(amount) },
});

describe("figures are bound to deliberated steps (D1)", () => {
  const [asked, advised, fixed] = [row("REQUESTED", 1, 512), row("RECOMMENDED", 2, 512), row("DELIBERATED", 3, 256)];
  it.each([
    ["nothing that was only asked for", [asked], []],
    ["nothing that was only recommended", [asked, advised], []],
    ["what was deliberated", [asked, advised, fixed], [figure(256)]],
    ["nothing while a newer recommendation waits", [advised, fixed, row("RECOMMENDED", 4, 512)], []],
    [
      "what stays agreed while one waits",
      [advised, fixed, row("AGREED", 4, 256), row("RECOMMENDED", 5, 8)],
      [figure(256)],
    ],
    ["a lower figure deliberated anew", [advised, fixed, row("AGREED", 4, 256), row("DELIBERATED", 5, 0)], [figure(0)]],
  ])("holds %s", (_what, rows, expected) => {
    expect(draftFigures(cellsOf(...rows))).toEqual(expected);
  });

  it("names what still waits for the committee", () => {
    expect(undeliberated(cellsOf(asked))).toEqual([]);
    expect(undeliberated(cellsOf(asked, advised))).toEqual([{ resource: "GPU", period: "2026H1" }]);
    expect(undeliberated(cellsOf(asked, advised, fixed))).toEqual([]);
  });

  it("agrees to what is new or changed only", () => {
    const agreed = row("AGREED", 4, 256);
    expect(figuresToAgree([figure(256)], cellsOf(advised, fixed))).toHaveLength(1);
    expect(figuresToAgree([figure(256)], cellsOf(advised, fixed, agreed))).toEqual([]);
    const anew = cellsOf(advised, fixed, agreed, row("DELIBERATED", 5, 256));
    expect(figuresToAgree([figure(256)], anew)).toHaveLength(1);
  });

  it.each([
    ["stands", [advised, fixed], [figure(256)], null],
    ["moved by the committee", [advised, fixed, row("DELIBERATED", 4, 512)], [figure(256)], "FIGURES_MOVED"],
    ["lacks a figure that was fixed since", [advised, fixed], [], "FIGURES_MOVED"],
    ["says what nobody fixed", [advised], [figure(256)], "FIGURES_MOVED"],
    ["is not stopped by a recommendation alone", [advised, fixed, row("RECOMMENDED", 4, 512)], [figure(256)], null],
    ["keeps what is agreed", [advised, fixed, row("AGREED", 4, 256)], [figure(256)], null],
  ])("a version %s", (_what, rows, support, reason) => {
    expect(movedRefusal(support, cellsOf(...rows))?.reason ?? null).toBe(reason);
  });
});

const member = (organisationId: string, size: AgreementMember["size"], shareBasisPoints: number): AgreementMember => ({
  ...{ organisationId, size, shareBasisPoints, role: organisationId === "lead" ? "LEAD" : "PARTICIPANT" },
  ...{ registrationNumber: "", nameKo: "", nameEn: "", task: "" },
});
const PERIOD = { from: "2025-08-01", to: "2027-12-31" };
const terms = (
  support: AgreementFigure[],
  level: OpennessLevel,
  verified: { level: OpennessLevel; from: string } | null = null,
) =>
  contributionTerms({
    members: [member("lead", "LARGE", 6_000), member("school", "NON_PROFIT", 4_000)],
    ...{ support, level, verified, period: PERIOD, rulebook, rulebookVersion: 1 },
  });
const money = (amount: bigint, period = "2026"): AgreementFigure => ({
  ...{ resource: "DATA_OWN", period, amount: String(amount) },
});

describe("own contribution on the agreed figures (D2)", () => {
  it("counts each member's share at its rate, cash apart, and cites the rate", () => {
    const { spans, ...whole } = terms([money(10_000_000_000n)], "CLASS_I");
    // 6 bn of the lead at 10 % of the whole cost: 6 bn × 0.1 / 0.9, rounded up; 15 % of it in cash.
    expect(spans[0]?.members).toMatchObject([
      { organisationId: "lead", rateBasisPoints: 1_000, minimumWon: "666666667", minimumCashWon: "100000001" },
      { organisationId: "school", rateBasisPoints: 0, minimumWon: "0", minimumCashWon: "0" },
    ]);
    expect(whole).toMatchObject({ rule: "D2", supportWon: "10000000000", minimumWon: "666666667" });
  });

  it("values GPUs by the rulebook's guide", () => {
    expect(worthWon(figure(256), COST)).toBe(256n * 6n * COST);
  });
});

describe("a lower verified level raises it from then on (D3)", () => {
  const support = [money(10_000_000_000n, "2025"), money(10_000_000_000n, "2026"), figure(512, "2026H1")];

  it("splits at the day: before it the planned rate, on and after it the verified one", () => {
    const { spans } = terms(support, "CLASS_I", { level: "CLOSED", from: "2026-01-01" });
    expect(spans.map(({ from, to, level }) => [from, to, level])).toEqual([
      ["2025-08-01", "2025-12-31", "CLASS_I"],
      ["2026-01-01", "2027-12-31", "CLOSED"],
    ]);
    expect(spans.map((span) => span.supportWon)).toEqual(["10000000000", String(10_000_000_000n + 512n * 6n * COST)]);
    expect(spans.map((span) => span.members[0]?.rateBasisPoints)).toEqual([1_000, 5_000]);
  });

  it.each([
    ["not lower", { level: "CLASS_I", from: "2026-01-01" } as const, ["CLASS_I"]],
    ["from before the agreement", { level: "CLOSED", from: "2025-07-01" } as const, ["CLOSED"]],
    ["from its first day", { level: "CLOSED", from: "2025-08-01" } as const, ["CLOSED"]],
    ["from its second day", { level: "CLOSED", from: "2025-08-02" } as const, ["CLASS_I", "CLOSED"]],
    ["from its last day", { level: "CLOSED", from: "2027-12-31" } as const, ["CLASS_I", "CLOSED"]],
    ["from after it", { level: "CLOSED", from: "2028-01-01" } as const, ["CLASS_I"]],
  ])("verified %s", (_when, verified, levels) => {
    expect(terms(support, "CLASS_I", verified).spans.map(({ level }) => level)).toEqual(levels);
  });

  it("loses no won at any day, and never makes the contribution smaller", () => {
    const levels: OpennessLevel[] = ["CLOSED", "CLASS_III", "CLASS_II", "CLASS_I"];
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 13n }),
        fc.integer({ min: 0, max: 900 }),
        fc.constantFrom(...levels),
        fc.constantFrom(...levels),
        (amount, offset, planned, verified) => {
          const from = new Date(Date.UTC(2025, 6, 1 + offset)).toISOString().slice(0, 10);
          const figures = [money(amount, "2026"), money(amount / 3n, "2027"), figure(256, "2025H2")];
          const before = terms(figures, planned);
          const after = terms(figures, planned, { level: verified, from });
          expect(after.supportWon).toBe(before.supportWon);
          // Rounding up twice may cost each member one won more, never less.
          expect(BigInt(after.minimumWon)).toBeGreaterThanOrEqual(BigInt(before.minimumWon));
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    ["2026-01-01", 0n],
    ["2026-01-02", 1n],
    ["2026-12-31", 364n],
    ["2027-01-01", 365n],
  ])("before %s lie %i of 365 days", (day, won) => {
    expect(worthBefore(money(365n), day, COST)).toBe(won);
  });

  it("knows the days of a period, and what is lower", () => {
    expect(periodDays("2026H1")).toEqual({ from: "2026-01-01", to: "2026-07-01" });
    expect(periodDays("2027")).toEqual({ from: "2027-01-01", to: "2028-01-01" });
    expect(dayBefore("2026-01-01")).toBe("2025-12-31");
    expect(isLower("CLASS_II", "CLASS_I")).toBe(true);
    expect(isLower("CLASS_I", "CLASS_I")).toBe(false);
  });
});

describe("signing (D4, L3)", () => {
  const offered: SignedVersion = {
    ...{ status: "OFFERED", contentSha256: "a", draftedById: "officer", offeredById: "other" },
    ...{ organisationIds: ["lead", "school"], signatures: [] },
  };
  const by = (signerId: string, organisationId: string | null = null, contentSha256 = "a") => ({
    ...{ signerId, organisationId, contentSha256 },
  });
  it.each([
    ["the director", offered, by("director"), null],
    ["who drafted", offered, by("officer"), "SAME_PERSON"],
    ["who offered", offered, by("other"), "SAME_PERSON"],
    ["a consortium's person, whoever drafted", offered, by("officer", "lead"), null],
    ["another content", offered, by("director", null, "b"), "CONTENT_CHANGED"],
    ["a withdrawn version", { ...offered, status: "WITHDRAWN" as const }, by("director"), "NOT_OFFERED"],
    ["a draft", { ...offered, status: "DRAFT" as const }, by("director"), "NOT_OFFERED"],
    ["twice", { ...offered, signatures: [{ organisationId: null }] }, by("director"), "ALREADY_SIGNED"],
  ])("%s", (_who, version, signature, reason) => {
    expect(signingRefusal(version, signature)).toBe(reason);
  });
  it("names the parties that are missing, and where a version stands", () => {
    expect(missingParties(offered)).toEqual([null, "lead", "school"]);
    expect(missingParties({ ...offered, signatures: [{ organisationId: "lead" }] })).toEqual([null, "school"]);
    expect(standingOf({ id: "v", status: "SIGNED" }, "v")).toBe("IN_FORCE");
    expect(standingOf({ id: "v", status: "SIGNED" }, "w")).toBe("SUPERSEDED");
    expect(standingOf({ id: "v", status: "OFFERED" }, "w")).toBe("OFFERED");
  });
});

it("numbers agreements within a year", () => {
  expect(nextAgreementNumber("FM", 2025, [])).toBe("FM-AGR-2025-01");
  expect(nextAgreementNumber("FM", 2025, ["FM-AGR-2025-09", "FM-AGR-2026-30"])).toBe("FM-AGR-2025-10");
  expect(nextAgreementNumber("FM", 2025, ["FM-AGR-2025-99"])).toBe("FM-AGR-2025-100");
});
