import type { ReactNode } from "react";
import { Link } from "@/lib/platform/i18n/navigation";

type Props = { question: ReactNode; answer: ReactNode; detail?: ReactNode; href?: string | undefined };

/** A question, its answer, what it rests on; leads to its rows. */
export function StatTile({ question, answer, detail, href }: Props) {
  const content = (
    <>
      <span className="block text-small text-text-2">{question}</span>
      <span className="num my-1 block text-section font-bold tracking-[-0.02em] md:text-figure">{answer}</span>
      {detail ? <span className="block text-small text-text-2">{detail}</span> : null}
    </>
  );
  const look = "block h-full min-w-0 rounded-card border border-line bg-surface p-4.5 text-text md:p-6";
  if (!href) return <div className={look}>{content}</div>;
  return (
    <Link href={href} className={`focus-ring ${look} no-underline hover:border-primary`}>
      {content}
    </Link>
  );
}
