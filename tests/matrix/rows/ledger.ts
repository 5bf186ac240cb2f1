import { action, page, type Row, route } from "../matrix";

const GPU = ["officer", "director", "gpuSteward", "auditor"] as const;
const reason = "접근 시험에서 보낸 요청입니다.";
const period = { validFrom: "2027-07-01", validTo: "2028-01-01" };
const pool = ({ supplier }: { supplier: string }) => ({
  nameKo: "시험 자원",
  nameEn: "Test pool",
  source: "LEASE",
  supplierId: supplier,
  gpuModel: "B200",
  gpuCount: 1_024,
  ...period,
  costWon: 1_000_000_000n,
});
const payment = (envelopeId: string) => ({ envelopeId, expectedVersion: 0, amountWon: 1_000_000n, reason });

export const ROWS: Row[] = [
  // Whoever has no GPUs to follow is sent on to the money.
  page("(portal)/ledger", GPU, { instead: { dataSteward: "elsewhere", talentSteward: "elsewhere" } }),
  page("(portal)/ledger/pools/new", ["officer", "gpuSteward"]),
  page("(portal)/ledger/pools/[id]", GPU, { params: { id: "pool" } }),
  page("(portal)/ledger/pools/[id]/edit", ["officer", "gpuSteward"], { params: { id: "pool" } }),
  page("(portal)/ledger/pools/[id]/history", GPU, { params: { id: "pool" } }),
  page("(portal)/ledger/allocations", GPU),
  page("(portal)/ledger/allocations/new", ["officer", "gpuSteward"]),
  page("(portal)/ledger/reservations/new", ["officer", "gpuSteward"]),
  page("(portal)/ledger/accounts", GPU),
  page("(portal)/ledger/entries", GPU),
  page("(portal)/ledger/checks", GPU),
  page("(portal)/ledger/planner", GPU),
  page("(portal)/ledger/handovers", GPU),
  page("(portal)/ledger/handovers/new", ["officer", "gpuSteward"]),
  page("(portal)/ledger/handovers/new", ["officer", "gpuSteward"], {
    of: "a pool",
    query: ({ pool: poolId }) => `pool=${poolId}`,
  }),
  page("(portal)/ledger/handovers/[id]", GPU, { params: { id: "handover" } }),
  page("(portal)/ledger/budgets", ["officer", "director", "dataSteward", "talentSteward", "auditor"]),
  route("GET", "api/exports/ledger", GPU, { of: "pools", query: "list=pools&reason=자원 현황 보고" }),
  route("GET", "api/exports/ledger", ["officer", "director", "dataSteward", "talentSteward", "auditor"], {
    of: "budgets",
    query: "list=budgets&reason=예산 현황 보고",
  }),
  action("ledger", "signAgreementAction", ["director", "applicant", "university"], ({ offeredVersion }) => ({
    ...{ versionId: offeredVersion, organisationId: "", contentSha256: "0".repeat(64), agreed: true },
  })),
  action("ledger", "createPoolAction", ["officer", "gpuSteward"], pool),
  action("ledger", "amendPoolAction", ["officer", "gpuSteward"], (world) => ({
    ...pool(world),
    poolId: world.pool,
    expectedVersion: 0,
    reason,
  })),
  action("ledger", "requestAllocationAction", ["officer", "gpuSteward"], (world) => ({
    poolId: world.pool,
    teamId: world.team,
    gpuCount: 512,
    ...period,
    blockReason: "",
  })),
  action("ledger", "approveAllocationAction", ["director"], ({ requestedAllocation }) => ({
    allocationId: requestedAllocation,
    expectedVersion: 0,
  })),
  action("ledger", "rejectAllocationAction", ["director"], ({ requestedAllocation }) => ({
    allocationId: requestedAllocation,
    expectedVersion: 0,
    reason,
  })),
  action("ledger", "returnAllocationAction", ["director"], ({ approvedAllocation }) => ({
    allocationId: approvedAllocation,
    expectedVersion: 0,
    onDay: "2027-01-01",
    reason,
    lostCount: 0,
  })),
  action("ledger", "reverseAllocationAction", ["director"], ({ approvedAllocation }) => ({
    allocationId: approvedAllocation,
    expectedVersion: 999,
    reason,
  })),
  action("ledger", "reserveGpusAction", ["officer", "gpuSteward"], ({ pool: poolId }) => ({
    ...{ poolId, teamId: "", purpose: "접근 시험용 예약", gpuCount: 512, ...period, blockReason: "" },
  })),
  action("ledger", "releaseReservationAction", ["officer", "gpuSteward"], ({ reservation }) => ({
    reservationId: reservation,
    expectedVersion: 999,
    reason,
  })),
  action("ledger/actions/planning", "planHandoverAction", ["officer", "gpuSteward"], ({ pool: poolId }) => ({
    ...{ poolId, teamId: "", onDay: "2027-12-31", rows: [], reason },
  })),
  action("ledger/actions/planning", "approveHandoverAction", ["director"], ({ handover }) => ({
    planId: handover,
    expectedVersion: 999,
  })),
  action("ledger/actions/planning", "rejectHandoverAction", ["director"], ({ handover }) => ({
    planId: handover,
    expectedVersion: 999,
    reason,
  })),
  action("ledger/actions/planning", "saveScenarioAction", ["officer", "director", "gpuSteward"], () => ({
    ...{ name: "접근 시험 시나리오", note: "", moves: [] },
    variant: { lessors: 0, periods: [{ halfYear: "2027H1", teams: 2, perTeam: 1_024, extra: 0 }] },
  })),
  action("ledger/actions/planning", "removeScenarioAction", ["officer", "director", "gpuSteward"], () => ({
    scenarioId: "absent",
    expectedVersion: 0,
  })),
  action("ledger", "planBudgetAction", ["officer", "dataSteward"], ({ dataEnvelope }) => payment(dataEnvelope), {
    of: "data",
  }),
  action("ledger", "planBudgetAction", ["officer", "talentSteward"], ({ talentEnvelope }) => payment(talentEnvelope), {
    of: "talent",
  }),
  action("ledger", "commitBudgetAction", ["officer", "dataSteward"], ({ dataEnvelope }) => payment(dataEnvelope)),
  action("ledger", "payBudgetAction", ["director"], ({ dataEnvelope }) => payment(dataEnvelope)),
];
