"use client";
import { Eye, PencilLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { HEARTBEAT_MS } from "@/lib/proposals/domain/presence";
import type { Present } from "@/lib/proposals/types/together";
import { Heartbeat } from "./heartbeat";
import { askPresent } from "./present-people";

/** Keeps asking who is here while the page is seen; in a section it also says that its reader is, and whether they write. */
function usePresent(proposalId: string, sectionKey: string | null, initial: readonly Present[]): readonly Present[] {
  const [present, setPresent] = useState(initial);
  useEffect(() => {
    const heartbeat = new Heartbeat({
      everyMs: HEARTBEAT_MS,
      beat: async (editing) => {
        const answer = await askPresent(proposalId, sectionKey === null ? null : { sectionKey, editing });
        if (answer) setPresent(answer);
      },
      isVisible: () => document.visibilityState === "visible",
      now: () => performance.now(),
    });
    // Typing in any field of the form, inputs and the text editor alike; not in a comment beside it.
    const typed = (event: Event) => {
      if (event.target instanceof Element && !event.target.closest("#comments")) heartbeat.typed();
    };
    heartbeat.start();
    document.addEventListener("visibilitychange", heartbeat.pulse);
    if (sectionKey !== null) document.addEventListener("input", typed);
    return () => {
      heartbeat.stop();
      document.removeEventListener("visibilitychange", heartbeat.pulse);
      document.removeEventListener("input", typed);
    };
  }, [proposalId, sectionKey]);
  return present;
}

/** Names in words, with a pencil for whoever writes and an eye for whoever reads. */
function PresentNames({ people }: { people: readonly Present[] }) {
  const t = useTranslations("editing.presence");
  return people.map(({ userId, name, editing }) => (
    <span key={userId} className="inline-flex items-center gap-1.5">
      {editing ? <PencilLine size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
      {t(editing ? "editing" : "viewing", { name })}
    </span>
  ));
}

const LINE = "flex flex-wrap items-center gap-x-4 gap-y-1 text-small font-semibold text-info";

/** A7: who else has this section open now. */
export function SectionPresence({ proposalId, sectionKey }: { proposalId: string; sectionKey: string }) {
  const present = usePresent(proposalId, sectionKey, []);
  const here = present.filter((person) => person.sectionKey === sectionKey);
  return (
    <p role="status" className={`${LINE} ${here.length > 0 ? "mb-4" : ""}`}>
      <PresentNames people={here} />
    </p>
  );
}

const PresentContext = createContext<readonly Present[]>([]);

/** Knows who is in which section of a task list. */
export function PresentProvider(props: { proposalId: string; initial: readonly Present[]; children: ReactNode }) {
  const present = usePresent(props.proposalId, null, props.initial);
  return <PresentContext value={present}>{props.children}</PresentContext>;
}

/** Who is in one section of the list; nothing when nobody is. */
export function TaskPresence({ sectionKey }: { sectionKey: string }) {
  const here = useContext(PresentContext).filter((person) => person.sectionKey === sectionKey);
  if (here.length === 0) return null;
  return (
    <span className={LINE}>
      <PresentNames people={here} />
    </span>
  );
}
