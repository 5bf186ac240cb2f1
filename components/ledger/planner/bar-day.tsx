"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Move } from "@/lib/ledger/domain/timeline";

type Props = { bar: Move; field: "validFrom" | "validTo"; label: string; onMove: (move: Move, part?: string) => void };

/** A day being typed passes through years long ago; nothing before the programme's century is meant. */
const FIRST = "2000-01-01";

/** Beginning or end of a period in the table. What cannot be stays in the field with the reason beside it until it is put right. */
export function BarDay({ bar, field, label, onMove }: Props) {
  const t = useTranslations("ledger.planner");
  const id = useId();
  const [draft, setDraft] = useState<{ day: string; over: string } | null>(null);
  // Moved some other way meanwhile: what was typed is overtaken.
  const open = draft && draft.over === bar[field] ? draft : null;
  const change = (day: string) => {
    const next = { id: bar.id, validFrom: bar.validFrom, validTo: bar.validTo, [field]: day };
    if (day < FIRST || next.validFrom >= next.validTo) return setDraft({ day, over: bar[field] });
    setDraft(null);
    onMove(next, `day ${bar.id} ${field}`);
  };
  return (
    <>
      <input
        type="date"
        aria-label={label}
        aria-invalid={open ? true : undefined}
        aria-describedby={open ? id : undefined}
        value={open?.day ?? bar[field]}
        onChange={(event) => change(event.target.value)}
        className="control"
      />
      {open ? (
        <span id={id} role="alert" className="mt-1 block text-small text-danger">
          {t(open.day < FIRST ? "dayMissing" : "dayOrder")}
        </span>
      ) : null}
    </>
  );
}
