import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { formatPercent } from "@/lib/platform/format";
import {
  answerInvitationAction,
  completeSectionAction,
  removeMemberAction,
  reopenSectionAction,
} from "@/lib/proposals/actions";
import { hasGraduateUniversity } from "@/lib/proposals/domain/consortium";
import type { ConsortiumPage } from "@/lib/proposals/types/consortium";
import { CompetingNotice } from "./competing-notice";
import { Example } from "./example";
import { AddMemberForm, ChangeMemberForm } from "./member-forms";
import { inLanguage } from "./names";
import { RefusalList } from "./refusal-list";

type Member = ConsortiumPage["members"][number];
const TONES: Record<Member["state"], StatusTone> = { ACCEPTED: "done", INVITED: "doing", DECLINED: "stop" };

function MemberActions({ page, member, name }: { page: ConsortiumPage; member: Member; name: string }) {
  const t = useTranslations("proposals.consortium");
  return (
    <div className="mt-3 flex flex-wrap gap-2.5">
      <Dialog triggerLabel={t("edit")} triggerSize="compact" title={t("editTitle", { organisation: name })}>
        <ChangeMemberForm proposalId={page.proposalId} member={member} />
      </Dialog>
      {member.role === "PARTICIPANT" ? (
        <ConfirmDialog
          triggerLabel={t("remove")}
          triggerVariant="ghost"
          triggerSize="compact"
          tone="danger"
          title={t("removeTitle", { organisation: name })}
          description={t("removeBody")}
          confirmLabel={t("remove")}
          action={removeMemberAction}
          input={{ proposalId: page.proposalId, organisationId: member.organisationId }}
          refusalsNamespace="proposals"
          successMessage={t("removed")}
        />
      ) : null}
    </div>
  );
}

function MemberRow({ page, member }: { page: ConsortiumPage; member: Member }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const name = inLanguage(locale, member.nameKo, member.nameEn);
  return (
    <li className="border-t border-line px-4.5 py-4 md:px-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="flex flex-wrap items-center gap-2">
          <b>{name}</b>
          <Badge tone={member.role === "LEAD" ? "primary" : "neutral"}>{t(`memberRoles.${member.role}`)}</Badge>
          <Badge>{t(`organisationKinds.${member.kind}`)}</Badge>
          {member.hasGraduateStudents ? <Badge tone="success">{t("consortium.withGraduates")}</Badge> : null}
          {member.shareBasisPoints === null ? null : (
            <Badge>{t("consortium.shareOf", { percent: formatPercent(member.shareBasisPoints / 10_000, 2) })}</Badge>
          )}
          {member.sizeConfirmed ? null : <Badge>{t("consortium.sizeUnconfirmed")}</Badge>}
          {member.leasesGpusToGovernment ? <Badge tone="warning">{t("consortium.lessor")}</Badge> : null}
        </p>
        <StatusTag tone={TONES[member.state]}>{t(`memberStates.${member.state}`)}</StatusTag>
      </div>
      {member.competes ? <p className="mt-1 text-small text-warning">{t("consortium.competes")}</p> : null}
      <p className="mt-1 text-small whitespace-pre-line text-text-2">{member.task || t("consortium.noTask")}</p>
      {page.mayManage ? <MemberActions page={page} member={member} name={name} /> : null}
    </li>
  );
}

/** What a member organisation's manager is asked: accepting is its signature (⑬). */
export function InvitationAnswer({ page }: { page: ConsortiumPage }) {
  const t = useTranslations("proposals.consortium");
  const locale = useLocale();
  return page.members
    .filter((member) => member.mayAnswer)
    .map((member) => {
      const organisation = inLanguage(locale, member.nameKo, member.nameEn);
      const answer = (accept: boolean) => ({
        action: answerInvitationAction,
        input: { proposalId: page.proposalId, organisationId: member.organisationId, accept },
        affected: [organisation],
        refusalsNamespace: "proposals",
        successMessage: t("answered"),
        ...(accept ? {} : { redirectTo: "/proposals" }),
      });
      const actions = (
        <>
          <ConfirmDialog
            triggerLabel={t("accept")}
            title={t("acceptTitle")}
            description={t("answerBody")}
            confirmLabel={t("accept")}
            {...answer(true)}
          />
          <ConfirmDialog
            triggerLabel={t("decline")}
            triggerVariant="secondary"
            tone="danger"
            title={t("declineTitle")}
            description={t("answerBody")}
            confirmLabel={t("decline")}
            {...answer(false)}
          />
        </>
      );
      return (
        <Notice key={member.organisationId} tone="warning" title={t("answerTitle", { organisation })} actions={actions}>
          {t("answerBody")}
        </Notice>
      );
    });
}

/** A1 as it stands now: a university whose graduate students take part, and that accepted. */
function UniversityCheck({ page }: { page: ConsortiumPage }) {
  const t = useTranslations("proposals.consortium");
  const met = hasGraduateUniversity(page.members);
  return (
    <p className="px-4.5 pb-4 md:px-6">
      <StatusTag tone={met ? "done" : "todo"}>{t(met ? "universityMet" : "universityMissing")}</StatusTag>
    </p>
  );
}

/** The member organisations, and what is missing in the consortium. */
export function MembersCard({ page }: { page: ConsortiumPage }) {
  const t = useTranslations("proposals");
  return (
    <>
      {page.refusals.length > 0 ? (
        <Notice tone="info" title={t("tasks.left")}>
          <RefusalList
            proposalId={page.proposalId}
            refusals={page.refusals.map((one) => ({ ...one, section: null }))}
          />
        </Notice>
      ) : null}
      <CompetingNotice competing={{ ...page.competing, organisations: [] }} />
      <Card
        title={t("consortium.members")}
        hint={t("consortium.shareSum", { percent: formatPercent(page.sharesBasisPoints / 10_000, 2) })}
        flush
      >
        {page.requiresGraduateUniversity ? <UniversityCheck page={page} /> : null}
        <ul>
          {page.members.map((member) => (
            <MemberRow key={member.organisationId} page={page} member={member} />
          ))}
        </ul>
      </Card>
      {page.mayManage ? (
        <Card title={t("consortium.add")}>
          <AddMemberForm proposalId={page.proposalId} />
          <Example>{t("consortium.example")}</Example>
        </Card>
      ) : null}
    </>
  );
}

/** “이 항목 작성을 완료하셨습니까?” for the consortium. */
export function ConsortiumCompletion({ page }: { page: ConsortiumPage }) {
  const t = useTranslations("proposals.completion");
  const section = page.sections.find(({ key }) => key === "consortium");
  if (!page.mayManage || !section) return null;
  const input = { proposalId: page.proposalId, key: "consortium", version: section.version };
  const complete = section.status === "COMPLETE";
  return (
    <Card title={complete ? t("complete") : t("question")}>
      {complete ? null : <p className="mb-3 text-small text-text-2">{t("hint")}</p>}
      {complete ? (
        <ActionButton
          action={reopenSectionAction}
          input={input}
          label={t("reopen")}
          refusalsNamespace="proposals"
          successMessage={t("reopened")}
        />
      ) : (
        <ActionButton
          action={completeSectionAction}
          input={input}
          label={t("yes")}
          variant="primary"
          refusalsNamespace="proposals"
          successMessage={t("done")}
          redirectTo={`/proposals/${page.proposalId}`}
        />
      )}
    </Card>
  );
}
