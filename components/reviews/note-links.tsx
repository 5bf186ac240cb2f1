"use client";
import { useTranslations } from "next-intl";
import { writtenNotes } from "@/lib/reviews/domain/reading";
import { useWork, type WorkView } from "./work-context";

/** Below the contents: how much one has noted oneself, what waits for the chair, what colleagues have handed in. */
export function NoteLinks() {
  const t = useTranslations("workspace");
  const { work, open } = useWork();
  const { notes, remarks, flags, others, isChair } = work.aside;
  const lines: { key: string; view: WorkView; count: number }[] = [
    { key: "myNotes", view: "notes", count: writtenNotes(notes.texts).length + remarks.length },
    ...(isChair
      ? []
      : [
          {
            key: "forChair",
            view: "notes" as const,
            count: flags.filter(({ settledAt }) => settledAt === null).length,
          },
        ]),
    ...(others.open ? [{ key: "others", view: "others" as const, count: others.reviews.length }] : []),
  ];
  return (
    <>
      <h2 className="px-3 pt-6 pb-2 text-small text-text-2">{t("notes")}</h2>
      <ul>
        {lines.map(({ key, view, count }) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => open(view)}
              className="focus-ring flex min-h-10 w-full items-center justify-between gap-2 rounded-control px-3 py-1.5 text-left leading-snug hover:bg-surface-2"
            >
              {t(`links.${key}`)} <span className="num text-text-2">{count}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
