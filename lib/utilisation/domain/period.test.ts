import { describe, expect, it } from "vitest";
import { lateFrom, readPeriod, weekOf, weeksBetween } from "./period";

describe("G5: what a report is about", () => {
  it.each([
    ["2026-07-01", "2026-06-30T15:00:00.000Z", "2026-07-01", 24],
    ["2026. 7. 1.", "2026-06-30T15:00:00.000Z", "2026-07-01", 24],
    ["2026-07-01 13:00", "2026-07-01T04:00:00.000Z", "2026-07-01", 1],
    ["2026-07-01T23", "2026-07-01T14:00:00.000Z", "2026-07-01", 1],
    ["2026-07-01T20:00:00.000Z", "2026-07-01T20:00:00.000Z", "2026-07-02", 1],
    ["2026-07-01T00:00+09:00", "2026-06-30T15:00:00.000Z", "2026-07-01", 1],
    ["2026-06-30T23:00-08:00", "2026-07-01T07:00:00.000Z", "2026-07-01", 1],
    ["2028-02-29", "2028-02-28T15:00:00.000Z", "2028-02-29", 24],
  ])("%s", (text, startsAt, day, hours) => {
    const period = readPeriod(text);
    expect({ ...period, startsAt: period?.startsAt.toISOString() }).toEqual({ startsAt, day, hours });
  });

  it.each([
    "",
    "2026-02-29",
    "2026-13-01",
    "2026-07-01 24:00",
    "2026-07-01 13:30",
    "2026-07-01T13:00+05:30",
    "07/01/2026",
  ])("%s is none", (text) => expect(readPeriod(text)).toBeNull());

  it("is late from the midnight after its due days, in Korea", () => {
    expect(lateFrom("2026-07-01", 3).toISOString()).toBe("2026-07-04T15:00:00.000Z");
    expect(lateFrom("2026-07-01", 0).toISOString()).toBe("2026-07-01T15:00:00.000Z");
  });

  it("counts weeks from Monday, over the year's end too", () => {
    expect(weekOf("2026-11-28")).toBe("2026-11-23");
    expect(weekOf("2026-11-23")).toBe("2026-11-23");
    expect(weekOf("2027-01-03")).toBe("2026-12-28");
    expect(weeksBetween("2026-12-30", "2027-01-04")).toEqual(["2026-12-28", "2027-01-04"]);
  });
});
