import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstant } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { SigningMember } from "@/lib/proposals/types/sealing";
import { inLanguage } from "./names";

const TONES = { SIGNED: "done", WAITING: "todo", VOIDED: "warn" } as const;

function Member({ member }: { member: SigningMember }) {
  const t = useTranslations("signatures");
  const p = useTranslations("proposals");
  const locale = useLocale() as Locale;
  const { signed, voided } = member;
  return (
    <li className="grid gap-1 border-t border-line py-3 first:border-0">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <b>{inLanguage(locale, member.nameKo, member.nameEn)}</b>
        <StatusTag tone={TONES[member.state]}>{t(`status.${member.state}`)}</StatusTag>
      </p>
      {signed ? (
        <>
          <p className="text-small text-text-2">
            {t("signedBy", { name: signed.byName, at: formatInstant(signed.at, locale) })}
          </p>
          <p className="text-fine break-all text-text-2">
            SHA-256 <code className="num">{signed.contentSha256}</code>
          </p>
        </>
      ) : (
        <p className="text-small text-text-2">{t("mayBeSignedBy", { names: member.signers.join(", ") || "–" })}</p>
      )}
      {voided ? (
        <p className="text-small">
          {t("voidedBecause", {
            by: voided.byName || "–",
            at: formatInstant(voided.at, locale),
            section: p.has(`sections.${voided.section}`) ? p(`sections.${voided.section}`) : voided.section,
          })}
        </p>
      ) : null}
    </li>
  );
}

/** ⑬: where the signature of every organisation stands: who signed what when, who may, and why one no longer holds. */
export function SignatureList({ members }: { members: readonly SigningMember[] }) {
  const t = useTranslations("signatures");
  return (
    <Card title={t("title")}>
      <ul>
        {members.map((member) => (
          <Member key={member.organisationId} member={member} />
        ))}
      </ul>
    </Card>
  );
}
