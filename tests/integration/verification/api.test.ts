import { beforeAll, expect, it } from "vitest";
import { GET as describeApi } from "@/app/api/v1/openapi/route";
import { POST } from "@/app/api/v1/stages/[id]/verification-runs/route";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { createToken, revokeToken } from "@/lib/verification/commands/manage-tokens";
import { createUser } from "@/tests/factories/actor";
import { expectOk } from "@/tests/factories/proposals";
import { ensureReferenceCatalogue } from "@/tests/factories/references";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { createRunningStage, emptyProgramme, stagePlan } from "@/tests/factories/stages";
import { createTeam, type TeamRow } from "@/tests/factories/teams";
import { ensureWindowModels, harnessFile, registered, verificationDraft } from "@/tests/factories/verification";

const AT = new Date("2025-12-10T00:00:00Z");
let operator: Actor;
let auditor: Actor;
let teams: [TeamRow, TeamRow];
let stageId: string;
let token: string;
let tokenId: string;

beforeAll(async () => {
  await ensureRulebookV1();
  await ensureReferenceCatalogue();
  const references = await ensureWindowModels();
  const officer = await createUser(["OFFICER"]);
  [operator, auditor] = [await createUser(["OPERATOR"]), await createUser(["AUDITOR"])];
  await emptyProgramme(AT);
  teams = [await createTeam({ name: "연동 갑" }), await createTeam({ name: "연동 을" })];
  const plan = { ...stagePlan({ survivors: 2 }), verification: verificationDraft(references) };
  ({ stageId } = await createRunningStage({ officer, plan, cutoffOn: "2025-12-15", speakers: teams }, AT));
  await registered(teams[0].leadManager, { stageId, teamId: teams[0].teamId }, AT);
  ({ token, tokenId } = await expectOk(createToken(operator, { name: "평가 장비", days: "30" }, new Date())));
});

const ADDRESS = () => `http://localhost/api/v1/stages/${stageId}/verification-runs`;
type Sent = { team?: 0 | 1; text?: string; key?: string; claims?: Record<string, string>; address?: string };
async function send(sent: Sent = {}) {
  const {
    team = 0,
    text = harnessFile({ gpqa: { value: 0.8 } }),
    key = token,
    claims = {},
    address = ADDRESS(),
  } = sent;
  const form = new FormData();
  const told = { teamId: teams[team].teamId, ranBy: "AGENCY", ranByName: "평가기관", ...claims };
  for (const [name, value] of Object.entries(told)) form.set(name, value);
  form.append("file", new File([text], "results.json"));
  const headers = { authorization: `Bearer ${key}` };
  const response = await POST(new Request(address, { method: "POST", headers, body: form }));
  return { status: response.status, body: await response.json() };
}

it("V1: 201 for a run, 200 for the same files again, one run and one audit event, whatever happens at once", async () => {
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map((one) => one.status).sort()).toEqual([200, 200, 201]);
  expect(answers[0]?.body).toMatchObject({ ok: true, data: { flaws: [], resultCount: 1 } });
  const runs = await db.verificationRun.findMany({ where: { stageId }, select: { channel: true, tokenId: true } });
  expect(runs).toEqual([{ channel: "API", tokenId }]);
  const events = await db.auditEvent.findMany({ where: { type: "verification.runImported", subjectId: stageId } });
  expect(events.map((event) => event.channel)).toEqual(["API"]);
});

it("409 for files of another team, 422 with the place for a broken file and for what was said of it", async () => {
  expect(await send({ team: 1 })).toMatchObject({ status: 409, body: { reason: "FILES_OF_ANOTHER_TEAM" } });
  expect(await send({ text: '{"results": {"a": {"acc,none": Infinity}}}' })).toMatchObject({
    status: 422,
    body: { code: "FILE_HAS_PROBLEMS", problems: [{ code: "NOT_FINITE", path: '$.results.a["acc,none"]', line: 1 }] },
  });
  expect(await send({ claims: { ranBy: "NOBODY" } })).toMatchObject({ status: 422, body: { problem: "CLAIMS" } });
});

it("what the database could not keep is refused with its place, and nothing of it is imported", async () => {
  const before = await db.verificationRun.count();
  const zero = await send({ text: '{"results": {"a\\u0000b": {"acc,none": 1}, "c": {"acc,none": 1}}}' });
  expect(zero).toMatchObject({ status: 422, body: { problems: [{ code: "NOT_PRINTABLE" }] } });
  const twice = await send({ text: '{"results": {"a": {"acc,none": 1, "acc": 1}}}' });
  expect(twice).toMatchObject({ status: 422, body: { problems: [{ code: "DUPLICATE_METRIC", path: "a" }] } });
  const old = await send({ text: '{"results": {"a": {"acc,none": 1}}, "date": -99999999999}' });
  expect(old).toMatchObject({ status: 422, body: { problems: [{ code: "NOT_A_TIME", path: "$.date" }] } });
  const rows = Array.from({ length: 60_000 }, (_, index) => `"t${index}": {"acc": 1}`);
  expect(await send({ text: `{"results": {${rows.join()}}}` })).toMatchObject({
    status: 422,
    body: { problems: [{ code: "TOO_MANY_VALUES", found: "5000" }] },
  });
  for (const claims of [{ teamId: "a\u0000" }, { ranByName: "기관\u0000" }, { statedRevision: "main" }])
    expect(await send({ claims })).toMatchObject({ status: 422, body: { problem: "CLAIMS" } });
  expect(await db.verificationRun.count()).toBe(before);
});

it("another stage's address takes nothing for a team that is not in it, and two different runs at once are both in", async () => {
  const elsewhere = ADDRESS().replace(stageId, "01a00000-0000-7000-8000-000000000000");
  expect(await send({ address: elsewhere })).toMatchObject({ status: 403 });
  const both = await Promise.all(
    ["first", "second"].map((note) => send({ text: harnessFile({ gpqa: { value: 0.8 } }, { note }) })),
  );
  expect(both.map((one) => one.status)).toEqual([201, 201]);
});

it("413 above the limit, 401 without a key that opens, 403 for whoever may not import", async () => {
  const headers = { authorization: `Bearer ${token}`, "content-length": String(33_000_000) };
  const large = await POST(new Request(ADDRESS(), { method: "POST", headers, body: "x" }));
  expect(large.status).toBe(413);
  expect(await send({ key: `fmv_${"x".repeat(43)}` })).toMatchObject({ status: 401 });
  const former = await createUser(["OPERATOR"]);
  const made = await expectOk(createToken(former, { name: "옛 장비", days: "30" }, new Date()));
  await db.grant.updateMany({ where: { userId: former.id }, data: { revokedAt: new Date() } });
  expect(await send({ key: made.token })).toMatchObject({ status: 403 });
  await expect(createToken(auditor, { name: "감사", days: "30" }, new Date())).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

it("a revoked key opens nothing, and nobody else takes it back", async () => {
  const other = await createUser(["OPERATOR"]);
  await expect(revokeToken(other, { tokenId }, new Date())).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expectOk(revokeToken(operator, { tokenId }, new Date()));
  expect(await send()).toMatchObject({ status: 401 });
});

it("is described as OpenAPI in both languages, with every answer", async () => {
  for (const locale of ["ko", "en"]) {
    const response = await describeApi(new Request(`http://localhost/api/v1/openapi?locale=${locale}`));
    const document = await response.json();
    const { responses } = document.paths["/api/v1/stages/{id}/verification-runs"].post;
    expect(Object.keys(responses)).toEqual(["200", "201", "401", "403", "409", "413", "422", "429"]);
    expect(JSON.stringify(document)).not.toMatch(/verification\.api/);
  }
});
