import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireActor } from "@/lib/platform/session";
import { finalityRefusal } from "./domain/finality";
import { isAmendable, isPlanOpen } from "./domain/state";
import { getStage } from "./queries/get-stage";
import { getStageDraft, listStages } from "./queries/list-stages";
import { getReplacement } from "./queries/replacement";

const calendarDay = (at: Date): string => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Seoul" }).format(at);

/** Absent and forbidden look the same to whoever asks. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadStages = cache(async () => orNotFound(listStages(await requireActor())));
export const loadStageDraft = cache(async () => orNotFound(getStageDraft(await requireActor(), await now())));
/** Today in Korea as `YYYY-MM-DD`, by the database clock. */
export const loadToday = cache(async () => calendarDay(await now()));
export const loadStage = cache(async (stageId: string) => orNotFound(getStage(await requireActor(), stageId)));

/** The edit page exists only for those who plan and only while the plan is open. */
export const loadStageForEdit = cache(async (stageId: string) => {
  const stage = await loadStage(stageId);
  if (!stage.may.plan || !isPlanOpen(stage.state)) notFound();
  return stage;
});

/** P3: the amendment page exists for those who plan, while a frozen plan may be amended and no amendment is open. */
export const loadStageForAmendment = cache(async (stageId: string) => {
  const stage = await loadStage(stageId);
  const isOpen = stage.amendments.some((one) => one.status === "PROPOSED");
  if (!stage.may.plan || !isAmendable(stage.state) || isOpen) notFound();
  return stage;
});

/** E3: whether a published result may be made final now; who may not see how objections stand is told by the command. */
export const loadIsFinalisable = cache(async (stageId: string) => {
  const { state, objectionsDueAt, objections } = await loadStage(stageId);
  const standing = objections?.standing ?? { undecided: 0, uncorrected: [], correctionWaits: false };
  const facts = { ...standing, objectionsDueAt, uncorrected: standing.uncorrected.length };
  return finalityRefusal({ ...facts, state: state === "PUBLISHED" ? state : "other" }, await now()) === null;
});

/** P5: what the officer may do about seats that are free. */
export const loadReplacement = cache(async (stageId: string) =>
  getReplacement(await requireActor(), await loadStage(stageId), await now()),
);

export const loadStageForScores = cache(async (stageId: string) => {
  const stage = await loadStage(stageId);
  if (!stage.may.viewScores || isPlanOpen(stage.state)) notFound();
  return stage;
});
