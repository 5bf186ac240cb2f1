"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { type Passage, selectedPassage } from "./passages";

const GAP = 8;
const WIDTH = 160;

/** Beside a selected passage: the way to a remark on it. Control + Alt + M (or Command) does the same from the keyboard. */
export function SelectionButton({ onChoose }: { onChoose: (passage: Passage) => void }) {
  const t = useTranslations("workspace.remarks");
  const [found, setFound] = useState<{ passage: Passage; top: number; left: number } | null>(null);
  useEffect(() => {
    const look = () => {
      const selected = selectedPassage();
      if (!selected) return setFound(null);
      const { range, ...passage } = selected;
      const box = range.getBoundingClientRect();
      const left = Math.max(GAP, Math.min(box.left, window.innerWidth - WIDTH - GAP));
      setFound({ passage, top: box.bottom + GAP, left });
    };
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.code !== "KeyM") return;
      const selected = selectedPassage();
      if (!selected) return;
      event.preventDefault();
      onChoose({ section: selected.section, quote: selected.quote, occurrence: selected.occurrence });
    };
    document.addEventListener("selectionchange", look);
    document.addEventListener("keydown", onKey);
    window.addEventListener("scroll", look, { passive: true });
    return () => {
      document.removeEventListener("selectionchange", look);
      document.removeEventListener("keydown", onKey);
      window.removeEventListener("scroll", look);
    };
  }, [onChoose]);
  if (!found) return null;
  return (
    <div className="fixed z-30 shadow-lg print:hidden" style={{ top: found.top, left: found.left }}>
      <Button
        size="compact"
        variant="primary"
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onChoose(found.passage)}
      >
        {t("addHere")}
      </Button>
    </div>
  );
}
