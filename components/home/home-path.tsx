import { useTranslations } from "next-intl";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";

const STEPS = ["call", "selection", "support", "stages", "diffusion"] as const;
const APPLY = ["account", "organisation", "proposal", "submit"] as const;

/** The road of the programme, from call to release. */
export function HomePath({ programme }: { programme: RulebookContent["programme"] }) {
  const t = useTranslations("home.path");
  const figures = {
    teams: programme.maxTeams,
    months: programme.stageMonths,
    narrowing: programme.narrowing.join("→"),
  };
  return (
    <section aria-labelledby="path" className="grid gap-5">
      <h2 id="path" className="text-section">
        {t("title")}
      </h2>
      <ol className="grid gap-x-4 gap-y-3 md:grid-cols-5">
        {STEPS.map((step, index) => (
          <li key={step} className="border-l-4 border-primary-area pl-4 md:border-t-4 md:border-l-0 md:pt-3 md:pl-0">
            <p className="font-bold">
              <span className="num text-primary">{index + 1}</span> {t(step)}
            </p>
            <p className="num text-small text-text-2">{t(`${step}Detail`, figures)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How to apply, in the order people meet it. */
export function HomeApply() {
  const t = useTranslations("home.apply");
  return (
    <section aria-labelledby="apply" className="grid gap-5">
      <h2 id="apply" className="text-section">
        {t("title")}
      </h2>
      <ol className="grid gap-5 md:grid-cols-2 md:gap-x-10">
        {APPLY.map((step, index) => (
          <li key={step} className="flex gap-4">
            <span
              aria-hidden="true"
              className="num flex size-9 flex-none items-center justify-center rounded-full bg-primary-tint font-bold text-primary"
            >
              {index + 1}
            </span>
            <div>
              <h3 className="text-body font-bold">{t(step)}</h3>
              <p className="text-small text-text-2">{t(`${step}Body`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
