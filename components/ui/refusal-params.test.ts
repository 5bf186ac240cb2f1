import { expect, it } from "vitest";
import { refusalParams } from "./refusal-params";

it("says days as people read them, and ends as the last day within", () => {
  expect(refusalParams({ to: "2026-01-01", free: 3, team: "2026-1" }, "ko")).toEqual({
    to: "2026. 1. 1.(목)",
    toLast: "2025. 12. 31.(수)",
    free: 3,
    team: "2026-1",
  });
});
