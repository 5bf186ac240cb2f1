import { useLocale, useTranslations } from "next-intl";
import { Columns } from "@/components/layout/columns";
import { Stack } from "@/components/layout/stack";
import { leadIn, titleIn } from "@/components/reviews/names";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { Timeline } from "@/components/ui/timeline";
import type { StaffObjection } from "@/lib/objections/types";
import { formatInstant, formatScore } from "@/lib/platform/format";
import { DecisionForm } from "./decision-form";
import { DecisionCard } from "./decision-record";
import { FiledContent } from "./filed-content";
import { MembersForm } from "./members-form";
import { STATUS_TONES, URGENCY_TONES } from "./names";

type Open = Extract<StaffObjection, { access: "OPEN" }>;

function Members({ page }: { page: Open }) {
  const t = useTranslations("objections.staff");
  const { objection, members, may } = page;
  return (
    <Card
      title={t("membersTitle")}
      hint={t("membersHint", { minimum: page.rules.minMembers })}
      actions={
        may.name ? (
          <MembersForm
            objectionId={objection.id}
            expectedVersion={objection.version}
            candidates={page.candidates}
            chosen={members.map(({ userId }) => userId)}
          />
        ) : undefined
      }
    >
      {members.length === 0 ? (
        <p className="text-text-2">{t("noMembers")}</p>
      ) : (
        <ul className="grid gap-2">
          {members.map((member) => (
            <li key={member.memberId} className="flex flex-wrap items-center gap-2">
              <b>{member.name}</b>
              <span className="text-small text-text-2">{member.affiliation}</span>
              <Badge tone={member.isOriginal ? "neutral" : "info"}>
                {t(member.isOriginal ? "original" : "outsider")}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Aside({ page }: { page: Open }) {
  const t = useTranslations("objections");
  const results = useTranslations("reviews.results");
  const verdicts = useTranslations("objections.stage.verdicts");
  const locale = useLocale();
  const { objection, result } = page;
  const { totalHundredths } = result;
  return (
    <Card title={objection.number}>
      <DescriptionList
        layout="between"
        items={[
          {
            term: t("list.status"),
            detail: <StatusTag tone={STATUS_TONES[objection.status]}>{t(`statuses.${objection.status}`)}</StatusTag>,
          },
          { term: t("own.filedAt"), detail: formatInstant(objection.filedAt, locale) },
          { term: t("own.filedBy"), detail: objection.filedByName },
          {
            term: t("own.dueAt"),
            detail: (
              <>
                {formatInstant(objection.decisionDueAt, locale)}{" "}
                {objection.status === "DECIDED" ? null : (
                  <Badge tone={URGENCY_TONES[objection.urgency]}>
                    {t(`urgency.${objection.urgency}`, { days: objection.days })}
                  </Badge>
                )}
              </>
            ),
          },
          {
            term: t("staff.current"),
            detail: result.kind === "STAGE" ? verdicts(result.current) : results(result.current),
          },
          ...(totalHundredths === null
            ? []
            : [{ term: t("staff.total"), detail: <span className="num">{formatScore(totalHundredths)}</span> }]),
        ]}
      />
      <p className="mt-4">
        {objection.stage ? (
          <TextLink href={`/stages/${objection.stage.id}`}>{titleIn(locale, objection.stage)}</TextLink>
        ) : (
          <TextLink href={`/manage/proposals/${objection.proposalId}`}>{t("staff.proposal")}</TextLink>
        )}
      </p>
    </Card>
  );
}

/** S10: one objection for the staff who deal with it: what was filed, who examines it, what is decided. */
export function StaffObjectionView({ page }: { page: Open }) {
  const t = useTranslations("objections");
  const locale = useLocale();
  const { objection, decision, may } = page;
  return (
    <Columns aside={<Aside page={page} />}>
      <Stack>
        <Card title={t("staff.filedTitle")} hint={t(`grounds.${objection.ground}`)}>
          <p className="mb-4 text-text-2">{titleIn(locale, objection)}</p>
          <FiledContent objection={objection} />
        </Card>
        <Members page={page} />
        {decision ? <DecisionCard page={page} decision={decision} lead={leadIn(locale, objection)} /> : null}
        {may.propose ? (
          <Card title={t("staff.proposeTitle")}>
            <DecisionForm
              key={objection.version}
              objectionId={objection.id}
              expectedVersion={objection.version}
              members={page.members}
              seatIsFree={page.seatIsFree}
              cutoffHundredths={page.rules.cutoffHundredths}
              isOfStage={objection.stage !== null}
            />
          </Card>
        ) : null}
        {page.earlier.length > 0 ? (
          <Card title={t("staff.earlier")}>
            <Timeline
              items={page.earlier.map((one) => ({
                key: one.id,
                at: one.decidedAt ? formatInstant(one.decidedAt, locale) : "",
                title: `${t(`verdicts.${one.verdict}`)} · ${t("staff.returnedBy", { name: one.decidedByName ?? "" })}`,
                body: one.returnReason ?? "",
                tone: "warn" as const,
              }))}
            />
          </Card>
        ) : null}
      </Stack>
    </Columns>
  );
}
