import { beforeAll, describe, expect, it } from "vitest";
import { GET as describeApi } from "@/app/api/v1/openapi/route";
import { POST } from "@/app/api/v1/utilisation/route";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { createToken, revokeToken } from "@/lib/utilisation/commands/manage-tokens";
import { reportByApi } from "@/lib/utilisation/commands/report-by-api";
import { tokenHolder } from "@/lib/utilisation/queries/token-holder";
import { listTokens } from "@/lib/utilisation/queries/tokens";
import { createUser } from "@/tests/factories/actor";
import { expectOk } from "@/tests/factories/proposals";
import { createSupportStaff } from "@/tests/factories/teams";
import { createGpuTeam, createKey, type GpuTeam, latestReports } from "@/tests/factories/utilisation";

// The route asks the clock itself, so its reports are of the past whenever this runs.
const AT = new Date("2026-07-20T00:00:00Z");
const row = (team: string, hour: number, used: string | number, more: object = {}) => ({
  ...{
    team,
    period: `2026-07-10T${String(hour).padStart(2, "0")}:00+09:00`,
    availableGpuHours: 512,
    usedGpuHours: used,
  },
  ...more,
});

let steward: Actor;
let team: GpuTeam;
let other: GpuTeam;
beforeAll(async () => {
  const staff = await createSupportStaff();
  steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } }]);
  team = await createGpuTeam({ staff, steward });
  other = await createGpuTeam({ staff, steward });
});

const content = (rows: unknown[]) => ({ rows, content: Buffer.from(JSON.stringify(rows)), idempotencyKey: null });
const post = (token: string | null, body: string | object, headers: Record<string, string> = {}) =>
  POST(
    new Request("http://localhost:3000/api/v1/utilisation", {
      method: "POST",
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );

describe("G5: reports by API", () => {
  it("takes right rows and names wrong ones row by row", async () => {
    const { token, holder } = await createKey(steward, null, new Date());
    const rows = [
      row(team.nameKo, 0, "400.5"),
      row("없는 팀", 1, 1),
      row(team.teamId, 2, 513),
      row(team.teamId, 0, 1),
      7,
    ];
    const response = await post(token, { rows });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      ...{ ok: true, accepted: 1, corrected: 0, unchanged: 0, refused: 4 },
      errors: [
        { row: 2, field: "team", code: "UNKNOWN_TEAM", value: "없는 팀" },
        { row: 3, field: "usedGpuHours", code: "USED_ABOVE_AVAILABLE" },
        { row: 4, field: "period", code: "DUPLICATE", value: "1" },
        ...["team", "period", "availableGpuHours", "usedGpuHours"].map((field) => ({ row: 5, field, code: "MISSING" })),
      ],
    });
    expect(await latestReports(team.teamId)).toMatchObject([{ revision: 1, usedMilliHours: 400_500n, isLate: true }]);
    const used = await db.utilisationToken.findUniqueOrThrow({ where: { id: holder.tokenId } });
    expect(used.lastUsedAt).not.toBeNull();
    const [delivery] = await db.utilisationDelivery.findMany({ where: { tokenId: holder.tokenId } });
    const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: delivery?.id ?? "" } });
    expect(event).toMatchObject({ type: "utilisation.reported", channel: "API", actorId: steward.id });
  });

  it("corrects by sending again: the latest counts, what was said before stays", async () => {
    const { holder } = await createKey(steward, null, AT);
    const send = (used: number) => reportByApi(holder, content([row(team.teamId, 5, used)]), AT);
    expect(await send(100)).toMatchObject({ answer: { accepted: 1 } });
    expect(await send(100)).toMatchObject({ answer: { unchanged: 1, accepted: 0, corrected: 0 } });
    expect(await send(300)).toMatchObject({ answer: { corrected: 1 } });
    const startsAt = new Date("2026-07-09T20:00:00Z");
    const revisions = await db.utilisationReport.findMany({ where: { teamId: team.teamId, startsAt } });
    expect(revisions.map(({ usedMilliHours }) => usedMilliHours)).toEqual([100_000n, 300_000n]);
    const day = await db.utilisationDay.findFirstOrThrow({
      where: { teamId: team.teamId, day: new Date("2026-07-10") },
    });
    const counted = await latestReports(team.teamId);
    expect(day.usedMilliHours).toBe(counted.reduce((sum, one) => sum + one.usedMilliHours, 0n));
    expect(day).toMatchObject({ correctedHours: 1, reportedHours: counted.length });
  });

  it("answers the same key as before and changes nothing; with other content it conflicts", async () => {
    const { token } = await createKey(steward, null, new Date());
    const headers = { "idempotency-key": "2026-07-10/11" };
    const body = { rows: [row(other.teamId, 11, 8)] };
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(token, body, headers)));
    const first = await answers[0]?.json();
    for (const answer of answers.slice(1)) expect(await answer.json()).toEqual(first);
    expect(answers.filter((answer) => answer.headers.get("idempotency-replayed") === "true")).toHaveLength(7);
    expect((await post(token, { rows: [row(other.teamId, 11, 9)] }, headers)).status).toBe(409);
    expect(await latestReports(other.teamId)).toMatchObject([{ revision: 1, usedMilliHours: 8_000n }]);
  });

  it("keeps one order of revisions under 12 calls at once about the same hours", async () => {
    const { holder } = await createKey(steward, null, AT);
    const hours = [13, 14, 15, 16];
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        reportByApi(holder, content(hours.map((hour) => row(other.teamId, hour, index))), AT),
      ),
    );
    const all = await db.utilisationReport.groupBy({
      by: ["startsAt"],
      where: { teamId: other.teamId, startsAt: { gte: new Date("2026-07-10T04:00:00Z") } },
      ...{ _count: { revision: true }, _max: { revision: true } },
    });
    expect(all.map((one) => [one._count.revision, one._max.revision])).toEqual(hours.map(() => [12, 12]));
  });

  it("takes a day by the hour or as a whole, and says so", async () => {
    const { holder } = await createKey(steward, null, AT);
    const day = { team: other.teamId, period: "2026-07-10", availableGpuHours: "12288", usedGpuHours: "1" };
    expect(await reportByApi(holder, content([day]), AT)).toMatchObject({
      answer: { ok: false, refused: 1, errors: [{ row: 1, field: "period", code: "OTHER_PERIOD" }] },
    });
    expect(await reportByApi(holder, content([{ ...day, period: "2026-07-11" }]), AT)).toMatchObject({
      answer: { accepted: 1 },
    });
  });
});

describe("G5: answers", () => {
  it("401 without a key that opens anything: none, unknown, revoked, expired", async () => {
    const { token, holder } = await createKey(steward, null, AT);
    const asked = [post(null, {}), post("fmu_unknown-key-of-nobody-at-all", {})];
    for (const { status, headers } of await Promise.all(asked)) {
      expect(status).toBe(401);
      expect(headers.get("www-authenticate")).toContain("Bearer");
    }
    expect(await tokenHolder(token, new Date("2026-08-18T23:59:59Z"))).not.toBeNull();
    expect(await tokenHolder(token, new Date("2026-08-19T00:00:00Z"))).toBeNull();
    await expectOk(revokeToken(steward, { tokenId: holder.tokenId }, AT));
    expect(await tokenHolder(token, AT)).toBeNull();
    await expect(revokeToken(steward, { tokenId: holder.tokenId }, AT)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("403 for another team's rows and when the key's maker may no longer report", async () => {
    const { token } = await createKey(team.leadManager, team.teamId, new Date());
    expect((await post(token, { rows: [row(team.teamId, 20, 1)] })).status).toBe(200);
    for (const name of [other.teamId, other.nameKo, "no team at all"])
      expect((await post(token, { rows: [row(team.teamId, 21, 1), row(name, 20, 1)] })).status).toBe(403);
    expect((await latestReports(team.teamId)).map(({ startsAt }) => startsAt.toISOString())).not.toContain(
      "2026-07-10T12:00:00.000Z",
    );
    const leaving = await createUser(["STEWARD"]);
    const { token: left } = await createKey(leaving, null, new Date());
    await db.grant.updateMany({ where: { userId: leaving.id }, data: { revokedAt: new Date() } });
    expect((await post(left, { rows: [row(team.teamId, 22, 1)] })).status).toBe(403);
    await db.user.update({ where: { id: leaving.id }, data: { status: "DISABLED" } });
    expect((await post(left, { rows: [row(team.teamId, 22, 1)] })).status).toBe(401);
  });

  it("413, 422 and 429", async () => {
    const { token } = await createKey(steward, null, new Date());
    expect((await post(token, "x".repeat(2_000_001))).status).toBe(413);
    for (const body of ["no json", "{}", '{"rows":[]}', "[]"]) expect((await post(token, body)).status).toBe(422);
    expect((await post(token, { rows: [row("없는 팀", 1, 1)] })).status).toBe(422);
    expect((await post(token, { rows: [1] }, { "idempotency-key": "with space" })).status).toBe(422);
    const rest = await Promise.all(Array.from({ length: 116 }, () => post(token, "{}")));
    expect(rest.filter(({ status }) => status === 429)).toHaveLength(3);
    expect(Number(rest.find(({ status }) => status === 429)?.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("G5: keys", () => {
  it("are made and seen by whoever reports for the team, shown once and kept as a hash", async () => {
    const made = await expectOk(
      createToken(team.leadManager, { teamId: team.teamId, name: "클러스터", days: "365" }, AT),
    );
    const row = await db.utilisationToken.findUniqueOrThrow({ where: { id: made.tokenId } });
    expect(JSON.stringify(row)).not.toContain(made.token.slice(4));
    expect(row.ending).toBe(made.token.slice(-4));
    expect((await listTokens(team.leadManager, team.teamId)).map(({ name }) => name)).toContain("클러스터");
    expect(JSON.stringify(await listTokens(steward, team.teamId))).not.toContain(row.tokenHash);
    const events = await db.auditEvent.findMany({ where: { subjectId: made.tokenId } });
    expect(events.map(({ payload }) => payload).join()).not.toContain(made.token.slice(4));
    await expect(db.utilisationToken.update({ where: { id: made.tokenId }, data: { teamId: null } })).rejects.toThrow(
      /revoked, never changed/,
    );
  });

  it("P1: are out of reach of other teams and of the stewards of data and talent", async () => {
    const { holder } = await createKey(steward, null, AT);
    const strangers = [
      other.leadManager,
      ...(await Promise.all(
        [
          [{ role: "STEWARD" as const, scope: { kind: "RESOURCE" as const, id: "DATA" } }],
          [{ role: "STEWARD" as const, scope: { kind: "RESOURCE" as const, id: "TALENT" } }],
          ["AUDITOR" as const],
          ["DIRECTOR" as const],
        ].map((grants) => createUser(grants)),
      )),
    ];
    for (const actor of strangers)
      for (const teamId of [null, team.teamId]) {
        const input = { teamId: teamId ?? "", name: "x", days: "30" };
        await expect(createToken(actor, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
        await expect(listTokens(actor, teamId)).rejects.toMatchObject({ code: "NOT_FOUND" });
        await expect(revokeToken(actor, { tokenId: holder.tokenId }, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
      }
  });
});

it("G5: is described as OpenAPI, in both languages, with every reason a row can be refused for", async () => {
  for (const locale of ["ko", "en"]) {
    const response = await describeApi(new Request(`http://localhost:3000/api/v1/openapi?locale=${locale}`));
    const document = await response.json();
    expect(document).toMatchObject({ openapi: "3.1.0", paths: { "/api/v1/utilisation": { post: {} } } });
    const { responses } = document.paths["/api/v1/utilisation"].post;
    expect(Object.keys(responses)).toEqual(["200", "401", "403", "409", "413", "422", "429"]);
    expect(JSON.stringify(document)).not.toMatch(/utilisation\.(api|guide)/);
  }
});
