import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { OwnInquiry } from "@/lib/reviews/types/room";
import { InquiryMoved } from "./inquiry-moved";
import { AnswerForm } from "./room-forms";

const TONES = { waiting: "warn", answered: "done", over: "stop" } as const;

/** S2: what the panel asks the team, through the office; who asks is nobody's to know. */
export function OwnInquiries({ inquiries }: { inquiries: readonly OwnInquiry[] }) {
  const t = useTranslations("room.own");
  const locale = useLocale() as Locale;
  if (inquiries.length === 0) return null;
  return (
    <div className="mb-5">
      <ClientMessages namespaces={["room"]}>
        <Card id="inquiries" title={t("title")} hint={t("hint")}>
          <ul className="grid gap-5">
            {inquiries.map((one) => (
              <li key={one.id} className="border-t border-line pt-4 first:border-0 first:pt-0">
                <div className="flex flex-wrap items-center justify-between gap-2">
                  <StatusTag tone={TONES[one.stands]}>{t(one.stands)}</StatusTag>
                  <span className="num text-small text-text-2">
                    {t("until", { at: formatInstant(one.dueAt, locale) })}
                  </span>
                </div>
                <InquiryMoved inquiry={one} />
                <p className="mt-2 whitespace-pre-wrap">{one.wording}</p>
                {one.answer ? (
                  <p className="mt-2 border-l-3 border-line-strong pl-3 whitespace-pre-wrap">{one.answer}</p>
                ) : null}
                {one.mayAnswer ? (
                  <div className="mt-3">
                    <AnswerForm inquiry={one} />
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      </ClientMessages>
    </div>
  );
}
