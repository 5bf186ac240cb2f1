import type { Candidate } from "@/lib/derivatives/domain/judge";
import type { DerivativesPlan } from "@/lib/stages/domain/derivatives-plan";

export const derivativesPlan = (over: Partial<DerivativesPlan> = {}): DerivativesPlan => ({
  partKey: "derivatives",
  relations: ["finetune", "adapter", "merge"],
  countsIndirect: true,
  countsGated: false,
  countsUnknownWeights: false,
  ownerCap: 2,
  minimumDownloads: 10,
  snapshotDays: 14,
  disputeDays: 7,
  scale: { kind: "LINEAR", target: 4 },
  ...over,
});

export const hashOf = (letter: string): string => letter.repeat(64);

/** A confirmed model that was made of the base and may be counted; its weights are those of its name's last letter. */
export const candidate = (repository: string, over: Partial<Candidate> = {}): Candidate => ({
  repository,
  relation: "finetune",
  parent: "hanbit/base",
  isDirect: true,
  createdAt: "2026-03-01T00:00:00.000Z",
  isPrivate: false,
  isGated: false,
  isDisabled: false,
  downloads: { earlier: 10, later: 10 },
  weights: [hashOf(repository.at(-1) ?? "a")],
  state: "CONFIRMED",
  ...over,
});
