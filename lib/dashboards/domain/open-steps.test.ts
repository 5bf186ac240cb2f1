import { describe, expect, it } from "vitest";
import { mintActor, type Role } from "@/lib/access/actor";
import { type OpenStep, openStepsOf, openStepWaiting } from "./open-steps";

const actor = (role: Role, kind?: "GPU" | "DATA" | "TALENT") =>
  mintActor({ id: role, name: role, grants: [{ role, scope: kind ? { kind: "RESOURCE", id: kind } : null }] });
const CHECKED_BY_ALL = ["checkContributions"];
const OF_TALENT = ["decideTalent", "proposeTalentPayments"];

describe("whose steps (P1, L3)", () => {
  it.each([
    [
      "a GPU steward's are what answers to all kinds",
      actor("STEWARD", "GPU"),
      [...CHECKED_BY_ALL, "reviewSettlements"],
    ],
    [
      "a talent steward's, and their own",
      actor("STEWARD", "TALENT"),
      [...OF_TALENT, ...CHECKED_BY_ALL, "reviewSettlements"],
    ],
    [
      "a director's are what another one prepared",
      actor("DIRECTOR"),
      ["payDataLots", "payDataMilestones", "payTalent", "approveSettlements"],
    ],
    ["an auditor only looks", actor("AUDITOR"), []],
    ["an applicant", actor("APPLICANT"), []],
  ])("%s", (_what, who, kinds) => expect(openStepsOf(who).kinds).toEqual(kinds));

  it("an officer prepares and checks, and neither pays nor speaks for a steward", () => {
    const { kinds, reviews } = openStepsOf(actor("OFFICER"));
    expect(kinds).toEqual(expect.arrayContaining(["approveDataPurchase", ...OF_TALENT, "checkSettlements"]));
    expect(kinds.filter((kind) => kind.startsWith("pay") || kind.endsWith("reviewSettlements"))).toEqual([]);
    expect(reviews).toEqual([]);
  });
});

describe("where they lead", () => {
  const of = (step: Partial<OpenStep> & Pick<OpenStep, "kind">) =>
    openStepWaiting([{ count: 2, subjectId: null, teamId: null, teamKo: null, teamEn: null, year: null, ...step }])[0]
      ?.href;
  it.each([
    [of({ kind: "approveDataPurchase", subjectId: "lot" }), "/ledger/data/lot"],
    [of({ kind: "approveDataPurchase" }), "/ledger/data?phase=PROPOSED"],
    [of({ kind: "deliverData", subjectId: "lot" }), "/ledger/data/lot#deliveries"],
    [of({ kind: "acceptDataMilestones", teamId: "t" }), "/teams/t/data#projects"],
    [of({ kind: "acceptDataMilestones" }), "/ledger/data#projects"],
    [of({ kind: "payTalent", teamId: "t", subjectId: "p" }), "/teams/t/talent/p"],
    [of({ kind: "payTalent", teamId: "t" }), "/teams/t/talent"],
    [of({ kind: "payTalent" }), "/ledger/talent"],
    [of({ kind: "checkContributions", year: 2026 }), "/ledger/settlement?year=2026&show=waiting"],
    [of({ kind: "reviewSettlements", teamId: "t", subjectId: "s", year: 2025 }), "/teams/t/settlement/2025"],
    [of({ kind: "reviewSettlements", teamId: "t", year: 2025 }), "/ledger/settlement?year=2025&show=all"],
  ])("%#", (href, expected) => expect(href).toBe(expected));
});
