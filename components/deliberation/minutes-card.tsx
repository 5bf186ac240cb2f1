import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import type { SessionView } from "@/lib/deliberation/types";
import { formatInstant } from "@/lib/platform/format";

/** The minutes as PDF: a draft to read before signing, and the signed text with its hash afterwards. */
export async function MinutesCard({ session }: { session: SessionView }) {
  const [t, locale] = await Promise.all([getTranslations("deliberation.minutes"), getLocale()]);
  if (session.state !== "ENDED" && session.state !== "FINAL") return null;
  const { minutes } = session;
  return (
    <Card
      title={t("title")}
      status={<StatusTag tone={minutes ? "done" : "warn"}>{t(minutes ? "final" : "unsigned")}</StatusTag>}
    >
      <p>
        {minutes
          ? t("signed", { name: minutes.finalisedBy, at: formatInstant(minutes.finalisedAt, locale) })
          : t("draft")}
      </p>
      {minutes ? (
        <p className="mt-2 text-small break-all text-text-2">
          SHA-256 <span className="num">{minutes.sha256}</span>
        </p>
      ) : null}
      <div className="mt-4">
        <ButtonLink href={`/api/deliberation/${session.id}/minutes?locale=${locale}`} download>
          {t("download")}
        </ButtonLink>
      </div>
    </Card>
  );
}
