import "../dashboards/own-database";
import { beforeAll, expect, it } from "vitest";
import { reasonText, type Translate } from "@/components/ledger/planner/words";
import type { Actor, Role } from "@/lib/access/actor";
import { removeScenario, saveScenario } from "@/lib/ledger/commands/save-scenario";
import { forecast, sumForecast } from "@/lib/ledger/domain/forecast";
import { getPlanner } from "@/lib/ledger/queries/planner";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { db } from "@/lib/platform/db";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { announcementScenario } from "@/prisma/seed/announcement";
import { createUser } from "@/tests/factories/actor";

const AT = new Date("2025-09-01T00:00:00Z");
let officer: Actor;
beforeAll(async () => {
  officer = await createUser(["OFFICER"]);
});

it("stands as announced, and the planner says what fits of it and why the rest does not", async () => {
  await announcementScenario();
  const planner = await getPlanner(officer);
  const pools = planner.pools.map(({ nameKo, gpuCount, validFrom }) => [nameKo, gpuCount, validFrom]);
  expect(pools.slice(-3)).toEqual([
    ["민간 임차 1차", 1_500, "2025-07-01"],
    ["민간 임차 2차", 1_060, "2025-07-01"],
    ["정부 구매 1차", 10_000, "2026-07-01"],
  ]);
  const rows = (name: string) => {
    const found = planner.scenarios.find((one) => one.name === name);
    return found ? forecast(found.content.variant, planner.pools, planner.rules) : [];
  };
  const [h2, h1, later] = rows("공고 규모 그대로");
  expect(h2).toMatchObject({ served: 4, need: 2_000, held: 2_560, fits: true });
  expect(h2?.reasons.map((reason) => reason.code)).toEqual(["LESSOR", "ODD_COUNT"]);
  expect(h1).toMatchObject({ served: 3, need: 3_000, fits: false });
  expect(h1?.reasons[0]).toEqual({ code: "SHORT", shortfall: 440 });
  const t = await translatorFor("ko");
  const scoped = ((key: string, values: object) =>
    t(`ledger.${key}` as never, values as never)) as unknown as Translate;
  const said = (row: typeof h1) => row?.reasons.map((reason) => reasonText(scoped, "ko", reason, planner.rules.blocks));
  expect(said(h2)).toEqual([
    "정부에 GPU를 임대하는 1개 팀은 지원 대상에서 빠집니다.",
    "500장은 256, 512, 1,024장 단위가 아니어서 팀마다 사유가 필요합니다.",
  ]);
  expect(said(h1)?.[0]).toBe("필요한 수량이 보유량보다 440장 많습니다.");
  expect(later).toMatchObject({ served: 3, held: 10_000, fits: true, reasons: [] });
  expect(sumForecast(rows("추가 임차")).firstShort).toBeNull();
  expect(sumForecast(rows("모두 4,000장")).firstShort).toEqual({ halfYear: "2026H1", shortfall: 440 });
  const budgets = await db.budgetEnvelope.groupBy({
    by: ["resource", "year"],
    where: { team: { nameKo: { in: ["가람", "마루터"] } } },
    _sum: { limitWon: true },
  });
  const won = (resource: string, year: number) =>
    budgets.find((one) => one.resource === resource && one.year === year)?._sum.limitWon;
  expect(won("DATA_JOINT", 2025)).toBe(20_000_000_000n);
  expect(won("TALENT", 2025)).toBe(2_000_000_000n);
  expect(won("TALENT", 2026)).toBe(4_000_000_000n);
  expect((await verifyLedgerDatabase()).violations).toEqual([]);
});

const content = {
  variant: { lessors: 0, periods: [{ halfYear: "2026H1", teams: 4, perTeam: 512, extra: 0 }] },
  moves: [],
};

it("keeps a what-if under one name, by its version, and takes it away", async () => {
  const input = { name: "상반기만", note: "", ...content };
  const saved = await saveScenario(officer, input, AT);
  const scenarioId = saved.ok ? saved.data.scenarioId : "";
  expect(await saveScenario(officer, input, AT)).toMatchObject({ reason: "SCENARIO_NAME_TAKEN" });
  const again = { ...input, note: "고침", scenarioId, expectedVersion: 0 };
  expect(await saveScenario(officer, again, AT)).toMatchObject({ ok: true, data: { version: 1 } });
  await expect(saveScenario(officer, again, AT)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await removeScenario(officer, { scenarioId, expectedVersion: 1 }, AT)).toMatchObject({ ok: true });
  expect(await db.auditEvent.count({ where: { subjectId: scenarioId } })).toBe(3);
});

it.each<[Role, boolean, boolean]>([
  ["STEWARD", true, true],
  ["DIRECTOR", true, true],
  ["AUDITOR", true, false],
  ["APPLICANT", false, false],
])("%s: reads %s, saves %s", async (role, reads, saves) => {
  const actor = await createUser([role === "STEWARD" ? { role, scope: { kind: "RESOURCE", id: "GPU" } } : role]);
  const planner = await getPlanner(actor).catch((error: { code?: string }) => error.code);
  expect(typeof planner === "object" && planner.maySave).toBe(reads && saves);
  const saved = await saveScenario(actor, { name: `시험 ${role}`, note: "", ...content }, AT).catch(() => null);
  expect(saved?.ok ?? false).toBe(saves);
});
