import { expect, it } from "vitest";
import { poolUse } from "@/lib/ledger/domain/pool-use";
import { prepareMonths } from "./month-use";

it("shows each month on its day with the least room", () => {
  const pool = { id: "p", gpuCount: 1_024, validFrom: "2025-11-01", validTo: "2026-02-01" };
  const base = { poolId: "p", teamId: "t" };
  const steps = poolUse(
    [pool],
    [
      { ...base, id: "a", gpuCount: 256, validFrom: "2025-11-01", validTo: "2025-12-15", status: "RETURNED" },
      { ...base, id: "b", gpuCount: 512, validFrom: "2025-12-10", validTo: "2026-02-01", status: "REQUESTED" },
    ],
  );
  expect(prepareMonths(steps)).toEqual([
    { month: "2025-11", label: "25.11", held: 1_024, allocated: 256, promised: 256 },
    { month: "2025-12", label: "25.12", held: 1_024, allocated: 256, promised: 768 },
    { month: "2026-01", label: "26.1", held: 1_024, allocated: 0, promised: 512 },
  ]);
  expect(prepareMonths([])).toEqual([]);
});
