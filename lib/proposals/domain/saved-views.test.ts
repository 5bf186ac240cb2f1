import { describe, expect, it } from "vitest";
import { viewAddress } from "./saved-views";

describe("a saved view", () => {
  it.each([
    ["", "?sort=receiptNumber&dir=asc&size=20"],
    ["?status=SUBMITTED&page=7&size=50", "?status=SUBMITTED&sort=receiptNumber&dir=asc&size=50"],
    ["?dir=desc&sort=lead&q=%20한빛%20&evil=1", "?q=%ED%95%9C%EB%B9%9B&sort=lead&dir=desc&size=20"],
    ["?sort=password&status=", "?sort=receiptNumber&dir=asc&size=20"],
    ["?columns=members", "?sort=receiptNumber&dir=asc&size=20&columns=members"],
  ])("keeps %j as %j", (address, kept) => {
    expect(viewAddress("call-proposals", address)).toBe(kept);
    expect(viewAddress("call-proposals", kept)).toBe(kept);
  });
});
