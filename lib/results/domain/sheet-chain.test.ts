import { describe, expect, it } from "vitest";
import { buildCountSheet } from "@/lib/derivatives/domain/count-sheet";
import { buildPublicCount } from "@/lib/derivatives/domain/public-count";
import type { StageSheet } from "@/lib/stages/domain/calculation-sheet";
import { followChain } from "./sheet-chain";

const full = buildCountSheet({
  stage: { number: 1, cutoffOn: "2026-06-15" },
  planHash: "p",
  derivatives: {
    partKey: "derivatives",
    relations: ["finetune"],
    countsIndirect: false,
    countsGated: false,
    countsUnknownWeights: true,
    ownerCap: 1,
    minimumDownloads: 0,
    snapshotDays: 1,
    disputeDays: 1,
    scale: { kind: "LINEAR", target: 2 },
  },
  teams: [
    {
      ...{ teamId: "t1", nameKo: "갑", nameEn: "A", snapshots: null },
      base: { repository: "hanbit/base", releasedOn: "2026-01-10", owners: [], weights: null },
      candidates: [
        {
          ...{ repository: "sun/a", relation: "finetune", parent: "hanbit/base", isDirect: true },
          ...{ createdAt: "2026-03-01T00:00:00.000Z", isPrivate: false, isGated: false, isDisabled: false },
          ...{ downloads: { earlier: 1, later: 1 }, weights: null, state: "CONFIRMED" },
        },
      ],
    },
  ],
});
const open = buildPublicCount(full.sheet);
const stage = (points: number) =>
  ({
    plan: { parts: [{ key: "derivatives" }], gates: [] },
    teams: [
      {
        ...{ teamId: "t1", nameKo: "갑", withdrawn: false, parts: { derivatives: points }, gates: {} },
        sources: { parts: { derivatives: full.sha256 }, gates: {} },
      },
    ],
  }) as unknown as StageSheet;

describe("S11: the score of derived models is followed", () => {
  it.each([
    ["the full sheet", full],
    ["its public form", open],
  ])("into %s", (_name, given) => {
    const chain = followChain(stage(5_000), [given]);
    expect(chain).toMatchObject({ followed: [{ sha256: full.sha256 }], wanted: [], differences: [] });
    expect(followChain(stage(6_000), [given]).differences).toEqual([
      "갑 derivatives: the stage states 6000, its sheet computed 5000",
    ]);
  });

  it("not into the public form of another count", () => {
    const other = { ...open, sheet: { ...open.sheet, full: "0".repeat(64) } };
    expect(followChain(stage(5_000), [other])).toMatchObject({ followed: [], wanted: [{ sha256: full.sha256 }] });
  });
});
