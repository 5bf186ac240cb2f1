import type { Actor } from "@/lib/access/actor";
import { approveAllocation } from "@/lib/ledger/commands/decide-allocation";
import { createPool } from "@/lib/ledger/commands/manage-pools";
import { requestAllocation } from "@/lib/ledger/commands/request-allocation";
import type { CreatePoolInput, RequestAllocationInput } from "@/lib/ledger/schema";
import type { Outcome } from "@/lib/platform/outcome";

function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`${outcome.code} ${outcome.reason ?? ""} ${JSON.stringify(outcome.reasonParams ?? {})}`);
  return outcome.data;
}

/** A pool of 1,024 GPUs over 2025 H2 and 2026 unless said otherwise, through the real command. */
export async function createGpuPool(
  steward: Actor,
  facts: Partial<CreatePoolInput> = {},
  at = new Date("2025-08-01T00:00:00Z"),
): Promise<string> {
  const input: CreatePoolInput = {
    ...{ nameKo: "정부 구매 GPU 1차", nameEn: "Government GPUs, batch 1", source: "PURCHASE", supplierId: "" },
    ...{ gpuModel: "B200", gpuCount: 1_024, validFrom: "2025-07-01", validTo: "2027-01-01", costWon: 50_000_000_000n },
    ...facts,
  };
  return done(await createPool(steward, input, at)).poolId;
}

type Allocate = Omit<RequestAllocationInput, "blockReason"> & { blockReason?: string };

/** Requested by one, approved by another (L3). */
export async function allocateGpus(
  people: { steward: Actor; director: Actor },
  input: Allocate,
  at: Date,
): Promise<string> {
  const { allocationId } = done(await requestAllocation(people.steward, { blockReason: "", ...input }, at));
  done(
    await approveAllocation(people.director, { allocationId, expectedVersion: 0 }, new Date(at.getTime() + 3_600_000)),
  );
  return allocationId;
}

const EDGES = ["2025-07-01", "2025-09-15", "2025-11-01", "2026-01-01", "2026-03-10", "2026-07-01"] as const;

/** Requests of many sizes and overlapping periods against one pool, the same every time. */
export function mixedRequests(count: number, poolId: string, teams: readonly string[]): RequestAllocationInput[] {
  return Array.from({ length: count }, (_, index) => {
    const start = index % 5;
    const end = Math.min(start + 1 + (index % 3), 5);
    return {
      ...{ poolId, teamId: teams[index % teams.length] ?? "", blockReason: "" },
      ...{ gpuCount: [256, 512, 1_024][index % 3] ?? 256 },
      ...{ validFrom: EDGES[start] ?? "", validTo: EDGES[end] ?? "" },
    };
  });
}
