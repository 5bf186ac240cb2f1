import "server-only";
import type { Reader } from "@/lib/platform/db";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { inConsortiumOrder } from "@/lib/proposals/domain/consortium";
import { plannedLevel } from "@/lib/proposals/domain/sections/openness";
import { signingMembers } from "@/lib/proposals/domain/signatures";
import { sealedProposal } from "@/lib/proposals/queries";
import { membersSeenBy } from "@/lib/proposals/queries/members";
import { kstDay } from "@/lib/rulebook/domain/day-count";
import type { ResourceKind, RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { rulebookContent } from "@/lib/rulebook/queries";
import type { SupportCell } from "@/lib/teams/domain/support";
import type { TeamFacts } from "@/lib/teams/types";
import type { AgreementContent, AgreementMember, VerifiedLevel } from "../domain/content";
import { contributionTerms } from "../domain/duty";
import { countingCells, draftFigures } from "../domain/figures";
import { articlesOf, TEMPLATE_VERSION } from "../domain/template";

/** What is said by hand, and where the version stands: everything else of a content is read from its sources. */
export type Said = {
  number: string;
  amendment: number;
  special: { ko: string; en: string };
  verified: VerifiedLevel | null;
};
export type Bound = { content: AgreementContent; cells: Map<string, SupportCell>; rulebook: RulebookContent };

const KINDS: ResourceKind[] = ["GPU", "DATA", "TALENT"];

/** Who takes part, as the registry has them today: a merged or reclassified organisation shows in the next draft. */
async function partiesOf(reader: Reader, proposalId: string): Promise<AgreementMember[]> {
  const rows = signingMembers(await membersSeenBy(reader, proposalId, ""));
  return inConsortiumOrder(rows).map((row) => ({
    ...{ organisationId: row.organisationId, registrationNumber: row.registrationNumber },
    ...{ nameKo: row.nameKo, nameEn: row.nameEn, role: row.role, size: row.sizeClass, task: row.task },
    shareBasisPoints: row.shareBasisPoints ?? 0,
  }));
}

/**
 * D1, D2, D3, D4: the content as its sources say now — deliberated steps, frozen rulebook, registry, sealed proposal, template.
 * Callers authorise.
 */
export async function boundContent(reader: Reader, team: TeamFacts, said: Said): Promise<Bound> {
  const rulebook = await rulebookContent(reader, team.rulebookVersion);
  const { sealed, sealSha256, receiptNumber } = await sealedProposal(reader, team.proposalId);
  const call = { code: team.callCode, titleKo: team.callTitleKo, titleEn: team.callTitleEn };
  const members = await partiesOf(reader, team.proposalId);
  const cells = countingCells(await reader.supportStep.findMany({ where: { teamId: team.id } }), team.status);
  const support = draftFigures(cells);
  const { goals, openness, performance } = sealed.sections;
  const level = plannedLevel(openness);
  const period = { from: kstDay(team.joinedAt), to: `${rulebook.programme.lastYear}-12-31` };
  const bound = {
    format: 1 as const,
    ...{ number: said.number, amendment: said.amendment, templateVersion: TEMPLATE_VERSION },
    ...{ rulebookVersion: team.rulebookVersion, call, members, period, support, special: said.special },
    project: {
      ...{ receiptNumber, sealSha256, titleKo: sealed.titleKo, titleEn: sealed.titleEn },
      modelKinds: goals.modelKinds,
    },
    team: { nameKo: team.nameKo, nameEn: team.nameEn },
    agencies: KINDS.map((kind) => ({ kind, name: rulebook.agencies[kind] })),
    targets: {
      ...rulebook.target,
      benchmarks: performance.rows.map((row) => ({
        ...{ benchmarkKey: row.benchmarkKey, nameKo: row.nameKo, nameEn: row.nameEn },
        ownMillionths: String(row.ownMillionths),
        scaleMaxMillionths: String(row.scaleMaxMillionths),
      })),
    },
    openness: {
      ...{ level, releasePlan: openness.releasePlan, verified: said.verified },
      components: openness.choices.map(({ componentKey, licence }) => ({ key: componentKey, licence })),
    },
    contribution: contributionTerms({
      ...{ support, members, level, verified: said.verified, period, rulebook },
      rulebookVersion: team.rulebookVersion,
    }),
  };
  const [ko, en] = await Promise.all([translatorFor("ko"), translatorFor("en")]);
  return { content: { ...bound, articles: articlesOf(bound, ko, en) }, cells, rulebook };
}
