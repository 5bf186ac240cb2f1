import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Verdict } from "./use-ballot";

type Props = {
  busy: boolean;
  /** What is on its way to the server. */
  sending: Verdict | null;
  choose: (verdict: Verdict) => void;
  withKeys: boolean;
};

const KEYS: Record<Verdict, string> = { LEFT: "A", RIGHT: "B", TIE: "T", BOTH_BAD: "X" };

function Choice({ verdict, busy, sending, choose, withKeys }: Props & { verdict: Verdict }) {
  const t = useTranslations("contest.vote");
  const isSide = verdict === "LEFT" || verdict === "RIGHT";
  return (
    <Button
      block
      variant={isSide ? "primary" : "secondary"}
      size={isSide ? "regular" : "compact"}
      pending={sending === verdict}
      aria-disabled={busy}
      aria-keyshortcuts={withKeys ? KEYS[verdict] : undefined}
      onClick={() => choose(verdict)}
    >
      {t(`choices.${verdict}`)}
      {withKeys && !isSide && (
        <span
          aria-hidden="true"
          className="hidden rounded border border-line-strong px-1.5 font-sans text-text-2 md:inline"
        >
          {KEYS[verdict]}
        </span>
      )}
    </Button>
  );
}

/** The four choices, always in the same place and within reach of the thumb; each side's stands below its answer. */
export function BallotChoices(props: Props) {
  const t = useTranslations("contest.vote");
  return (
    <fieldset
      aria-busy={props.busy}
      className="sticky bottom-0 z-20 -mx-4 border-t border-line bg-surface px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:-mx-6 md:px-6"
    >
      <legend className="sr-only">{t("question")}</legend>
      <div className="grid grid-cols-2 gap-2 md:gap-x-4">
        {(["LEFT", "RIGHT", "TIE", "BOTH_BAD"] as const).map((verdict) => (
          <Choice key={verdict} verdict={verdict} {...props} />
        ))}
      </div>
    </fieldset>
  );
}
