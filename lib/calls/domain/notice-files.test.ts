import { describe, expect, it } from "vitest";
import { MOST_NOTICE_FILES, noticeFileRefusal } from "./notice-files";

const standing = [{ id: "1", name: "공고문.hwpx" }];
const add = { name: "서식.hwpx" };
const why = "서식의 오기를 바로잡습니다.";
const full = Array.from({ length: MOST_NOTICE_FILES }, (_, n) => ({ id: `${n}`, name: `${n}.pdf` }));

describe("C1, C5: files of a notice", () => {
  it.each([
    ["DRAFT", standing, { add, removeId: "", reason: "" }, null],
    ["DRAFT", standing, { add: null, removeId: "1", reason: "" }, null],
    ["DRAFT", standing, { add: null, removeId: "", reason: why }, "NOTHING_CHANGED"],
    ["ANNOUNCED", standing, { add, removeId: "", reason: "" }, "REASON_MISSING"],
    ["ANNOUNCED", standing, { add, removeId: "", reason: why }, null],
    ["OPEN", standing, { add, removeId: "1", reason: why }, null],
    ["CLOSED", standing, { add, removeId: "", reason: why }, null],
    ["PUBLISHED", standing, { add, removeId: "", reason: why }, "FIELD_FIXED"],
    ["DRAFT", standing, { add: { name: "공고문.HWPX".normalize("NFD") }, removeId: "", reason: "" }, "NAME_IN_USE"],
    ["DRAFT", standing, { add: { name: "공고문.hwpx" }, removeId: "1", reason: "" }, null],
    ["DRAFT", full, { add, removeId: "", reason: "" }, "TOO_MANY_FILES"],
    ["DRAFT", full, { add, removeId: "0", reason: "" }, null],
  ] as const)("%s %#", (state, files, change, refusal) => {
    expect(noticeFileRefusal(state, files, change)).toBe(refusal);
  });
});
