import { describe, expect, it } from "vitest";
import * as format from "./format";

const closing = new Date("2025-07-21T09:00:00.000Z");

describe("instants are Seoul's, whatever the machine's zone", () => {
  it.each([
    [format.formatInstant(closing, "ko"), "2025. 7. 21.(월) 18:00 (KST)"],
    [format.formatInstant(closing.toISOString(), "en"), "Mon 21 July 2025, 18:00 (KST)"],
    [format.formatDate(new Date("2025-12-31T15:00:00Z"), "ko"), "2026. 1. 1.(목)"],
    [format.formatMonth("2026-03", "ko"), "2026. 3."],
    [format.formatMonth("2026-11", "en"), "November 2026"],
    [format.formatInstantShort(closing, "ko"), "7. 21.(월) 18:00"],
    [format.formatInstantShort(closing, "en"), "Mon 21 July, 18:00"],
    [format.formatTime(new Date("2025-07-20T15:00:00Z")), "00:00"],
  ])("%s", (shown, expected) => expect(shown).toBe(expected));
});

describe("the wall clock in Seoul", () => {
  const intl = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Seoul", dateStyle: "short", timeStyle: "medium" });
  const two = (value: number) => String(value).padStart(2, "0");
  const written = (at: Date) => {
    const { year, month, day, hour, minute, second } = format.seoulParts(at);
    return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
  };

  it("is that of Intl in every month from the years of summer time to 2040", () => {
    for (let month = 0; month < 54 * 12; month++) {
      const at = new Date(Date.UTC(1986, month, 1 + (month % 28), month % 24, month % 60, 59, 999));
      expect(written(at)).toBe(intl.format(at));
    }
  });

  it("knows the last hour of summer time and the first after it", () => {
    for (const at of [
      Date.UTC(1988, 9, 8, 15),
      Date.UTC(1988, 9, 8, 17, 59),
      Date.UTC(1988, 9, 8, 18),
      Date.UTC(1988, 9, 9),
    ])
      expect(written(new Date(at))).toBe(intl.format(at));
  });

  it("does not guess what is no instant", () => {
    expect(() => format.seoulParts("soon")).toThrow(RangeError);
  });
});

describe("durations", () => {
  it.each([
    [6 * 86_400_000 + 3 * 3_600_000 + 12 * 60_000, "6일 3시간 12분", "6 days 3 hours 12 minutes"],
    [3_600_000, "1시간 0분", "1 hour 0 minutes"],
    [61_000, "1분 1초", "1 minute 1 second"],
    [-5, "0분 0초", "0 minutes 0 seconds"],
  ])("%d", (milliseconds, ko, en) => {
    expect(format.formatDuration(milliseconds, "ko")).toBe(ko);
    expect(format.formatDuration(milliseconds, "en")).toBe(en);
  });
});

describe("won", () => {
  it.each([
    [15_760_000_000n, "157.6억 원", "15.76 billion won"],
    [0n, "0원", "0 won"],
    [9_999n, "9,999원", "9,999 won"],
    [10_000n, "1만 원", "10,000 won"],
    [99_999_999n, "1억 원", "100 million won"],
    [2_360_000_000n, "23.6억 원", "2.36 billion won"],
    [1_576_000_000_000n, "1.58조 원", "1.58 trillion won"],
    [-250_000_000n, "-2.5억 원", "-250 million won"],
  ])("%d", (amount, ko, en) => {
    expect(format.formatWonCompact(amount, "ko")).toBe(ko);
    expect(format.formatWonCompact(amount, "en")).toBe(en);
  });

  it("is written in full in tables", () => {
    expect(format.formatWon(15_760_000_000n, "ko")).toBe("15,760,000,000원");
    expect(format.formatWon(-1_000n, "en")).toBe("-1,000 won");
  });
});

describe("counts, GPUs, scores, shares", () => {
  it.each([
    [format.formatCount(1_234_567.5), "1,234,567.5"],
    [format.formatGpu(1_024, "ko"), "1,024장"],
    [format.formatGpu(1, "en"), "1 GPU"],
    [
      format.formatGpuBlocks(
        [
          { size: 256, count: 1 },
          { size: 1_024, count: 2 },
        ],
        "ko",
      ),
      "2,304장 = 1,024×2 + 256×1",
    ],
    [format.formatScore(7850), "78.50"],
    [format.formatScore(-5), "-0.05"],
    [format.formatPercent(0.714), "71.4%"],
    [format.formatPercent(1), "100%"],
    [format.formatBytes(1_440_000), "1.4 MB"],
    [format.formatBytes(77_343_300_000), "77.3 GB"],
  ])("%s", (shown, expected) => expect(shown).toBe(expected));
});
