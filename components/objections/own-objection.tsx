import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Stack } from "@/components/layout/stack";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Deadline } from "@/components/ui/deadline";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { Timeline } from "@/components/ui/timeline";
import type { OwnObjection, ToldDecision } from "@/lib/objections/types";
import { formatDate, formatInstant, formatScore } from "@/lib/platform/format";
import { FileObjectionForm } from "./file-objection-form";
import { FiledContent } from "./filed-content";
import { STAGE_TONES, VERDICT_TONES } from "./names";

type Filed = NonNullable<OwnObjection["objection"]>;

function Decision({ objection, decision }: { objection: Filed; decision: ToldDecision }) {
  const t = useTranslations("objections");
  const results = useTranslations("reviews.results");
  const locale = useLocale();
  const { verdict, result, newTotalHundredths } = decision;
  return (
    <Card
      title={t("own.decisionTitle")}
      status={<StatusTag tone={VERDICT_TONES[verdict]}>{t(`verdicts.${verdict}`)}</StatusTag>}
      actions={
        <ButtonLink
          href={`/api/objections/${objection.id}/letter?kind=decision&locale=${locale}`}
          size="compact"
          download
        >
          {t("own.letter")}
        </ButtonLink>
      }
    >
      <p className="prose-ko mb-4 whitespace-pre-line">{decision.reason}</p>
      <DescriptionList
        items={[
          ...(result
            ? [
                {
                  term: t("own.changed"),
                  detail: t("own.fromTo", { from: results(result.from), to: results(result.to) }),
                },
              ]
            : []),
          ...(newTotalHundredths === null
            ? []
            : [{ term: t("own.newTotal"), detail: <b className="num">{formatScore(newTotalHundredths)}</b> }]),
          { term: t("own.decidedAt"), detail: formatDate(decision.decidedAt, locale) },
        ]}
      />
    </Card>
  );
}

/** Where it stands, from the publication to the decision or the day it is due. */
function Progress({ own, objection }: { own: OwnObjection; objection: Filed }) {
  const t = useTranslations("objections");
  const locale = useLocale();
  const { decision } = objection;
  return (
    <Card title={t("own.progress")}>
      <Timeline
        items={[
          {
            key: "published",
            at: formatInstant(own.published.publishedAt, locale),
            title: t("own.published"),
            tone: "done",
          },
          { key: "filed", at: formatInstant(objection.filedAt, locale), title: t("own.filed"), tone: "done" },
          decision
            ? {
                key: "decided",
                at: formatInstant(decision.decidedAt, locale),
                title: t("own.decided", { verdict: t(`verdicts.${decision.verdict}`) }),
                tone: "done" as const,
              }
            : {
                key: "due",
                at: t("own.due", { at: formatInstant(objection.decisionDueAt, locale) }),
                title: t("own.examining"),
                tone: "doing" as const,
              },
        ]}
      />
    </Card>
  );
}

function FiledObjection({ own, objection }: { own: OwnObjection; objection: Filed }) {
  const t = useTranslations("objections");
  const locale = useLocale();
  return (
    <>
      {objection.decision ? <Decision objection={objection} decision={objection.decision} /> : null}
      <Card
        title={t("own.formTitle")}
        status={<StatusTag tone={STAGE_TONES[objection.stage]}>{t(`own.stages.${objection.stage}`)}</StatusTag>}
        actions={
          <ButtonLink
            href={`/api/objections/${objection.id}/letter?kind=receipt&locale=${locale}`}
            size="compact"
            download
          >
            {t("own.receipt")}
          </ButtonLink>
        }
      >
        <DescriptionList
          items={[
            { term: t("own.number"), detail: <b className="num">{objection.number}</b> },
            {
              term: t("own.filedAt"),
              detail: `${formatInstant(objection.filedAt, locale)} · ${objection.filedByName}`,
            },
            { term: t("own.dueAt"), detail: formatInstant(objection.decisionDueAt, locale) },
            { term: t("own.ground"), detail: t(`grounds.${objection.ground}`) },
            { term: t("own.hash"), detail: <code className="text-small break-all">{objection.contentSha256}</code> },
          ]}
        />
        <div className="mt-6">
          <FiledContent objection={objection} />
        </div>
      </Card>
      <Progress own={own} objection={objection} />
    </>
  );
}

/** S10: the window, the form while it is open to this person, and the objection once it is filed. */
export function OwnObjectionView({ own, serverNow, days }: { own: OwnObjection; serverNow: Date; days: number }) {
  const t = useTranslations("objections.own");
  const locale = useLocale();
  const { objection, published, window } = own;
  if (objection)
    return (
      <Stack>
        <FiledObjection own={own} objection={objection} />
      </Stack>
    );
  if (window !== "OPEN" || !published.objectionsDueAt)
    return (
      <Notice title={t("closedTitle")}>
        {published.objectionsDueAt
          ? t("closed", { at: formatInstant(published.objectionsDueAt, locale) })
          : t("noWindow")}
      </Notice>
    );
  return (
    <Stack>
      <Deadline label={t("closesLabel")} instant={published.objectionsDueAt} serverNow={serverNow} />
      <Notice title={t("onceTitle")}>{t("once", { days })}</Notice>
      {own.mayFile ? (
        <ClientMessages namespaces={["objections"]}>
          <Card title={t("formTitle")}>
            <FileObjectionForm proposalId={own.proposalId} stageId={own.stage?.id} />
          </Card>
        </ClientMessages>
      ) : (
        <Notice>{t("notMine")}</Notice>
      )}
    </Stack>
  );
}
