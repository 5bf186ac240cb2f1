import type { Actor } from "@/lib/access/actor";
import { decideByRule } from "@/lib/derivatives/commands/decide-by-rule";
import { disputeCandidate, rejectCandidate } from "@/lib/derivatives/commands/decide-candidate";
import { freezeCount } from "@/lib/derivatives/commands/freeze-count";
import { registerBase } from "@/lib/derivatives/commands/register-base";
import { db } from "@/lib/platform/db";
import type { DerivativesPlan, Relation } from "@/lib/stages/domain/derivatives-plan";
import { type HubModel, importedPage } from "@/tests/factories/derivatives";
import { expectOk } from "@/tests/factories/proposals";
import { chance, days, kst, later } from "./chance";
import type { Staff } from "./people";

type Team = { teamId: string; nameKo: string; leadManager: Actor };

/** How the second stage counts: what is made of the models, not what only packs them; three of one owner at most. */
export const DERIVATIVES: DerivativesPlan = {
  partKey: "derivatives",
  relations: ["finetune", "adapter", "merge"],
  countsIndirect: true,
  countsGated: false,
  countsUnknownWeights: false,
  ownerCap: 3,
  minimumDownloads: 20,
  snapshotDays: 14,
  disputeDays: 7,
  scale: { kind: "LOGARITHMIC", target: 60 },
};

/** The first stage counts by the same rule, with models that have been out for weeks only. */
export const FIRST_DERIVATIVES: DerivativesPlan = { ...DERIVATIVES, scale: { kind: "LOGARITHMIC", target: 15 } };

type Base = { repository: string; owners: string[]; models: number; isDecided?: boolean };
/** Models that the teams put out before the first stage, and how many were made of each. */
const FIRST_BASES: Record<string, Base> = {
  가온누리: { repository: "gaonnuri/gaon-32b", owners: ["gaonnuri-labs"], models: 24 },
  새벽별: { repository: "saebyeok/dawn-24b", owners: ["saebyeok-ai"], models: 20 },
  한마루: { repository: "hanmaru/maru-40b", owners: [], models: 17 },
  온빛: { repository: "onbit/lumen-30b", owners: ["onbit-research"], models: 15 },
  다온: { repository: "daon/daon-20b", owners: [], models: 6 },
};
/** Base models of the second stage, how many were made of each, and whether the desk has been through them. */
const BASES: Record<string, Base> = {
  가온누리: { repository: "gaonnuri/gaon-100b", owners: ["gaonnuri-labs"], models: 58, isDecided: true },
  새벽별: { repository: "saebyeok/dawn-72b", owners: ["saebyeok-ai"], models: 41, isDecided: true },
  한마루: { repository: "hanmaru/maru-120b", owners: [], models: 29, isDecided: true },
  온빛: { repository: "onbit/lumen-90b", owners: ["onbit-research"], models: 23, isDecided: false },
};

const MAKERS = [
  ...["haneul-nlp", "bibim-ai", "namsan-lab", "hangang-llm", "dokdo-research", "jeju-ml", "moran-ai", "sol-labs"],
  ...["garam-nlp", "danbi-ai", "byeolmaru", "onda-labs", "mirinae", "narae-ai", "saessak-edu", "haetae-sec"],
  ...["bom-medical", "law-and-code", "finlab-kr", "quant-works"],
];
const PURPOSES: [string, Relation][] = [
  ...(["law-ko", "med-qa", "finance", "sql", "coder", "tutor", "summary", "toolcall"] as const).map(
    (name): [string, Relation] => [`${name}`, "finetune"],
  ),
  ["customer-lora", "adapter"],
  ["dialect-lora", "adapter"],
  ["translate-koen", "finetune"],
  ["GGUF", "quantized"],
  ["AWQ", "quantized"],
];
const at = <T>(list: readonly T[], roll: number): T => list[Math.floor(roll * list.length)] as T;

/** One family as the hub would list it: mostly sound, with everything in it that a rule is for. */
function familyOf({ repository, owners, models: count }: Base, cutoff: Date, span: number): HubModel[] {
  const random = chance(count * 7_919);
  const short = repository.slice(repository.indexOf("/") + 1);
  const models: HubModel[] = [];
  for (let index = 0; models.length < count; index += 1) {
    const [purpose, relation] = at(PURPOSES, random());
    const isMerge = index % 9 === 8;
    const parent = index > 12 && (isMerge || random() < 0.2) ? models[Math.floor(random() * 8)] : undefined;
    const id = `${at(MAKERS, random())}/${short}-${isMerge ? "merge" : purpose}${index % 4 === 3 ? "-v2" : ""}`;
    if (models.some((one) => one.id === id)) continue;
    const alone = days(cutoff, -8 - Math.floor(random() * random() * span));
    // Nothing is made of a model that is not there yet.
    const after = parent ? days(new Date(parent.createdAt ?? ""), 1 + Math.floor(random() * 5)) : alone;
    const createdAt = (after > alone ? after : alone).toISOString();
    models.push({
      ...{ id, relation: isMerge ? "merge" : relation, createdAt, ...(parent ? { parent: parent.id } : {}) },
      downloads: 12 + Math.floor(900 * random() ** 4),
      likes: Math.floor(40 * random() ** 3),
    });
  }
  const own = { createdAt: days(cutoff, -Math.round(span * 0.4)).toISOString(), downloads: 240 };
  return [
    ...models,
    { ...own, id: `${owners[0] ?? repository.split("/")[0]}/${short}-instruct` },
    { ...own, id: `mirror-hub/${short}-copy`, weights: [repository] },
    { ...own, id: `moran-ai/${short}-reupload`, weights: [models[0]?.id ?? ""] },
    { ...own, id: `garam-nlp/${short}-gated`, gated: "manual" },
    { ...own, id: `sol-labs/${short}-late`, createdAt: days(cutoff, 2).toISOString() },
    { ...own, id: `danbi-ai/${short}-nohash`, weights: null },
  ];
}

/** What was on the hub on that day: what had been made by then, with the downloads that it had. */
const seenOn = (family: readonly HubModel[], day: Date, share: number): HubModel[] =>
  family
    .filter((one) => new Date(one.createdAt ?? "") < day)
    .map((one) => ({ ...one, downloads: Math.floor((one.downloads ?? 0) * share) }));

/** The families as they were listed on two days, of every team of the story. */
async function listTwice(staff: Staff, stageId: string, teams: readonly Team[], now: Date, seen: [number, number][]) {
  for (const [index, { teamId, nameKo }] of teams.entries()) {
    const base = BASES[nameKo];
    if (!base) continue;
    const { repository } = base;
    const family = familyOf(base, days(now, -10), 140);
    for (const [ago, share] of seen) {
      const day = days(now, -ago);
      const page = { base: repository, takenOn: day.toISOString().slice(0, 10), models: seenOn(family, day, share) };
      await expectOk(importedPage(staff.operator, { stageId, teamId }, page, later(day, 240 + index * 15)));
    }
  }
}

/** The first stage's count: two listings about its cut-off, all decided by the rule, frozen when no dispute was possible any more. */
export async function playFirstDerivatives(staff: Staff, stageId: string, teams: readonly Team[]): Promise<void> {
  const cutoff = kst("2025-12-15T00:00");
  const seen: [string, number][] = [
    ["2025-12-01", 0.6],
    ["2025-12-16", 1],
  ];
  for (const { teamId, nameKo, leadManager } of teams) {
    const base = FIRST_BASES[nameKo];
    if (!base) continue;
    const { repository, owners } = base;
    const named = { stageId, teamId, repository, releasedOn: "2025-10-15", owners };
    await expectOk(registerBase(leadManager, named, kst("2025-11-25T10:00")));
    const family = familyOf(base, cutoff, 45);
    for (const [takenOn, share] of seen) {
      const at = kst(`${takenOn}T10:00`);
      const page = { base: repository, takenOn, models: seenOn(family, at, share) };
      await expectOk(importedPage(staff.operator, { stageId, teamId }, page, at));
    }
    await expectOk(decideByRule(staff.operator, { stageId, teamId }, kst("2025-12-17T14:00")));
  }
  await expectOk(freezeCount(staff.operator, stageId, kst("2025-12-26T11:00")));
}

/** A first count, all decided and frozen; two listings later, new models of three teams are decided and one rejection is disputed. */
export async function playDerivatives(staff: Staff, stageId: string, all: readonly Team[], now: Date): Promise<void> {
  const teams = all.filter((team) => BASES[team.nameKo]);
  const decide = ({ teamId }: Team, at: Date) => expectOk(decideByRule(staff.operator, { stageId, teamId }, at));
  for (const { teamId, nameKo, leadManager } of teams) {
    const { repository, owners } = BASES[nameKo] ?? { repository: "", owners: [] };
    const releasedOn = days(now, -160).toISOString().slice(0, 10);
    await expectOk(registerBase(leadManager, { stageId, teamId, repository, releasedOn, owners }, days(now, -43)));
  }
  await listTwice(staff, stageId, teams, now, [
    [40, 0.7],
    [25, 0.85],
  ]);
  for (const [index, team] of teams.entries()) await decide(team, later(days(now, -22), index * 40));
  await expectOk(freezeCount(staff.operator, stageId, days(now, -14)));
  await listTwice(staff, stageId, teams, now, [
    [10, 1],
    [7, 1.05],
  ]);
  for (const [index, team] of teams.entries())
    if (BASES[team.nameKo]?.isDecided) await decide(team, later(days(now, -6), index * 40));
  await disputeOne(staff, stageId, teams[0], now);
}

/** A person's own judgement, and the team that sees it otherwise. */
async function disputeOne(staff: Staff, stageId: string, team: Team | undefined, now: Date): Promise<void> {
  if (!team) return;
  const where = { stageTeam: { stageId, teamId: team.teamId }, state: "CONFIRMED" as const };
  const select = { id: true, version: true };
  const chosen = await db.derivativeCandidate.findFirst({ where, orderBy: { repository: "asc" }, select });
  if (!chosen) return;
  const step = { candidateId: chosen.id, expectedVersion: chosen.version };
  const reason = "모델 카드에 학습 자료와 방법이 전혀 없어 실제로 학습한 모델인지 알 수 없습니다.";
  await expectOk(rejectCandidate(staff.operator, { ...step, reason }, days(now, -5)));
  const answer = "만든 이가 학습 기록과 자료를 공개했습니다. 모델 카드의 새 판을 확인해 주십시오.";
  const again = { ...step, expectedVersion: chosen.version + 1, reason: answer };
  await expectOk(disputeCandidate(team.leadManager, again, days(now, -3)));
}
