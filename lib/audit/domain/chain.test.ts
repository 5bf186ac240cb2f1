import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChainRow, GENESIS, rowHash, verifyChain } from "./chain";

const makeChain = (payloads: readonly string[]): ChainRow[] => {
  const rows: ChainRow[] = [];
  for (const [index, payload] of payloads.entries()) {
    const row = {
      seq: BigInt(index + 1),
      recordedAt: "2025-07-21T09:00:00.123456Z",
      occurredAt: "2025-07-21T09:00:00.123Z",
      actorId: index % 2 === 0 ? "u1" : null,
      actorName: "김하늘",
      actorRoles: "OFFICER DIRECTOR",
      channel: "WEB",
      requestId: `r${index}`,
      rulebookVersion: index % 3 === 0 ? null : index,
      type: "platform.clockMoved",
      subjectType: "Setting",
      subjectId: "clock",
      payload,
      prevHash: rows.at(-1)?.hash ?? GENESIS.hash,
    };
    rows.push({ ...row, hash: rowHash(row) });
  }
  return rows;
};
const headOf = (rows: readonly ChainRow[]) => {
  const last = rows.at(-1);
  return last ? { seq: last.seq, hash: last.hash } : GENESIS;
};
const at = (rows: readonly ChainRow[], index: number): ChainRow => {
  const row = rows[index];
  if (!row) throw new Error(`no row ${index}`);
  return row;
};
const ROWS = makeChain(["{}", '{"a":1}', '{"b":"한글"}', '{"c":3}', '{"d":4}']);

describe("the chain", () => {
  test("as written is whole", () => {
    expect(verifyChain(ROWS, headOf(ROWS))).toEqual({ ok: true, count: 5, head: headOf(ROWS) });
    expect(verifyChain([], GENESIS)).toEqual({ ok: true, count: 0, head: GENESIS });
  });

  test("names an edited row, also when its hash was taken again", () => {
    const edited = { ...at(ROWS, 2), payload: '{"b":"다름"}' };
    const changed = ROWS.with(2, edited);
    expect(verifyChain(changed, headOf(ROWS))).toMatchObject({ ok: false, seq: 3n, problem: "EDITED" });
    const rehashed = ROWS.with(2, { ...edited, hash: rowHash(edited) });
    expect(verifyChain(rehashed, headOf(ROWS))).toMatchObject({ ok: false, seq: 3n, problem: "EDITED" });
  });

  test("names a deleted row", () => {
    expect(verifyChain(ROWS.toSpliced(1, 1), headOf(ROWS))).toMatchObject({ ok: false, seq: 2n, problem: "MISSING" });
    expect(verifyChain(ROWS.toSpliced(0, 1), headOf(ROWS))).toMatchObject({ ok: false, seq: 1n, problem: "MISSING" });
  });

  test("names rows that changed places, with or without their numbers", () => {
    const [second, third] = [at(ROWS, 1), at(ROWS, 2)];
    const renumbered = ROWS.with(1, { ...third, seq: 2n }).with(2, { ...second, seq: 3n });
    expect(verifyChain(renumbered, headOf(ROWS))).toMatchObject({ ok: false, seq: 2n, problem: "REORDERED" });
    const shuffled = ROWS.with(3, second);
    expect(verifyChain(shuffled, headOf(ROWS))).toMatchObject({ ok: false, seq: 2n, problem: "REORDERED" });
  });

  test("tells a cut tail by the head kept beside it", () => {
    const cut = ROWS.slice(0, 3);
    expect(verifyChain(cut, headOf(ROWS))).toMatchObject({ ok: false, seq: 4n, problem: "HEAD_MISMATCH" });
    expect(verifyChain(cut, null)).toMatchObject({ ok: true, count: 3 });
  });

  test("may be verified from the middle on", () => {
    expect(verifyChain(ROWS.slice(2), headOf(ROWS), headOf(ROWS.slice(0, 2)))).toMatchObject({ ok: true, count: 3 });
  });

  test("sees any change of any field of any row", () => {
    const fields = [
      "actorName",
      "actorRoles",
      "channel",
      "requestId",
      "type",
      "subjectType",
      "subjectId",
      "payload",
    ] as const;
    fc.assert(
      fc.property(fc.nat({ max: 4 }), fc.constantFrom(...fields), fc.string(), (index, field, value) => {
        const row = at(ROWS, index);
        fc.pre(row[field] !== value);
        const changed = ROWS.with(index, { ...row, [field]: value });
        expect(verifyChain(changed, headOf(ROWS))).toMatchObject({ ok: false, seq: row.seq, problem: "EDITED" });
      }),
    );
  });

  test("cannot be fooled by moving a boundary between two fields", () => {
    const row = at(ROWS, 0);
    const moved = { ...row, subjectType: row.subjectType + row.subjectId, subjectId: "" };
    expect(rowHash(moved)).not.toBe(row.hash);
  });
});
