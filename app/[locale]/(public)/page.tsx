import { getTranslations, setRequestLocale } from "next-intl/server";
import { HomeCall } from "@/components/home/home-call";
import { HomeApply, HomePath } from "@/components/home/home-path";
import { HomeResults } from "@/components/home/home-results";
import { HomeSupport } from "@/components/home/home-support";
import { Page } from "@/components/layout/page";
import { TextLink } from "@/components/ui/text-link";
import { loadHome, loadMayApply } from "@/lib/calls/loaders";
import { formatPercent } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import { loadPublicResults } from "@/lib/results/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations({ locale: (await params).locale, namespace: "home" });
  return { title: t("metaTitle") };
}

export default async function HomePage({ params }: Props) {
  setRequestLocale((await params).locale);
  const [{ call, rulebook, serverNow }, mayApply, results, t] = await Promise.all([
    loadHome(),
    loadMayApply(),
    loadPublicResults(),
    getTranslations("home"),
  ]);
  const { programme, target } = rulebook;
  return (
    <Page>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-14 pt-4 md:gap-20 md:pt-10">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-8 md:gap-10">
          <div>
            <h1 className="max-w-[18em] text-title tracking-[-0.015em] md:text-display">{t("title")}</h1>
            <p className="mt-4 max-w-[40em] text-lead text-text-2">
              {t("lead", { months: programme.stageMonths, target: formatPercent(target.ratioBasisPoints / 10_000) })}
            </p>
          </div>
          <div className="grid gap-3">
            <HomeCall call={call} serverNow={serverNow} mayApply={mayApply} />
            <p className="text-small">
              <TextLink href="/calls">{t("call.all")}</TextLink>
            </p>
          </div>
        </div>
        <HomeResults results={results} />
        <HomeSupport rulebook={rulebook} />
        <HomePath programme={programme} />
        <HomeApply />
        <section aria-labelledby="trust" className="max-w-[46em]">
          <h2 id="trust" className="text-section">
            {t("trust.title")}
          </h2>
          <p className="mt-2 text-text-2">{t("trust.body")}</p>
        </section>
      </div>
    </Page>
  );
}
