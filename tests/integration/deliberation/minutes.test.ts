import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { endSession } from "@/lib/deliberation/commands/conduct";
import { finaliseMinutes } from "@/lib/deliberation/commands/finalise-minutes";
import { getMinutes, minutesDocument } from "@/lib/deliberation/queries/minutes-document";
import { db } from "@/lib/platform/db";
import { renderPdf } from "@/lib/platform/pdf";
import { createUser } from "@/tests/factories/actor";
import {
  beginSession,
  createMembers,
  createSession,
  itemsOf,
  putToVote,
  sessionVersion,
  voteAndClose,
} from "@/tests/factories/deliberation";
import { inside } from "@/tests/factories/inside";
import { createCallRow, createTeam } from "@/tests/factories/teams";

const AT = new Date("2025-08-12T05:00:00Z");
const TEXT = "운영 세칙을 원안대로 의결한다.";
const SECRET = "이 팀의 지원을 보류하고 다음 회의에서 다시 심의한다.";
const hasPoppler = existsSync("/usr/bin/pdftotext");

let officer: Actor;
beforeAll(async () => {
  officer = await createUser(["OFFICER"]);
});

/** A session that has ended: one item about a team, one about rules, both voted on. */
async function held() {
  const call = await createCallRow();
  const team = await createTeam({ call });
  const committee = await createMembers(4);
  const [chair, second, third, fourth] = committee as [Actor, Actor, Actor, Actor];
  const facts = { officer, members: committee, callId: call.callId, teamIds: [team.teamId] };
  const sessionId = await createSession(facts, AT, { otherItems: "운영 세칙" });
  await beginSession(officer, sessionId, committee, AT);
  const [supportId = "", rulesId = ""] = await itemsOf(sessionId);
  const support = await putToVote({ chair, itemId: supportId, text: SECRET, figures: [] }, AT);
  await voteAndClose(
    chair,
    support,
    [
      [chair, "FOR"],
      [second, "FOR"],
      [third, "FOR"],
    ],
    AT,
  );
  const rules = await putToVote({ chair, itemId: rulesId, text: TEXT, figures: [] }, AT);
  await voteAndClose(
    chair,
    rules,
    [
      [chair, "FOR"],
      [second, "AGAINST"],
      [third, "FOR"],
      [fourth, "FOR"],
    ],
    AT,
  );
  const step = async () => ({ sessionId, expectedVersion: await sessionVersion(sessionId) });
  await endSession(chair, await step(), AT);
  return {
    team,
    sessionId,
    chair,
    second,
    fourth,
    sign: async () => finaliseMinutes(chair, { ...(await step()), remarks: "끝." }, AT),
  };
}

it("prints what was decided and by whom, in both languages, before and after the signature (D1)", async () => {
  const { sessionId, second, sign } = await held();
  const draft = await getMinutes(officer, sessionId);
  expect(draft.signed).toBeNull();
  await sign();
  const minutes = await getMinutes(officer, sessionId);
  for (const locale of ["ko", "en"] as const) {
    const pdf = await renderPdf("minutes", await minutesDocument(minutes, locale), minutes.at);
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    if (!hasPoppler) continue;
    const text = execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf }).toString("utf8");
    expect(text).toContain(TEXT);
    expect(text).toContain(second.name);
    expect(text.replace(/\s/g, "")).toContain(minutes.signed?.sha256);
    expect(text).toContain(
      locale === "ko" ? "재적 4명, 출석 4명: 찬성 3, 반대 1" : "4 members, 4 present: 3 for, 1 against",
    );
  }
  expect(await db.accessLog.count({ where: { subjectId: sessionId, actorId: officer.id } })).toBe(2);
});

it("leaves out of a reader's copy what a conflict keeps from them, and the whole from everybody outside (S3)", async () => {
  const { team, sessionId, fourth, sign } = await held();
  await sign();
  await inside.conflictFinding.create({
    data: {
      ...{ userId: fourth.id, proposalId: team.proposalId, kind: "DECLARED_TIE", severity: "EXCLUSION" },
      ...{ outcome: "EXCLUDED", evidence: {}, detectedAt: AT },
    },
  });
  const copy = await getMinutes(fourth, sessionId);
  expect([copy.minutes.items.map((item) => item.kind), copy.kept]).toEqual([["GENERAL"], 1]);
  expect(JSON.stringify(await minutesDocument(copy, "ko"))).not.toContain(SECRET);
  // The signed text is whole and unchanged for everybody else.
  expect((await getMinutes(officer, sessionId)).minutes.items).toHaveLength(2);
  const [stranger] = await createMembers(1);
  await expect(getMinutes(stranger as Actor, sessionId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(getMinutes(await createUser(["ADMINISTRATOR"]), sessionId)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
