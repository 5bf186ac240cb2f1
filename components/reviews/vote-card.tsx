"use client";
import { useTranslations } from "next-intl";

type Props = { vote: boolean | null; writable: boolean; onVote: (suitable: boolean) => void };
/** Focus goes here when the vote is what is missing. */
export const VOTE_FIELD = "vote-suitable";

/** P5: in an additional call every reviewer also says whether the proposal is suitable; points alone do not decide. */
export function VoteCard({ vote, writable, onVote }: Props) {
  const t = useTranslations("reviews.sheet");
  const choices = [
    { suitable: true, id: VOTE_FIELD, label: t("voteSuitable") },
    { suitable: false, id: "vote-unsuitable", label: t("voteUnsuitable") },
  ];
  return (
    <fieldset className="min-w-0 rounded-card border border-line bg-surface p-4" aria-describedby="vote-help">
      <legend className="sr-only">{t("vote")}</legend>
      <h3 className="font-bold">{t("vote")}</h3>
      <p id="vote-help" className="mt-1 text-small text-text-2">
        {t("voteHelp")}
      </p>
      <div className="mt-2.5 grid grid-cols-2 gap-2.5">
        {choices.map(({ suitable, id, label }) => (
          <label
            key={id}
            htmlFor={id}
            className="flex min-h-12 items-center gap-2.5 rounded-control border border-control px-3.5 font-semibold has-checked:border-primary has-checked:bg-primary-tint has-checked:text-primary"
          >
            <input
              id={id}
              type="radio"
              name="suitable"
              checked={vote === suitable}
              disabled={!writable}
              onChange={() => onVote(suitable)}
              className="size-5 flex-none accent-primary-solid"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
