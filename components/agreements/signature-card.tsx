import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "@/components/teams/words";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import type { SignatureView, VersionView } from "@/lib/agreements/types";
import { formatInstant } from "@/lib/platform/format";

function Party({ part }: { part: SignatureView }) {
  const t = useTranslations("agreements");
  const locale = useLocale();
  const { nameKo, nameEn, capacity, signed } = part;
  return (
    <li className="grid gap-1">
      <span className="flex flex-wrap items-baseline gap-x-2">
        <b>{nameKo === null ? t("page.government") : nameIn(locale, { nameKo, nameEn: nameEn ?? "" })}</b>
        <span className="text-small text-text-2">{t(`capacities.${capacity}`)}</span>
      </span>
      <span className="justify-self-start">
        <StatusTag tone={signed ? "done" : "todo"}>
          {signed
            ? t("page.signedBy", { name: signed.name, at: formatInstant(signed.at, locale) })
            : t("page.unsigned")}
        </StatusTag>
      </span>
    </li>
  );
}

/** D4: who has signed this version and who has not, and the hash they sign. */
export function SignatureCard({ version }: { version: VersionView }) {
  const t = useTranslations("agreements.page");
  const locale = useLocale();
  return (
    <Card title={t("signatures")} hint={t("signedCount", { signed: version.signatures, parties: version.parties })}>
      <ul className="grid gap-3">
        {version.parts.map((part) => (
          <Party key={part.key} part={part} />
        ))}
      </ul>
      {version.reminders.length > 0 ? (
        <ul className="mt-4 grid gap-1 text-small text-text-2">
          {version.reminders.map(({ days, sentAt }) => (
            <li key={days} className="num">
              {t("reminded", { at: sentAt ? formatInstant(sentAt, locale) : "", days })}
            </li>
          ))}
        </ul>
      ) : null}
      <h3 className="mt-6 font-semibold">{t("hash")}</h3>
      <p className="text-small text-text-2">{t("hashHelp")}</p>
      <p className="mt-1 text-small break-all">
        SHA-256 <code className="num">{version.contentSha256}</code>
      </p>
    </Card>
  );
}
