import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./breadcrumb";

type Props = {
  title: ReactNode;
  meta?: ReactNode;
  actions?: ReactNode;
  caption?: ReactNode;
  breadcrumb?: readonly Crumb[] | undefined;
};

/** A page's one h1, what it belongs to, and what can be done with the whole of it. */
export function PageHeader({ title, meta, actions, caption, breadcrumb }: Props) {
  return (
    <>
      {breadcrumb ? <Breadcrumb items={breadcrumb} /> : null}
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-4 md:mb-6">
        <div className="min-w-0">
          {caption ? <p className="text-small text-text-2">{caption}</p> : null}
          <h1 className="text-title-phone tracking-[-0.01em] md:text-title">{title}</h1>
          {meta ? <div className="text-text-2">{meta}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2.5 print:hidden">{actions}</div> : null}
      </div>
    </>
  );
}
