import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { SessionSummary } from "@/lib/deliberation/types";
import { formatInstant } from "@/lib/platform/format";
import { sessionTone } from "./words";

/** Sessions, the latest first; a member sees their own answer beside each. */
export async function SessionList({ sessions }: { sessions: readonly SessionSummary[] }) {
  const [t, locale] = await Promise.all([getTranslations("deliberation"), getLocale()]);
  if (sessions.length === 0) return <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>;
  const isMember = sessions.some((session) => session.reply !== null);
  return (
    <Card>
      <Table
        caption={t("title")}
        captionHidden
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          {
            key: "title",
            header: t("session"),
            primary: true,
            render: (session) => (
              <TextLink href={`/deliberation/${session.id}`}>
                {t("sessionTitle", { number: session.number, call: session.callCode })}
              </TextLink>
            ),
          },
          { key: "startsAt", header: t("startsAt"), render: (session) => formatInstant(session.startsAt, locale) },
          { key: "place", header: t("place"), render: (session) => session.place },
          {
            key: "size",
            header: t("size"),
            render: (session) => t("sizeText", { members: session.members, items: session.items }),
          },
          ...(isMember
            ? [
                {
                  key: "reply",
                  header: t("reply.own"),
                  render: (session: SessionSummary) => (session.reply ? t(`reply.${session.reply}`) : "–"),
                },
              ]
            : []),
          {
            key: "state",
            header: t("state"),
            render: (session) => (
              <StatusTag tone={sessionTone(session.state)}>{t(`states.${session.state}`)}</StatusTag>
            ),
          },
        ]}
      />
    </Card>
  );
}
