import type { ReactNode } from "react";
import { TextLink } from "./text-link";
import { VisuallyHidden } from "./visually-hidden";

type Item = {
  term: string;
  detail: ReactNode;
  hint?: ReactNode;
  action?: { label: string; href: string } | undefined;
};
type Props = { items: readonly Item[]; layout?: "rows" | "between" | undefined };

/** Facts by name. `rows` for check-answers pages, `between` for figures in an aside. */
export function DescriptionList({ items, layout = "rows" }: Props) {
  if (layout === "between") {
    return (
      <dl className="grid gap-1.5 text-small">
        {items.map((item) => (
          <div key={item.term} className="flex justify-between gap-4">
            <dt className="text-text-2">{item.term}</dt>
            <dd className="num text-right">{item.detail}</dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <dl>
      {items.map((item) => (
        <div
          key={item.term}
          className="grid gap-x-6 gap-y-0.5 border-t border-line py-3.5 first:border-0 md:grid-cols-[minmax(0,220px)_minmax(0,1fr)_auto]"
        >
          <dt className="font-semibold">{item.term}</dt>
          <dd className="min-w-0 whitespace-pre-line">
            {item.detail}
            {item.hint ? <span className="block text-small text-text-2">{item.hint}</span> : null}
          </dd>
          {item.action ? (
            <dd className="text-small print:hidden">
              <TextLink href={item.action.href}>
                {item.action.label}
                <VisuallyHidden> {item.term}</VisuallyHidden>
              </TextLink>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
