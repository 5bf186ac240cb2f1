import { useLocale, useTranslations } from "next-intl";
import { formatCount, formatGpu, formatWonCompact } from "@/lib/platform/format";
import type { SectionDrafts } from "@/lib/proposals/domain/drafts";
import { planLength } from "@/lib/proposals/domain/plan-text";
import { givenRequests } from "@/lib/proposals/domain/sections/gpu";
import type { ProposalTask, TaskList } from "@/lib/proposals/types";
import { halfYearMessage } from "./names";

const sum = (amounts: readonly (bigint | null)[]): bigint =>
  amounts.reduce<bigint>((total, one) => total + (one ?? 0n), 0n);

function useResourceDetail(drafts: SectionDrafts) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const none = t("tasks.details.notNeeded");
  const { data, talent } = drafts;
  return {
    gpu: () =>
      drafts.gpu.notNeeded
        ? none
        : givenRequests(drafts.gpu)
            .map(({ halfYear, gpuCount }) => `${t(...halfYearMessage(halfYear))} ${formatGpu(gpuCount ?? 0, locale)}`)
            .join(" · "),
    data: () =>
      data.notNeeded
        ? none
        : t("tasks.details.data", {
            wishes: data.wishes.length,
            amount: formatWonCompact(sum(data.projects.map((project) => project.amountWon)), locale),
          }),
    talent: () =>
      talent.notNeeded
        ? none
        : t("tasks.details.talent", {
            people: talent.people.length,
            amount: formatWonCompact(
              sum(talent.people.flatMap((person) => [person.labourWon, person.researchWon, person.stayWon])),
              locale,
            ),
          }),
  };
}

/** One line under a task: how far it is, in its own terms. */
export function TaskDetail({ task, list }: { task: ProposalTask; list: TaskList }) {
  const t = useTranslations("proposals.tasks.details");
  const resources = useResourceDetail(list.drafts);
  const { key } = task;
  if (key === "consortium") {
    const participants = list.members.filter((member) => member.role === "PARTICIPANT" && member.state !== "DECLINED");
    const universities = participants.filter((member) => member.kind === "UNIVERSITY").length;
    const count = participants.length - universities;
    if (universities > 0 && count === 0) return t("membersUniversity", { universities });
    return universities > 0 ? t("membersWith", { count, universities }) : t("members", { count });
  }
  if (task.status === "NOT_STARTED" && key !== "consents") return t("notStarted");
  if (key === "people") {
    const { people } = list.drafts.people;
    const students = people.filter((person) => person.role === "GRADUATE_STUDENT").length;
    return t("people", { researchers: people.length - students, students });
  }
  if (key === "attachments") return t("attachments", { count: list.attachmentCount });
  if (key === "consents")
    return list.signaturesRequired
      ? t("signatures", { done: list.signedCount, total: list.signingCount })
      : t("consentsAtSubmission");
  if (key === "gpu" || key === "data" || key === "talent") return resources[key]();
  if (key === "performance" || key === "openness" || key === "contribution") return null;
  const count = formatCount(planLength(list.drafts[key].document));
  const maximum = list.maxChars[key];
  return maximum === undefined ? count : t("text", { count, maximum: formatCount(maximum) });
}
