import { describe, expect, it } from "vitest";
import { type Grant, mintActor, type Role } from "@/lib/access/actor";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";
import { canRecordSupport, canViewTeam, viewableResources } from "./access";
import { requestedSupport } from "./requested";
import {
  entryRefusal,
  nextStep,
  orderRefusal,
  type SupportStepKind,
  type SupportStepRow,
  supportCells,
  supportPeriods,
} from "./support";

const rulebook = rulebookContentSchema.parse(RULEBOOK_V1);
const actorWith = (grants: readonly (Role | Grant)[], id = "somebody") =>
  mintActor({
    id,
    name: id,
    grants: grants.map((one) => (typeof one === "string" ? { role: one, scope: null } : one)),
  });
const ACTIVE = { status: "ACTIVE", leadLeasesGpus: false } as const;
let rows = 0;
const row = (step: SupportStepKind, day: number, facts: Partial<SupportStepRow> = {}): SupportStepRow => ({
  ...{
    id: `s${String(rows++).padStart(4, "0")}`,
    resource: "GPU",
    period: "2025H2",
    step,
    gpuCount: 512,
    amountWon: null,
  },
  ...{ reason: "r", byId: "x", at: new Date(Date.UTC(2025, 7, day)), ...facts },
});
const cellOf = (...steps: SupportStepRow[]) => [...supportCells(steps).values()][0];

describe("supportCells (D1)", () => {
  it("takes the latest row of each step, by instant and then by id", () => {
    const cell = cellOf(
      row("RECOMMENDED", 2, { gpuCount: 256 }),
      row("RECOMMENDED", 3, { gpuCount: 512 }),
      row("RECOMMENDED", 1),
    );
    expect(cell?.steps.RECOMMENDED?.gpuCount).toBe(512);
    expect(cellOf(row("AGREED", 1, { gpuCount: 1 }), row("AGREED", 1, { gpuCount: 2 }))?.steps.AGREED?.gpuCount).toBe(
      2,
    );
  });

  it("says whose turn it is, and starts over with a newer recommendation", () => {
    expect(nextStep(cellOf(row("REQUESTED", 1)))).toBe("RECOMMENDED");
    expect(nextStep(cellOf(row("REQUESTED", 1), row("RECOMMENDED", 2)))).toBe("DELIBERATED");
    const agreed = [row("RECOMMENDED", 2), row("DELIBERATED", 3), row("AGREED", 4)];
    expect(nextStep(cellOf(...agreed))).toBeNull();
    expect(nextStep(cellOf(...agreed, row("RECOMMENDED", 5)))).toBe("DELIBERATED");
  });
});

describe("entryRefusal", () => {
  const gpu = (period: string, gpuCount = 256) => ({ resource: "GPU", period, gpuCount }) as const;
  it("gives a lessor no GPUs through 2026 H1, and zero is no GPUs (A5, G6)", () => {
    const lessor = { ...ACTIVE, leadLeasesGpus: true };
    expect(entryRefusal(rulebook, lessor, gpu("2025H2"))?.reason).toBe("LESSOR_EXCLUDED");
    expect(entryRefusal(rulebook, lessor, gpu("2026H1"))?.reason).toBe("LESSOR_EXCLUDED");
    expect(entryRefusal(rulebook, lessor, gpu("2026H1", 0))).toBeNull();
    expect(entryRefusal(rulebook, lessor, gpu("2026H2"))).toBeNull();
  });
  it.each([
    ["2025", 1_000_000_000n, null],
    ["2025", 1_000_000_001n, "TALENT_CAP_EXCEEDED"],
    ["2026", 2_000_000_000n, null],
    ["2026", 2_000_000_001n, "TALENT_CAP_EXCEEDED"],
    ["2028", 1n, "PERIOD_UNKNOWN"],
  ])("talent in %s, %i won → %s (H1, H2)", (period, amountWon, reason) => {
    expect(entryRefusal(rulebook, ACTIVE, { resource: "TALENT", period, amountWon })?.reason ?? null).toBe(reason);
  });
  it("keeps talent for a team that left and ends the rest (H2)", () => {
    const left = { status: "ELIMINATED", leadLeasesGpus: false } as const;
    expect(entryRefusal(rulebook, left, { resource: "TALENT", period: "2027", amountWon: 1n })).toBeNull();
    expect(entryRefusal(rulebook, left, { resource: "DATA_OWN", period: "2026", amountWon: 1n })?.reason).toBe(
      "TEAM_LEFT",
    );
    expect(entryRefusal(rulebook, left, gpu("2026H2"))?.reason).toBe("TEAM_LEFT");
  });
  it("shows guidance of data support without enforcing it", () => {
    expect(
      entryRefusal(rulebook, ACTIVE, { resource: "DATA_OWN", period: "2026", amountWon: 900_000_000_000n }),
    ).toBeNull();
  });
});

it("keeps the order of steps: nothing is deliberated that nobody recommended (D1)", () => {
  expect(orderRefusal(undefined, "DELIBERATED")?.reason).toBe("NOT_RECOMMENDED");
  expect(orderRefusal(cellOf(row("REQUESTED", 1)), "DELIBERATED")?.reason).toBe("NOT_RECOMMENDED");
  expect(orderRefusal(cellOf(row("RECOMMENDED", 1)), "DELIBERATED")).toBeNull();
  expect(orderRefusal(undefined, "RECOMMENDED")).toBeNull();
});

it("reads the periods of the rulebook", () => {
  expect(supportPeriods(rulebook, "GPU")).toEqual(["2025H2", "2026H1", "2026H2", "2027H1", "2027H2"]);
  expect(supportPeriods(rulebook, "DATA_OWN")).toEqual(["2025", "2026", "2027"]);
});

it("adds up what a sealed proposal asks for (A4)", () => {
  const gpu = (halfYear: string, gpuCount: number) => ({ halfYear, gpuCount, otherSizeReason: "", purpose: "학습" });
  const person = { name: "가", homeInstitution: "나", personMonths: 6, labourWon: 3n, researchWon: 2n, stayWon: 1n };
  const sections = {
    gpu: { requests: [gpu("2025H2", 512), gpu("2025H2", 256), gpu("2026H1", 0)], ownGpuCount: 0, notNeeded: false },
    data: {
      ...{ wishes: [{ corpus: "신문", ownerName: "다", year: 2026, estimatedWon: 5n }], notNeeded: false },
      projects: [
        { title: "말뭉치", year: 2026, amountWon: 7n },
        { title: "음성", year: 2026, amountWon: 8n },
      ],
    },
    talent: {
      people: [
        { ...person, year: 2025 },
        { ...person, year: 2025 },
      ],
      notNeeded: false,
    },
  };
  expect(requestedSupport({ sections: sections as never })).toEqual([
    { resource: "GPU", period: "2025H2", gpuCount: 768 },
    { resource: "DATA_JOINT", period: "2026", amountWon: 5n },
    { resource: "DATA_OWN", period: "2026", amountWon: 15n },
    { resource: "TALENT", period: "2025", amountWon: 12n },
  ]);
});

describe("access", () => {
  const steward = actorWith([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "DATA" } }]);
  const team = { id: "t", callId: "c", isPublished: true, ownPeople: ["lead"] };
  it("lets a steward see every team but only their own kind of support (P1)", () => {
    expect(canViewTeam(steward, team)).toBe(true);
    expect(viewableResources(steward)).toEqual(["DATA_JOINT", "DATA_OWN"]);
    expect(canRecordSupport(steward, "RECOMMENDED", "DATA_OWN")).toBe(true);
    expect(canRecordSupport(steward, "RECOMMENDED", "GPU")).toBe(false);
    expect(canRecordSupport(steward, "DELIBERATED", "DATA_OWN")).toBe(false);
  });
  it("lets a team's own people in once the result is published (S8), and nobody else", () => {
    const lead = actorWith(["APPLICANT"], "lead");
    expect(canViewTeam(lead, team)).toBe(true);
    expect(canViewTeam(lead, { ...team, isPublished: false })).toBe(false);
    expect(canViewTeam(actorWith(["APPLICANT"]), team)).toBe(false);
    expect(canViewTeam(actorWith(["ADMINISTRATOR", "REVIEWER"]), team)).toBe(false);
  });
});
