import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { Outcome } from "@/lib/platform/outcome";
import { answerInvitation } from "@/lib/proposals/commands/answer-invitation";
import { chooseAutoSubmit } from "@/lib/proposals/commands/auto-submit";
import { addComment } from "@/lib/proposals/commands/comments";
import { completeSection, reopenSection } from "@/lib/proposals/commands/complete-section";
import { addConsortiumMember } from "@/lib/proposals/commands/consortium";
import { finishUpload } from "@/lib/proposals/commands/finish-upload";
import { assignProposalPerson } from "@/lib/proposals/commands/people";
import { removeAttachment } from "@/lib/proposals/commands/remove-attachment";
import { saveSection } from "@/lib/proposals/commands/save-section";
import { signProposal } from "@/lib/proposals/commands/sign-proposal";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { receivePiece, startUpload } from "@/lib/proposals/commands/uploads";
import { reopenProposal, withdrawProposal } from "@/lib/proposals/commands/withdraw-proposal";
import { proposalFacts, submissionFacts } from "@/lib/proposals/queries/facts";
import { getSectionPage } from "@/lib/proposals/queries/section-page";
import { getStaffProposal } from "@/lib/proposals/queries/staff";
import { createUser } from "@/tests/factories/actor";
import { pdfOf } from "@/tests/factories/documents";
import { addMember, createOrganisation } from "@/tests/factories/organisations";
import {
  attachFiles,
  contentVersion,
  createFilledProposal,
  expectOk,
  proposalDrafts,
  signByAll,
} from "@/tests/factories/proposals";
import { type Scene, scene, shifted } from "./arrange";

// Who may do what a second before the closing instant, at it, and a second after it (C2, A9): every role, every action.

const ROLES = [
  ["lead manager", "LEAD"],
  ["editor", "LEAD"],
  ["signer of the lead", "LEAD"],
  ["manager of a member", "MEMBER"],
  ["signer of a member", "MEMBER"],
  ["viewer", "LEAD"],
  ["officer", "LEAD"],
  ["director", "LEAD"],
  ["reviewer", "LEAD"],
  ["stranger", "LEAD"],
] as const;
type Role = (typeof ROLES)[number][0];
const INSTANTS = [
  ["T−1 s", -1_000],
  ["T", 0],
  ["T+1 s", 1_000],
] as const;
/** Answers by one letter, in the order of `ROLES`. */
const ANSWERS = { "+": "ok", "-": "NOT_FOUND", c: "CALL_CLOSED", v: "VIEW_ONLY", h: "hidden" } as const;

type World = Scene & { proposalId: string; people: Record<Role, Actor>; count: number };
type Actions = {
  /** Until the closing instant itself, and after it. */
  inTime: string;
  late: string;
  /** Brings the world into the state in which the action can be done; by the lead manager, in time. */
  ready?: (world: World) => Promise<unknown>;
  act: (world: World, actor: Actor, at: Date, side: "LEAD" | "MEMBER") => Promise<Outcome<unknown> | string>;
};

async function appoint(
  given: Scene,
  proposalId: string,
  side: "lead" | "university",
  role: "EDITOR" | "SIGNER" | "VIEWER",
) {
  const actor = await createUser(["APPLICANT"]);
  await addMember(given[side], actor);
  const input = { proposalId, organisationId: given[side].id, userId: actor.id, role };
  await expectOk(assignProposalPerson(given[side].manager, input, given.at));
  return actor;
}

async function build(): Promise<World> {
  const given = await scene();
  const { proposalId } = await createFilledProposal(given.plan, given.at, { markComplete: false });
  const people = {
    "lead manager": given.manager,
    editor: await appoint(given, proposalId, "lead", "EDITOR"),
    "signer of the lead": await appoint(given, proposalId, "lead", "SIGNER"),
    "manager of a member": given.university.manager,
    "signer of a member": await appoint(given, proposalId, "university", "SIGNER"),
    viewer: await appoint(given, proposalId, "lead", "VIEWER"),
    officer: await createUser(["OFFICER"]),
    director: await createUser(["DIRECTOR"]),
    reviewer: await createUser(["REVIEWER"]),
    stranger: await createUser(["APPLICANT"]),
  };
  return { ...given, proposalId, people, count: 0 };
}

const KEY = "impact" as const;
const sectionOf = ({ proposalId }: World) =>
  db.proposalSection.findUniqueOrThrow({ where: { proposalId_key: { proposalId, key: KEY } } });
const proposalOf = ({ proposalId }: World) => db.proposal.findUniqueOrThrow({ where: { id: proposalId } });
const freshWords = (world: World) => proposalDrafts({ ...world.plan, title: `고친 글 ${++world.count}` }).impact;
const sideOf = (world: World, side: "LEAD" | "MEMBER") => (side === "LEAD" ? world.lead : world.university).id;

async function save(world: World, actor: Actor, at: Date) {
  const { version } = await sectionOf(world);
  const content = freshWords(world);
  return saveSection(actor, { proposalId: world.proposalId, key: KEY, version, content }, at);
}
async function begin(world: World, actor: Actor, at: Date) {
  const name = `막판 ${++world.count}.pdf`;
  return startUpload(actor, { proposalId: world.proposalId, kind: "other", name, sizeBytes: pdfOf().length }, at);
}
async function submit(world: World, actor: Actor, at: Date) {
  const { proposalId } = world;
  return submitProposal(actor, { proposalId, contentVersion: await contentVersion(proposalId), attested: true }, at);
}
async function moved(world: World) {
  const { proposalId } = world;
  return { proposalId, version: (await proposalOf(world)).version };
}

/** A draft again, signed by all. */
async function asDraft(world: World) {
  const { status } = await proposalOf(world);
  if (status === "WITHDRAWN") Object.assign(world, await build());
  if (status === "SUBMITTED") await expectOk(reopenProposal(world.manager, await moved(world), world.at));
  await signByAll(world.plan, world.proposalId, world.at);
}
async function asSubmitted(world: World) {
  await asDraft(world);
  await expectOk(submit(world, world.manager, world.at));
}

const ACTIONS: Record<string, Actions> = {
  "read a section": {
    inTime: "++vvvv----",
    late: "cccccc----",
    act: async ({ proposalId }, actor, at) => (await getSectionPage(actor, proposalId, KEY, at)).locked ?? "ok",
  },
  "save a section": { inTime: "++--------", late: "cc--------", act: save },
  "complete a section": {
    inTime: "++--------",
    late: "cc--------",
    ready: async (world) => {
      const { version, status } = await sectionOf(world);
      const input = { proposalId: world.proposalId, key: KEY, version };
      if (status === "COMPLETE") await expectOk(reopenSection(world.manager, input, world.at));
    },
    act: async (world, actor, at) => {
      const { version } = await sectionOf(world);
      return completeSection(actor, { proposalId: world.proposalId, key: KEY, version }, at);
    },
  },
  "begin an upload": { inTime: "++--------", late: "cc--------", act: begin },
  "finish an upload": {
    inTime: "++--------",
    late: "cc--------",
    act: async (world, actor, at) => {
      const started = await begin(world, actor, world.at);
      if (!started.ok) return started;
      const input = { proposalId: world.proposalId, uploadId: started.data.uploadId };
      await receivePiece(actor, { ...input, offset: 0, bytes: pdfOf() }, world.at);
      const outcome = await finishUpload(actor, input, at);
      // Room for the next: a call takes only so many files.
      if (outcome.ok)
        await expectOk(removeAttachment(actor, { ...input, attachmentId: outcome.data.attachmentId }, world.at));
      return outcome;
    },
  },
  "remove an attachment": {
    inTime: "++--------",
    late: "cc--------",
    ready: async (world) => {
      const live = await db.proposalAttachment.count({ where: { proposalId: world.proposalId, removedAt: null } });
      const file = { kind: "other", name: `뺄 파일 ${++world.count}.pdf`, bytes: pdfOf() };
      if (live === 0) await attachFiles(world.manager, world.proposalId, [file], world.at);
    },
    act: async (world, actor, at) => {
      const { id } = await db.proposalAttachment.findFirstOrThrow({
        where: { proposalId: world.proposalId, removedAt: null },
      });
      return removeAttachment(actor, { proposalId: world.proposalId, attachmentId: id }, at);
    },
  },
  sign: {
    inTime: "+-+++-----",
    late: "c-ccc-----",
    // The change voids what was signed.
    ready: async (world) => expectOk(save(world, world.manager, world.at)),
    act: async (world, actor, at, side) => {
      const facts = await proposalFacts(db, world.manager, world.proposalId);
      const { contentSha256 } = await submissionFacts(db, facts, world.at);
      const organisationId = sideOf(world, side);
      return signProposal(actor, { proposalId: world.proposalId, organisationId, contentSha256, agreed: true }, at);
    },
  },
  submit: { inTime: "+-+-------", late: "c-c-------", ready: asDraft, act: submit },
  // A retry of what arrived in time gets its receipt, however late the answer (A8).
  "submit again what stands": { inTime: "+-+-------", late: "+-+-------", ready: asSubmitted, act: submit },
  reopen: {
    inTime: "+---------",
    late: "c---------",
    ready: asSubmitted,
    act: async (world, actor, at) => reopenProposal(actor, await moved(world), at),
  },
  withdraw: {
    inTime: "+---------",
    late: "c---------",
    ready: asDraft,
    act: async (world, actor, at) =>
      withdrawProposal(actor, { ...(await moved(world)), reason: "연합체 사정으로 철회합니다." }, at),
  },
  "invite a member": {
    inTime: "+---------",
    late: "c---------",
    act: async (world, actor, at) => {
      const { registrationNumber } = await createOrganisation();
      return addConsortiumMember(actor, { proposalId: world.proposalId, registrationNumber, task: "공동 평가" }, at);
    },
  },
  "answer an invitation": {
    inTime: "---+------",
    late: "---c------",
    ready: async (world) => {
      const asked = await createOrganisation({}, world.university.manager);
      const { registrationNumber, id } = asked;
      await expectOk(
        addConsortiumMember(
          world.manager,
          { proposalId: world.proposalId, registrationNumber, task: "자문" },
          world.at,
        ),
      );
      return Object.assign(world, { asked: id });
    },
    act: async (world, actor, at) => {
      const { asked } = world as World & { asked: string };
      return answerInvitation(actor, { proposalId: world.proposalId, organisationId: asked, accept: true }, at);
    },
  },
  "appoint a person of a member": {
    inTime: "+--+------",
    late: "c--c------",
    act: ({ proposalId, university, people }, actor, at) => {
      const userId = people["signer of a member"].id;
      return assignProposalPerson(actor, { proposalId, organisationId: university.id, userId, role: "VIEWER" }, at);
    },
  },
  // Words among colleagues are no part of what is submitted.
  comment: {
    inTime: "++++++----",
    late: "++++++----",
    act: ({ proposalId }, actor, at) => addComment(actor, { proposalId, key: KEY, parentId: "", body: "의견" }, at),
  },
  "choose submission at closing": {
    inTime: "+-+-------",
    late: "c-c-------",
    act: async (world, actor, at) => {
      const consent = (await proposalOf(world)).autoSubmitAt === null;
      return chooseAutoSubmit(actor, { proposalId: world.proposalId, consent }, at);
    },
  },
  "read what was sealed, as staff": {
    inTime: "------hh--",
    late: "------++--",
    ready: async (world) => {
      if ((await proposalOf(world)).status !== "SUBMITTED") await asSubmitted(world);
    },
    act: async ({ proposalId }, actor, at) =>
      (await getStaffProposal(actor, proposalId, at)).sealed ? "ok" : "hidden",
  },
};

/** One word for whatever comes back. */
const said = async (answer: ReturnType<Actions["act"]>): Promise<string> => {
  try {
    const outcome = await answer;
    if (typeof outcome === "string") return outcome;
    return outcome.ok ? "ok" : (outcome.reason ?? outcome.code);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

describe.each(Object.entries(ACTIONS))("%s", (_name, { inTime, late, ready, act }) => {
  let world: World;
  beforeAll(async () => {
    world = await build();
  });

  it.each(INSTANTS)("at %s", async (_instant, milliseconds) => {
    const letters = milliseconds > 0 ? late : inTime;
    const expected: Record<string, string> = {};
    const answers: Record<string, string> = {};
    for (const [index, [role, side]] of ROLES.entries()) {
      await ready?.(world);
      expected[role] = ANSWERS[letters[index] as keyof typeof ANSWERS];
      answers[role] = await said(act(world, world.people[role], shifted(world.call.closesAt, milliseconds), side));
    }
    expect(answers).toEqual(expected);
  });
});
