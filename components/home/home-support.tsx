import { useLocale, useTranslations } from "next-intl";
import { formatGpu, formatWonCompact } from "@/lib/platform/format";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";

/** What a team receives, in the numbers of the rulebook in force (P2). */
export function HomeSupport({ rulebook }: { rulebook: RulebookContent }) {
  const t = useTranslations("home.support");
  const units = useTranslations("rulebook.units");
  const locale = useLocale();
  const won = (amount: bigint) => formatWonCompact(amount, locale);
  const gpu = rulebook.gpu.guidance.map(({ from, minPerTeam, maxPerTeam }) => ({
    since: t("gpuSince", { half: units("halfYear", { year: from.slice(0, 4), half: from.slice(4) }) }),
    size:
      maxPerTeam === null
        ? t("gpuFrom", { from: formatGpu(minPerTeam, locale) })
        : t("gpuRange", { from: formatGpu(minPerTeam, locale), to: formatGpu(maxPerTeam, locale) }),
  }));
  const { data, talent } = rulebook;
  const items = [
    { key: "gpu", figure: gpu[0]?.size, lines: gpu.map(({ since, size }) => `${since} ${size}`) },
    {
      key: "data",
      figure: t("dataJoint", { amount: won(data.jointPerYearWon) }),
      lines: [t("dataOwn", { from: won(data.ownPerYearMinWon), to: won(data.ownPerYearMaxWon) })],
    },
    {
      key: "talent",
      figure: t("talentYear", { amount: won(talent.perYearWon) }),
      lines: [t("talentBody", { year: String(talent.lastYear) })],
    },
  ] as const;
  return (
    <section aria-labelledby="support" className="grid gap-5">
      <h2 id="support" className="text-section">
        {t("title")}
      </h2>
      <dl className="grid gap-x-10 gap-y-6 md:grid-cols-3">
        {items.map((item) => (
          <div key={item.key} className="border-t-4 border-primary pt-4">
            <dt className="text-small font-semibold text-text-2">{t(item.key)}</dt>
            <dd className="num text-lead font-bold">{item.figure}</dd>
            {item.lines.map((line) => (
              <dd key={line} className="mt-1 text-small text-text-2">
                {line}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <p className="text-small text-text-2">{t("note")}</p>
    </section>
  );
}
