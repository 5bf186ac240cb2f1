import { expect, it } from "vitest";
import { allocationPhase } from "./allocation-phase";

const H2 = { validFrom: "2025-07-01", validTo: "2026-01-01" };

it.each([
  ["COMING", "2025-06-30"],
  ["RUNNING", "2025-07-01"],
  ["RUNNING", "2025-12-31"],
  ["ENDED", "2026-01-01"],
])("%s on %s", (phase, day) => {
  expect(allocationPhase({ status: "APPROVED", ...H2 }, day)).toBe(phase);
  expect(allocationPhase({ status: "RETURNED", ...H2 }, day)).toBe(phase === "ENDED" ? "RETURNED" : "RETURNING");
  expect(allocationPhase({ status: "RETURNED", validFrom: "2025-07-01", validTo: "2025-07-01" }, day)).toBe("RETURNED");
});
