import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Verdict } from "./use-ballot";

type Props = {
  busy: boolean;
  /** What is on its way to the server. */
  sending: Verdict | null;
  choose: (verdict: Verdict) => void;
  withKeys: boolean;
};
type BarProps = Props & {
  /** What went wrong with the last choice: said where the choices are, however far the answers are scrolled. */
  failure: ReactNode;
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

/**
 * The four choices, always in the same place and within reach of the thumb; each side's stands below its answer. Where so little
 * is seen at once that they would cover it, they stand at the end.
 */
export function BallotChoices({ failure, ...props }: BarProps) {
  const t = useTranslations("contest.vote");
  return (
    <fieldset
      aria-busy={props.busy}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] [@media(max-height:30rem)]:static"
    >
      <legend className="sr-only">{t("question")}</legend>
      <div className="mx-auto grid max-w-page grid-cols-2 gap-2 px-4 py-3 md:gap-x-4 md:px-6">
        {failure && <div className="col-span-2">{failure}</div>}
        {(["LEFT", "RIGHT", "TIE", "BOTH_BAD"] as const).map((verdict) => (
          <Choice key={verdict} verdict={verdict} {...props} />
        ))}
      </div>
    </fieldset>
  );
}
