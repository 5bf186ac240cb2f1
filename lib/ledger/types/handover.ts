import type { AllocationRefusal } from "../domain/allocation-rules";
import type { Day } from "../domain/calendar";
import type { HandoverGap, HandoverRow, HandoverSubject, HandoverTeam } from "../domain/handover";
import type { AllocationPeriod, PoolPeriod } from "../domain/pool-use";

export type HandoverStatus = "DRAFT" | "PROPOSED" | "EXECUTED" | "REJECTED";
type Named = { nameKo: string; nameEn: string };

/** G4: a plan in the list; names are those of the pool or the team it is about. */
export type HandoverListItem = Named & {
  id: string;
  kind: HandoverSubject["kind"];
  onDay: Day;
  status: HandoverStatus;
  gpuCount: number;
  createdAt: Date;
};

export type HandoverView = Named & {
  id: string;
  kind: HandoverSubject["kind"];
  status: HandoverStatus;
  onDay: Day;
  today: Day;
  reason: string;
  version: number;
  createdBy: string;
  createdAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  /** What is given back on the day; empty once decided. */
  sources: { id: string; gpuCount: number; team: Named; pool: Named }[];
  rows: (HandoverRow & { team: Named; pool: Named; refusal: AllocationRefusal | null })[];
  /** As of now; null once decided. */
  check: { givenBack: number; granted: number; fits: boolean; gaps: (HandoverGap & { team: Named })[] } | null;
  mayDecide: boolean;
  /** A draft that this person may complete and propose. */
  mayComplete: boolean;
  /** A draft that this person may close, with a reason. */
  mayDiscard: boolean;
};

export type HandoverFormTeam = Omit<HandoverTeam, "agreed"> & Named & { agreed: [string, number][] };
export type HandoverForm = {
  subject: HandoverSubject | null;
  /** The portal's draft that is completed, and what it says. */
  draft: { id: string; reason: string } | null;
  onDay: Day;
  today: Day;
  /** What closes every gap, to begin with. */
  rows: HandoverRow[];
  pools: (PoolPeriod & Named)[];
  promises: readonly AllocationPeriod[];
  teams: HandoverFormTeam[];
  subjects: { pools: (Named & { id: string; validTo: Day })[]; teams: (Named & { id: string })[] };
};
