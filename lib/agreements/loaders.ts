import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { requireActor } from "@/lib/platform/session";
import { getAgreement } from "./queries/get-agreement";
import { getDifference, getDraft } from "./queries/get-draft";
import { AGREEMENT_LIST, listAgreements, teamAgreement, unagreedTeams } from "./queries/list-agreements";
import { wordedAgreement } from "./queries/wording";

/** Absent and forbidden look the same to whoever asks. */
const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
};

export const loadAgreements = cache(async (searchParams: SearchParams) => {
  const actor = await requireActor();
  const query = parseListQuery(searchParams, AGREEMENT_LIST);
  const [list, unagreed] = await Promise.all([listAgreements(actor, query), unagreedTeams(actor)]);
  return { query, unagreed, ...list };
});

export const loadTeamAgreement = cache(async (teamId: string) => teamAgreement(await requireActor(), teamId));

/** One agreement with a version of it, worded in the page's language. */
export const loadAgreement = cache(async (agreementId: string, versionId: string | undefined, locale: Locale) => {
  const actor = await requireActor();
  const agreement = await orNotFound(getAgreement(actor, agreementId, versionId));
  return { agreement, worded: wordedAgreement({ t: await translatorFor(locale), locale }, agreement.shown.content) };
});

/** The offered version for whoever may sign it; anybody else finds nothing here. */
export const loadSigning = cache(async (agreementId: string, locale: Locale) => {
  const { agreement } = await loadAgreement(agreementId, undefined, locale);
  if (!agreement.openId || agreement.signable.length === 0) notFound();
  return loadAgreement(agreementId, agreement.openId, locale);
});

export const loadDraft = cache(async (agreementId: string, locale: Locale) => {
  const actor = await requireActor();
  const draft = await orNotFound(getDraft(actor, agreementId, locale));
  return { draft, worded: wordedAgreement({ t: await translatorFor(locale), locale }, draft.version.content) };
});

export const loadDifference = cache(async (agreementId: string, versionId: string | undefined, locale: Locale) => {
  const actor = await requireActor();
  return orNotFound(getDifference(actor, agreementId, versionId, locale));
});
