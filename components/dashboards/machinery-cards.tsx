import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { AdministrationView, AuditView } from "@/lib/dashboards/types";
import { formatCount, formatInstantShort } from "@/lib/platform/format";

const KINDS = ["SCORE_SHEET", "RANKING", "PERSONAL_DATA", "PROPOSAL", "EXPORT", "FILE", "AUDIT_LOG"] as const;

/** L1, L2: whether the log's end holds, and who looked how often at what. */
export async function AuditState({ audit }: { audit: AuditView }) {
  const t = await getTranslations("dashboards");
  const locale = await getLocale();
  const counts = new Map(audit.accesses.map(({ kind, count }) => [kind, count]));
  const all = audit.accesses.reduce((sum, { count }) => sum + count, 0);
  const shown = KINDS.filter((kind) => counts.has(kind));
  const count = (value: number) => t("audit.count", { count: formatCount(value) });
  return (
    <Card
      title={t("audit.title")}
      status={
        <StatusTag tone={audit.headMatches ? "done" : "stop"}>
          {audit.headMatches ? t("audit.matches") : t("audit.broken")}
        </StatusTag>
      }
      actions={<TextLink href="/audit">{t("audit.rows")}</TextLink>}
    >
      <DescriptionList
        layout="between"
        items={[
          { term: t("audit.events"), detail: count(audit.events) },
          {
            term: t("audit.last"),
            detail: audit.lastAt ? formatInstantShort(audit.lastAt, locale) : t("audit.none"),
          },
          { term: t("audit.accesses", { days: audit.sinceDays }), detail: count(all) },
          ...shown.map((kind) => ({ term: t(`accessKinds.${kind}`), detail: count(counts.get(kind) ?? 0) })),
        ]}
      />
      <p className="mt-3 text-small text-text-2">{t("audit.hint")}</p>
    </Card>
  );
}

/** Accounts, mails and jobs: an administrator's whole view. Nothing of scores. */
export async function Administration({ figures }: { figures: AdministrationView }) {
  const t = await getTranslations("dashboards.administration");
  const people = (value: number) => t("people", { count: formatCount(value) });
  const items = (value: number) => t("items", { count: formatCount(value) });
  return (
    <Card title={t("title")} actions={<TextLink href="/admin/users">{t("rows")}</TextLink>}>
      <DescriptionList
        layout="between"
        items={[
          { term: t("activeUsers"), detail: people(figures.activeUsers) },
          { term: t("disabledUsers"), detail: people(figures.disabledUsers) },
          { term: t("lockedUsers"), detail: people(figures.lockedUsers) },
          { term: t("withoutSecondFactor"), detail: people(figures.withoutSecondFactor) },
          { term: t("openInvitations"), detail: items(figures.openInvitations) },
          { term: t("failedMails"), detail: items(figures.failedMails) },
          { term: t("queuedMails"), detail: items(figures.queuedMails) },
          { term: t("deadJobs"), detail: items(figures.deadJobs) },
          { term: t("waitingJobs"), detail: items(figures.waitingJobs) },
        ]}
      />
    </Card>
  );
}
