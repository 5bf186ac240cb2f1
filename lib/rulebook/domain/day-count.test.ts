import { describe, expect, it } from "vitest";
import { PUBLIC_HOLIDAYS } from "@/prisma/seed/public-holidays";
import { daysLeft, endOfKstDay, isRestDay, kstDay, legalDeadline } from "./day-count";

const at = (text: string) => new Date(`${text}+09:00`);
const last = (from: string, days: number) => legalDeadline(at(from), days, PUBLIC_HOLIDAYS);

describe("S10: days by the law's count", () => {
  it.each([
    // [what, published (KST), days, last day, rolled from]
    ["ten days, an ordinary last day", "2025-08-04T09:00", 10, "2025-08-14", null],
    ["published a minute before midnight: the day itself is not counted", "2025-08-04T23:59", 10, "2025-08-14", null],
    [
      "published at midnight: the new day is the first, not counted",
      "2025-08-05T00:00",
      10,
      "2025-08-18",
      "2025-08-15",
    ],
    ["last day Liberation Day, then a weekend", "2025-08-05T10:00", 10, "2025-08-18", "2025-08-15"],
    ["last day a Saturday", "2026-11-04T10:00", 10, "2026-11-16", "2026-11-14"],
    ["last day a Sunday", "2026-11-05T10:00", 10, "2026-11-16", "2026-11-15"],
    [
      "a Friday before Chuseok 2025: National Foundation Day itself",
      "2025-09-26T18:00",
      10,
      "2025-10-10",
      "2025-10-06",
    ],
    [
      "last day the eve of Chuseok, Sunday and a substitute in between",
      "2025-09-25T10:00",
      10,
      "2025-10-10",
      "2025-10-05",
    ],
    ["a Friday before Chuseok 2026", "2026-09-18T10:00", 10, "2026-09-28", null],
    ["last day Lunar New Year's eve 2026", "2026-02-06T10:00", 10, "2026-02-19", "2026-02-16"],
    ["last day the substitute of Lunar New Year 2027", "2027-01-30T10:00", 10, "2027-02-10", "2027-02-09"],
    ["last day a substitute holiday, Liberation Day 2026", "2026-08-07T10:00", 10, "2026-08-18", "2026-08-17"],
    ["last day a temporary holiday, 27 January 2025", "2025-01-17T10:00", 10, "2025-01-31", "2025-01-27"],
    ["last day Labour Day, a holiday since 2026", "2026-04-21T10:00", 10, "2026-05-04", "2026-05-01"],
    ["the same day in 2025 was an ordinary Thursday", "2025-04-21T10:00", 10, "2025-05-01", null],
    ["over the end of the year", "2025-12-22T10:00", 10, "2026-01-02", "2026-01-01"],
    ["over the end of February of a leap year", "2028-02-20T10:00", 10, "2028-03-02", "2028-03-01"],
    ["thirty days", "2025-08-12T14:00", 30, "2025-09-11", null],
    ["thirty days into Chuseok 2025", "2025-09-05T14:00", 30, "2025-10-10", "2025-10-05"],
  ])("%s", (_what, from, days, day, rolledFrom) => {
    expect(last(from, days)).toEqual({ day, at: endOfKstDay(day), rolledFrom });
  });

  it("ends with the last millisecond of the day in Korea", () => {
    expect(last("2025-08-04T09:00", 10)?.at.toISOString()).toBe("2025-08-14T14:59:59.999Z");
  });

  it("promises nothing beyond its calendar, nor when the last day rolls out of it", () => {
    expect(last("2028-12-18T09:00", 10)?.day).toBe("2028-12-28");
    expect(last("2028-12-20T09:00", 10)).toBeNull(); // Saturday and Sunday end the year
    expect(last("2028-12-28T09:00", 10)).toBeNull();
  });

  it("a rest day inside the period counts", () => {
    expect(last("2025-10-02T09:00", 10)?.day).toBe("2025-10-13"); // Sunday the 12th, though eight of the ten were rest days
  });

  it("counts the days left by KST days", () => {
    const end = endOfKstDay("2025-08-14");
    expect([at("2025-08-14T00:00"), end, new Date(end.getTime() + 1)].map((one) => daysLeft(end, one))).toEqual([
      0, 0, -1,
    ]);
    expect(daysLeft(end, at("2025-08-04T09:00"))).toBe(10);
  });

  it("knows the day in Korea", () => {
    expect(kstDay(new Date("2025-08-04T15:00:00.000Z"))).toBe("2025-08-05");
    expect(kstDay(new Date("2025-08-04T14:59:59.999Z"))).toBe("2025-08-04");
  });
});

describe("the table of holidays", () => {
  const { holidays, firstYear, lastYear } = PUBLIC_HOLIDAYS;
  const byDay = new Map(holidays.map((one) => [one.date, one.nameKo]));
  const substitutes = holidays.filter(({ nameKo }) => nameKo.includes("대체공휴일"));

  it("is in order, once a day, within its years", () => {
    expect([...byDay.keys()]).toEqual([...byDay.keys()].sort());
    expect(byDay.size).toBe(holidays.length);
    expect(
      holidays.every(({ date }) => Number(date.slice(0, 4)) >= firstYear && Number(date.slice(0, 4)) <= lastYear),
    ).toBe(true);
  });

  it("has the days of fixed date in every year", () => {
    for (let year = firstYear; year <= lastYear; year++)
      for (const day of ["01-01", "03-01", "05-05", "06-06", "08-15", "10-03", "10-09", "12-25"])
        expect(byDay.has(`${year}-${day}`), `${year}-${day}`).toBe(true);
  });

  it("gives a substitute only on the first working day after, and none to New Year's and Memorial Day", () => {
    expect(substitutes).toHaveLength(15);
    for (const { date, nameKo } of substitutes) {
      const before = new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
      expect(isRestDay(PUBLIC_HOLIDAYS, before), `${date} ${nameKo}`).toBe(true);
      expect([0, 6]).not.toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
      expect(nameKo).not.toMatch(/신정|현충일/);
    }
  });
});
