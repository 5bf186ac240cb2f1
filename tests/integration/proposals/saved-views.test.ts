import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { parseListQuery } from "@/lib/platform/list-query";
import { chooseDefaultView, deleteView, renameView, saveView } from "@/lib/proposals/commands/saved-views";
import { MOST_VIEWS } from "@/lib/proposals/domain/saved-views";
import { STAFF_LIST } from "@/lib/proposals/domain/staff-list";
import { listViews } from "@/lib/proposals/queries/saved-views";
import { listCallProposals } from "@/lib/proposals/queries/staff-list";
import { createUser } from "@/tests/factories/actor";
import { pngOf } from "@/tests/factories/documents";
import { createDraftProposal, createSubmittedProposal, expectOk } from "@/tests/factories/proposals";
import { scene } from "./arrange";

const AT = new Date("2025-07-01T00:00:00Z");
const view = (name: string, query = "", isDefault = false) => ({
  ...{ list: "call-proposals" as const, name, query, isDefault },
});
const NOT_FOUND = { code: "NOT_FOUND" };

describe("saved views", () => {
  it("are kept under a name, take a new address under the same name, and are one's own", async () => {
    const [officer, other] = [await createUser(["OFFICER"]), await createUser(["OFFICER"])];
    const { viewId } = await expectOk(saveView(officer, view("검토 대기", "?screening=WAITING&page=3"), AT));
    await expectOk(saveView(officer, view("검토 대기", "?screening=SUPPLEMENT&x=1"), AT));
    expect(await listViews(officer, "call-proposals")).toEqual([
      {
        ...{ id: viewId, name: "검토 대기", isDefault: false },
        query: "?screening=SUPPLEMENT&sort=receiptNumber&dir=asc&size=20",
      },
    ]);
    expect(await listViews(other, "call-proposals")).toEqual([]);
    for (const change of [
      () => renameView(other, { viewId, name: "남의 것" }),
      () => deleteView(other, { viewId }),
      () => chooseDefaultView(other, { viewId, isDefault: true }),
    ])
      await expect(change()).rejects.toMatchObject(NOT_FOUND);
    expect(await listViews(officer, "call-proposals")).toHaveLength(1);
  });

  it("are nothing for those without a staff list", async () => {
    for (const role of ["APPLICANT", "REVIEWER", "ADMINISTRATOR"] as const)
      await expect((async () => saveView(await createUser([role]), view("보기"), AT))()).rejects.toMatchObject(
        NOT_FOUND,
      );
  });

  it("are renamed, not to a name in use, and deleted", async () => {
    const officer = await createUser(["OFFICER"]);
    const { viewId } = await expectOk(saveView(officer, view("가"), AT));
    const second = await expectOk(saveView(officer, view("나"), AT));
    expect(await renameView(officer, { viewId, name: "나" })).toMatchObject({
      fieldErrors: { name: ["views.nameTaken"] },
    });
    await expectOk(renameView(officer, { viewId, name: "다" }));
    await expectOk(deleteView(officer, second));
    expect((await listViews(officer, "call-proposals")).map(({ name }) => name)).toEqual(["다"]);
  });

  it("open by themselves one at a time, whoever clicks how often at once", async () => {
    const officer = await createUser(["OFFICER"]);
    const ids = [];
    for (const name of ["하나", "둘", "셋"])
      ids.push((await expectOk(saveView(officer, view(name, "", true), AT))).viewId);
    await Promise.all(ids.map((viewId) => expectOk(chooseDefaultView(officer, { viewId, isDefault: true }))));
    expect(await db.savedView.count({ where: { userId: officer.id, isDefault: true } })).toBe(1);
    const [chosen] = (await listViews(officer, "call-proposals")).filter((one) => one.isDefault);
    await expectOk(chooseDefaultView(officer, { viewId: chosen?.id ?? "", isDefault: false }));
    expect(await db.savedView.count({ where: { userId: officer.id, isDefault: true } })).toBe(0);
  });

  it("are at most twenty, even when saved all at once", async () => {
    const officer = await createUser(["OFFICER"]);
    const tries = await Promise.all(
      Array.from({ length: MOST_VIEWS + 3 }, (_, n) => saveView(officer, view(`보기 ${n}`), AT)),
    );
    expect(tries.filter((one) => one.ok)).toHaveLength(MOST_VIEWS);
    expect(tries.find((one) => !one.ok)).toMatchObject({ reason: "TOO_MANY_VIEWS", reasonParams: { maximum: 20 } });
    await expectOk(saveView(officer, view("보기 0", "?status=DRAFT"), AT));
  });
});

describe("filters of the staff's list", () => {
  it("narrow by state, screening, lead, lessor and files", async () => {
    const first = await scene();
    const { call } = first;
    const files = [{ kind: "other", name: "붙임.png", bytes: pngOf() }];
    const { proposalId: one } = await createSubmittedProposal({ ...first.plan, files }, first.at);
    const second = await scene({ call });
    const { proposalId: two } = await createSubmittedProposal(second.plan, second.at);
    const lessor = await scene({ call, leadLeases: true });
    const { proposalId: draft } = await createDraftProposal(lessor.plan, lessor.at);
    const officer = await createUser(["OFFICER"]);
    const ids = async (params: Record<string, string>) =>
      (await listCallProposals(officer, call.id, parseListQuery(params, STAFF_LIST), call.closesAt)).rows.map(
        ({ id }) => id,
      );
    expect(await ids({ status: "DRAFT" })).toEqual([draft]);
    expect(await ids({ status: "SUBMITTED" })).toEqual([one, two]);
    expect(await ids({ screening: "WAITING" })).toEqual([one, two]);
    await db.proposal.update({ where: { id: two }, data: { status: "ELIGIBLE" } });
    expect(await ids({ screening: "WAITING" })).toEqual([one]);
    expect(await ids({ screening: "DECIDED", files: "NO" })).toEqual([two]);
    expect(await ids({ kind: "UNIVERSITY" })).toEqual([]);
    expect(await ids({ kind: "COMPANY" })).toEqual([one, two, draft]);
    expect(await ids({ lessor: "YES" })).toEqual([draft]);
    expect(await ids({ lessor: "NO" })).toEqual([one, two]);
    expect(await ids({ files: "YES" })).toEqual([one]);
    expect(await ids({ status: "NONSENSE", kind: "'; --" })).toEqual([one, two, draft]);
  });

  it("sort names as Korean does", async () => {
    const first = await scene();
    const { call } = first;
    const officer = await createUser(["OFFICER"]);
    const names = [];
    for (const _ of [1, 2, 3]) {
      const one = await scene({ call });
      await createDraftProposal(one.plan, one.at);
      names.push(one.lead.nameKo);
    }
    const sorted = [...names].sort(new Intl.Collator("ko").compare);
    for (const dir of ["asc", "desc"]) {
      const query = parseListQuery({ sort: "lead", dir }, STAFF_LIST);
      const { rows } = await listCallProposals(officer, call.id, query, first.at);
      expect(rows.map(({ leadNameKo }) => leadNameKo)).toEqual(dir === "asc" ? sorted : sorted.toReversed());
    }
  });
});
