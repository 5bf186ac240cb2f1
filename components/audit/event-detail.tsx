import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import { SYSTEM_ACTOR_ID } from "@/lib/access/actor";
import { changesOf, factsOf } from "@/lib/audit/domain/changes";
import type { AuditDetail } from "@/lib/audit/types";
import { formatInstant } from "@/lib/platform/format";
import { useEventWords } from "./event-words";

const Value = ({ children }: { children: string }) => <span className="whitespace-pre-wrap break-all">{children}</span>;

function Values({ data }: { data: AuditDetail["data"] }) {
  const t = useTranslations("audit.detail");
  const fields = useTranslations("audit.fields");
  const nameOf = (field: string): string => (fields.has(field) ? fields(field) : field);
  const [changes, facts] = [changesOf(data), factsOf(data)];
  return (
    <>
      {changes.length > 0 ? (
        <Card title={t("values")}>
          <Table
            caption={t("values")}
            captionHidden
            rows={changes}
            rowKey={(row) => row.field}
            columns={[
              {
                key: "field",
                header: t("field"),
                primary: true,
                render: (row) => (row.field ? nameOf(row.field) : t("value")),
              },
              { key: "before", header: t("before"), render: (row) => <Value>{row.before ?? t("none")}</Value> },
              { key: "after", header: t("after"), render: (row) => <Value>{row.after ?? t("none")}</Value> },
            ]}
          />
        </Card>
      ) : null}
      {facts.length > 0 || changes.length === 0 ? (
        <Card title={t("facts")}>
          {facts.length > 0 ? (
            <DescriptionList
              items={facts.map(({ field, value }) => ({ term: nameOf(field), detail: <Value>{value}</Value> }))}
            />
          ) : (
            <p className="text-text-2">{t("noData")}</p>
          )}
        </Card>
      ) : null}
    </>
  );
}

/** One record: who did what as whom, old and new values, and its place in the chain. */
export function EventDetail({ event }: { event: AuditDetail }) {
  const t = useTranslations("audit");
  const roles = useTranslations("accounts.roles");
  const locale = useLocale();
  const words = useEventWords();
  const roleName = (role: string): string => (roles.has(role) ? roles(role) : role);
  const { rulebookVersion } = event;
  return (
    <Stack>
      <Card>
        <DescriptionList
          items={[
            { term: t("detail.what"), detail: words(event.type), hint: event.type },
            { term: t("detail.who"), detail: event.actorId === SYSTEM_ACTOR_ID ? t("system") : event.actorName },
            { term: t("detail.roles"), detail: event.actorRoles.map(roleName).join(", ") || t("detail.noRoles") },
            { term: t("detail.when"), detail: formatInstant(event.occurredAt, locale) },
            { term: t("detail.recorded"), detail: formatInstant(event.recordedAt, locale) },
            { term: t("detail.subject"), detail: <Value>{`${event.subjectType} ${event.subjectId}`}</Value> },
            {
              term: t("detail.rulebook"),
              detail:
                rulebookVersion === null
                  ? t("detail.noRulebook")
                  : t("detail.rulebookVersion", { version: rulebookVersion }),
            },
            { term: t("detail.channel"), detail: t(`channels.${event.channel}`) },
            { term: t("detail.request"), detail: <Value>{event.requestId}</Value> },
          ]}
        />
      </Card>
      <Values data={event.data} />
      <Card title={t("detail.proof")}>
        <DescriptionList
          items={[
            { term: t("detail.prevHash"), detail: <code className="text-small break-all">{event.prevHash}</code> },
            { term: t("detail.hash"), detail: <code className="text-small break-all">{event.hash}</code> },
          ]}
        />
      </Card>
    </Stack>
  );
}
