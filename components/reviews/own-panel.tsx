import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { Deadline } from "@/components/ui/deadline";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/platform/format";
import type { OwnPanel } from "@/lib/reviews/types/challenges";
import { FileChallengeForm } from "./file-challenge-form";
import { CHALLENGE_TONES } from "./names";

type Member = OwnPanel["members"][number];

const nameOf = (locale: string, member: Member): string =>
  locale === "en" && member.nameEn ? member.nameEn : member.name;

/** What was asked about this member, and what came of it. */
function Filed({ challenge }: { challenge: NonNullable<Member["challenge"]> }) {
  const t = useTranslations("challenges");
  const locale = useLocale();
  return (
    <div className="mt-2 grid gap-2 border-l-4 border-line pl-4">
      <p className="text-small text-text-2">{t("filedAt", { at: formatInstant(challenge.filedAt, locale) })}</p>
      <p className="whitespace-pre-line">{challenge.reason}</p>
      {challenge.file ? (
        <p>
          <TextLink href={`/api/reviews/challenges/${challenge.file.challengeId}/file`} download>
            {challenge.file.name}
          </TextLink>
        </p>
      ) : null}
      {challenge.decidedAt ? (
        <p className="text-small">
          <b>{t("decidedAt", { at: formatInstant(challenge.decidedAt, locale) })}</b> {challenge.decisionReason}
        </p>
      ) : null}
    </div>
  );
}

function MemberItem({ member }: { member: Member }) {
  const t = useTranslations("challenges");
  const locale = useLocale();
  const { challenge } = member;
  return (
    <li className="border-t border-line py-4 first:border-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span>
          <b>{nameOf(locale, member)}</b> <span className="text-text-2">{member.affiliation}</span>
        </span>
        {challenge ? (
          <StatusTag tone={CHALLENGE_TONES[challenge.status]}>{t(`statuses.${challenge.status}`)}</StatusTag>
        ) : null}
      </p>
      {challenge ? <Filed challenge={challenge} /> : null}
    </li>
  );
}

/** S3: who sits on the panel, and, while the window is open, the way to ask that one of them not review this proposal. */
export function OwnPanelView({ panel, serverNow }: { panel: OwnPanel; serverNow: Date }) {
  const t = useTranslations("challenges");
  const locale = useLocale();
  const open = panel.members.filter(({ window }) => window === "OPEN");
  const free = open.filter(({ challenge }) => !challenge);
  return (
    <Stack>
      {open.length > 0 ? (
        <Deadline label={t("closes")} instant={panel.challengesDueAt} serverNow={serverNow} />
      ) : (
        <Notice>{t("over", { at: formatInstant(panel.challengesDueAt, locale) })}</Notice>
      )}
      <Card title={t("members")} hint={t("membersHint")}>
        <ul className="grid">
          {panel.members.map((member) => (
            <MemberItem key={member.memberId} member={member} />
          ))}
        </ul>
      </Card>
      {free.length > 0 && panel.mayChallenge ? (
        <ClientMessages namespaces={["challenges"]}>
          <Card title={t("formTitle")} hint={t("formHint")}>
            <FileChallengeForm
              key={free.length}
              proposalId={panel.proposalId}
              members={free.map((member) => ({
                value: member.memberId,
                label: nameOf(locale, member),
                hint: member.affiliation,
              }))}
            />
          </Card>
        </ClientMessages>
      ) : null}
      {free.length > 0 && !panel.mayChallenge ? <Notice>{t("notMine")}</Notice> : null}
    </Stack>
  );
}
