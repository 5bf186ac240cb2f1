import { useLocale, useTranslations } from "next-intl";
import { halfYearMessage } from "@/components/proposals/names";
import { spokenParams } from "@/lib/platform/message-params";
import type { Evidence } from "@/lib/screening/domain/evidence";

/** Values that are codes, in the words the portal uses for them everywhere. */
function useParams(): (params: Evidence["params"]) => Record<string, string | number> {
  const t = useTranslations();
  const locale = useLocale() === "en" ? "en" : "ko";
  const words: Record<string, (code: string) => string> = {
    size: (code) => t(`organisations.sizes.${code}`),
    now: (code) => t(`organisations.sizes.${code}`),
    level: (code) => t(`openness.levels.${code}`),
    base: (code) => t(`proposals.contribution.bases.${code}`),
    halfYear: (code) => {
      const [key, values] = halfYearMessage(code);
      return t(`proposals.${key}`, values);
    },
  };
  return (params) =>
    Object.fromEntries(
      Object.entries(spokenParams(params, locale)).map(([name, value]) => [
        name,
        words[name]?.(String(value)) ?? value,
      ]),
    );
}

/** Lines that stay in sight; the rest opens on demand. */
const IN_SIGHT = 2;

function Lines({ items }: { items: readonly Evidence[] }) {
  const t = useTranslations("findings");
  const v = useTranslations("screening.verdicts");
  const locale = useLocale() === "en" ? "en" : "ko";
  const paramsOf = useParams();
  return (
    <ul className="grid gap-1.5 text-small">
      {items.map((item) => {
        const matters = item.verdict === "FAIL" || item.verdict === "OPEN";
        return (
          <li key={`${item.says} ${item.about?.ko ?? ""} ${JSON.stringify(item.params)}`} className="wrap-anywhere">
            {matters ? <span className="sr-only">{v(item.verdict ?? "OPEN")}: </span> : null}
            {item.about ? <b className="mr-1.5 font-semibold">{item.about[locale]}</b> : null}
            <span className={matters ? "" : "text-text-2"}>{t(item.says, paramsOf(item.params))}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** A10: what a rule saw. What is not in order stays in sight; what is in order, when it is long, opens on demand. */
export function EvidenceList({ items }: { items: readonly Evidence[] }) {
  const t = useTranslations("screening.evidence");
  const wrong = items.filter(({ verdict }) => verdict === "FAIL" || verdict === "OPEN");
  const rest = items.filter((item) => !wrong.includes(item));
  const isShort = wrong.length === 0 && rest.length <= IN_SIGHT;
  return (
    <div className="mt-2 grid gap-2">
      {wrong.length > 0 ? <Lines items={wrong} /> : null}
      {isShort ? <Lines items={rest} /> : null}
      {!isShort && rest.length > 0 ? (
        <details>
          <summary className="focus-ring w-fit rounded-control py-1 text-small text-link underline underline-offset-4">
            {t(wrong.length > 0 ? "rest" : "all", { count: rest.length })}
          </summary>
          <div className="mt-2 border-l-2 border-line pl-3">
            <Lines items={rest} />
          </div>
        </details>
      ) : null}
    </div>
  );
}
