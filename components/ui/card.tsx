import type { ReactNode } from "react";

type Props = {
  title?: ReactNode;
  level?: 2 | 3 | undefined;
  hint?: ReactNode;
  status?: ReactNode;
  actions?: ReactNode;
  flush?: boolean | undefined;
  id?: string | undefined;
  children?: ReactNode;
};

/** One matter, one box. `flush` lets rows reach the edges. */
export function Card({ title, level = 2, hint, status, actions, flush, id, children }: Props) {
  const Heading = level === 2 ? "h2" : "h3";
  const inset = flush ? "px-4.5 pt-4.5 pb-2.5 md:px-6 md:pt-5 md:pb-3" : "mb-2.5";
  return (
    <section
      id={id}
      className={`min-w-0 rounded-card border border-line bg-surface ${flush ? "overflow-hidden" : "p-4.5 md:p-6"}`}
    >
      {title ? (
        <div className={`flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 ${inset}`}>
          <div className="flex flex-wrap items-center gap-x-2">
            <Heading className={level === 2 ? "text-card" : "text-body"}>{title}</Heading>
            {hint ? <span className="text-small text-text-2">{hint}</span> : null}
            {status}
          </div>
          {actions ? <div className="flex flex-wrap gap-3 text-small print:hidden">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
