import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import type { SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { getVerification } from "./queries/get-verification";
import { previewRun } from "./queries/preview-run";
import { listTokens } from "./queries/tokens";
import { importRunSchema } from "./schema";

const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

/** The database's clock, for what the page shows as of when. */
export const loadNow = cache(async () => now());

/** The page exists for stages whose plan computes verification. */
export const loadVerification = cache(async (stageId: string) => {
  const { stage, verification } = await orNotFound(getVerification(await requireActor(), stageId));
  if (!verification) notFound();
  return { stage, verification };
});

/** The import page: for those who import, while the stage takes runs; with files chosen also what they hold. */
export const loadImport = cache(async (stageId: string, searchParams: SearchParams) => {
  const loaded = await loadVerification(stageId);
  if (!loaded.verification.may.import) notFound();
  const of = (name: string): string => (typeof searchParams[name] === "string" ? searchParams[name] : "");
  const asked = importRunSchema.safeParse({
    stageId,
    teamId: of("team"),
    ranBy: of("by"),
    ranByName: of("name"),
    statedRevision: of("revision"),
    fileIds: of("files").split(",").filter(Boolean),
  });
  const chosen = asked.success ? asked.data : null;
  const actor = await requireActor();
  const preview = chosen ? await orNotFound(previewRun(actor, chosen)) : null;
  return { ...loaded, chosen, preview, tokens: await orNotFound(listTokens(actor)), origin: env.APP_ORIGIN };
});
