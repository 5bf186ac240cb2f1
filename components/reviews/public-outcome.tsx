import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { PublicOutcome } from "@/lib/reviews/types/release";
import { nameIn, titleIn } from "./names";

/** C4, P5, S11: what came of a call, for everybody; its hashes tell the true calculation sheet from any other. */
export function PublicOutcomeCard({ outcome }: { outcome: PublicOutcome }) {
  const t = useTranslations("reviews.public");
  const locale = useLocale();
  const hash = (value: string) => <code className="text-small break-all">{value}</code>;
  return (
    <Card title={t("title")} hint={outcome.nobody ? undefined : t("hint")}>
      {outcome.nobody ? (
        <>
          <p className="font-semibold">{t("nobody")}</p>
          <p className="mt-1 text-text-2">{t(`why.${outcome.nobody}`)}</p>
        </>
      ) : (
        <ul className="grid gap-2">
          {outcome.selected.map((one) => (
            <li key={one.id}>
              <b>{nameIn(locale, one)}</b>
              <span className="block text-small text-text-2">{titleIn(locale, one)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-4">
        <DescriptionList
          items={[
            { term: t("sheet"), detail: hash(outcome.rankingSha256), hint: t("sheetHint") },
            ...(outcome.headSha256
              ? [{ term: t("changed"), detail: hash(outcome.headSha256), hint: t("changedHint") }]
              : []),
          ]}
        />
      </div>
    </Card>
  );
}
