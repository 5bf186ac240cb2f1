import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { verifySubmissions } from "@/lib/proposals/queries/verify-submissions";
import { createSubmittedProposal } from "@/tests/factories/proposals";
import { scene } from "./arrange";

let superuser: pg.Client;
/** Other files of this worker's database write seals past the commands; only this file's proposals are looked at. */
let own: string[] = [];
const ownViolations = async (): Promise<string[]> =>
  (await verifySubmissions()).violations.filter(({ subjectId }) => own.includes(subjectId)).map(({ code }) => code);

/** Tampers as somebody with all rights could, looks, and takes it back. */
async function codesAfter(sql: string, values: unknown[]): Promise<string[]> {
  await superuser.query("SET session_replication_role = replica");
  await superuser.query('CREATE TEMP TABLE seals AS TABLE "ProposalSeal"');
  await superuser.query('CREATE TEMP TABLE proposals AS TABLE "Proposal"');
  try {
    await superuser.query(sql, values);
    return await ownViolations();
  } finally {
    await superuser.query(
      'UPDATE "Proposal" p SET "currentSealId" = k."currentSealId", "receiptNumber" = k."receiptNumber" FROM proposals k WHERE k."id" = p."id"',
    );
    await superuser.query('DELETE FROM "ProposalSeal"');
    await superuser.query('INSERT INTO "ProposalSeal" SELECT * FROM seals');
    await superuser.query("DROP TABLE seals; DROP TABLE proposals");
    await superuser.query("SET session_replication_role = origin");
  }
}

beforeAll(async () => {
  const url = new URL(inject("database").adminUrl);
  url.pathname = new URL(process.env.DATABASE_URL ?? "").pathname;
  superuser = new pg.Client({ connectionString: url.toString() });
  await superuser.connect();
});
afterAll(() => superuser.end());

describe("the check of every submission (A8, L4)", () => {
  test("finds nothing where all went through the portal, and names what somebody changed behind it", async () => {
    const { plan, at, call } = await scene();
    const first = await createSubmittedProposal(plan, at);
    const other = await scene({ call });
    const second = await createSubmittedProposal(other.plan, other.at);
    own = [first.proposalId, second.proposalId];
    expect(await ownViolations()).toEqual([]);
    expect((await verifySubmissions()).seals).toBeGreaterThanOrEqual(own.length);

    expect(await codesAfter('DELETE FROM "ProposalSeal" WHERE "proposalId" = $1', [first.proposalId])).toEqual([
      "HALF_SEALED",
    ]);
    expect(
      await codesAfter(
        `UPDATE "ProposalSeal" SET "content" = "content" || ' ', "sha256" = encode(sha256(convert_to("content" || ' ', 'UTF8')), 'hex') WHERE "proposalId" = $1`,
        [first.proposalId],
      ),
    ).toEqual(["NOT_ON_RECORD"]);
    expect(
      await codesAfter('UPDATE "ProposalSeal" SET "receiptNumber" = $2 WHERE "proposalId" = $1', [
        second.proposalId,
        first.receiptNumber,
      ]),
    ).toEqual(["HALF_SEALED", "NUMBER_TWICE"]);
    expect(await ownViolations()).toEqual([]);
  });
});
