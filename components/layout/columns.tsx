import type { ReactNode } from "react";

type Props = {
  children: ReactNode;
  aside: ReactNode;
  asideWidth?: "regular" | "wide" | undefined;
  asideFirst?: boolean | undefined;
};

/** Main matter and, beside it, what helps; one column on phones, where `asideFirst` puts the next step on top. */
export function Columns({ children, aside, asideWidth = "regular", asideFirst = false }: Props) {
  const columns =
    asideWidth === "wide"
      ? "md:grid-cols-[minmax(0,1fr)_min(420px,40%)]"
      : "md:grid-cols-[minmax(0,1fr)_min(340px,36%)]";
  return (
    <div className={`grid items-start gap-6 ${columns}`}>
      <div className="grid min-w-0 gap-4">{children}</div>
      <aside className={`grid min-w-0 gap-4 ${asideFirst ? "max-md:order-first" : ""}`}>{aside}</aside>
    </div>
  );
}
