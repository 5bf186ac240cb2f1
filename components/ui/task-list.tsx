"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/lib/platform/i18n/navigation";
import { Avatar } from "./avatar";
import { Card } from "./card";
import { StatusTag, type StatusTone } from "./status-tag";

/** Tasks that belong together. */
export function TaskGroup({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <Card title={title} hint={hint} flush>
      <ul>{children}</ul>
    </Card>
  );
}

type ItemProps = {
  title: ReactNode;
  href?: string | undefined;
  number?: ReactNode;
  hint?: ReactNode;
  detail?: ReactNode;
  owner?: string | null | undefined;
  status: { tone: StatusTone; label: ReactNode };
  /** Below the row and outside its link: who is here, what is discussed. */
  footer?: ReactNode;
};

function Owner({ name }: { name: string | null | undefined }) {
  const t = useTranslations("ui");
  if (name === undefined) return <span className="hidden md:block" />;
  return (
    <span className="hidden items-center gap-2 text-small text-text-2 md:flex">
      {name ? <Avatar name={name} /> : null}
      {name ?? t("noOwner")}
    </span>
  );
}

/** One task: what, how far, whose, its state. Without `href` it cannot be started yet. */
export function TaskItem({ title, href, number, hint, detail, owner, status, footer }: ItemProps) {
  const content = (
    <>
      <span className="num hidden text-small text-text-3 md:block">{number}</span>
      <span className="min-w-0">
        <span className="font-semibold">{title}</span>
        {hint ? <span className="text-small text-text-2"> {hint}</span> : null}
        {detail ? <span className="block text-small text-text-2">{detail}</span> : null}
      </span>
      <Owner name={owner} />
      <span className="justify-self-end">
        <StatusTag tone={status.tone}>{status.label}</StatusTag>
      </span>
    </>
  );
  return (
    <li>
      {href ? (
        <Link href={href} className="task-look task-link-look">
          {content}
        </Link>
      ) : (
        <div className="task-look">{content}</div>
      )}
      {footer ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4.5 pb-3 text-small empty:hidden md:pr-6 md:pl-[70px]">
          {footer}
        </div>
      ) : null}
    </li>
  );
}
