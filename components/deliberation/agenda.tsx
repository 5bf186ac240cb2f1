import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { takesAttendance } from "@/lib/deliberation/domain/session";
import type { AgendaItemView, SessionView } from "@/lib/deliberation/types";
import { itemTitle, motionTone } from "./words";

/** The items in order. One from which the reader is away has its place and its name, and no way in (S3). */
export async function Agenda({ session }: { session: SessionView }) {
  const [t, locale] = await Promise.all([getTranslations("deliberation"), getLocale()]);
  return (
    <Card title={t("agenda")} hint={t(takesAttendance(session.state) ? "agendaHint" : "agendaHintOver")}>
      <ol className="grid gap-0">
        {session.items.map((item) => (
          <li key={item.id} className="border-t border-line py-4 first:border-0 first:pt-1">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
              <div className="min-w-0">
                <p className="text-small text-text-2">{t("item.number", { number: item.position })}</p>
                <p className="font-semibold">
                  {item.away ? (
                    itemTitle(t, locale, item)
                  ) : (
                    <TextLink href={`/deliberation/${session.id}/items/${item.id}`}>
                      {itemTitle(t, locale, item)}
                    </TextLink>
                  )}
                </p>
                <p className="text-small text-text-2">
                  {item.progress ? progressText(t, item.kind, item.progress) : t("item.away")}
                </p>
              </div>
              {item.progress?.last ? (
                <StatusTag tone={motionTone(item.progress.last)}>{t(`motion.states.${item.progress.last}`)}</StatusTag>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

type Translate = (key: "item.progress" | "item.motions", values: { drafts?: number; motions: number }) => string;
const progressText = (t: Translate, kind: string, progress: NonNullable<AgendaItemView["progress"]>): string =>
  kind === "SUPPORT" ? t("item.progress", progress) : t("item.motions", { motions: progress.motions });
