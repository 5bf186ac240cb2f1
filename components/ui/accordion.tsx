import { ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";

type Item = { key: string; title: ReactNode; content: ReactNode; open?: boolean | undefined };

/** Sections that open on demand; native, so browsers' find-in-page opens them too. */
export function Accordion({ items, exclusive }: { items: readonly Item[]; exclusive?: boolean | undefined }) {
  const group = useId();
  return (
    <div className="overflow-hidden rounded-card border border-line bg-surface">
      {items.map((item) => (
        <details
          key={item.key}
          {...(exclusive ? { name: group } : {})}
          open={item.open}
          className="group border-t border-line first:border-0"
        >
          <summary className="flex min-h-13 list-none items-center justify-between gap-3 px-4.5 py-3 font-semibold hover:bg-surface-2 focus-visible:-outline-offset-2 focus-visible:shadow-none focus-visible:outline-4 md:px-6">
            {item.title}
            <ChevronDown size={20} aria-hidden="true" className="flex-none text-text-2 group-open:rotate-180" />
          </summary>
          <div className="px-4.5 pb-5 md:px-6">{item.content}</div>
        </details>
      ))}
    </div>
  );
}
