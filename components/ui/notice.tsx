import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Tone = "info" | "warning" | "danger" | "success";
type Props = {
  tone?: Tone | undefined;
  title?: ReactNode;
  actions?: ReactNode;
  role?: "status" | "alert" | undefined;
  children?: ReactNode;
};

const LOOKS: Record<Tone, { box: string; icon: LucideIcon }> = {
  info: { box: "border-info bg-info-tint", icon: Info },
  warning: { box: "border-warning bg-warning-tint", icon: TriangleAlert },
  danger: { box: "border-danger bg-danger-tint", icon: CircleAlert },
  success: { box: "border-success bg-success-tint", icon: CircleCheck },
};
const INK: Record<Tone, string> = {
  info: "text-info",
  warning: "text-warning",
  danger: "text-danger",
  success: "text-success",
};

/** Something the reader must know before going on. */
export function Notice({ tone = "info", title, actions, role, children }: Props) {
  const t = useTranslations("ui.tones");
  const { box, icon: Icon } = LOOKS[tone];
  return (
    <div role={role} className={`flex gap-3 rounded-card border-l-4 px-4 py-3.5 text-text md:px-5 ${box}`}>
      <Icon size={20} role="img" aria-label={t(tone)} className={`mt-1 flex-none ${INK[tone]}`} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-bold">{title}</p> : null}
        {children ? <div className="text-small">{children}</div> : null}
        {actions ? <div className="mt-2.5 flex flex-wrap gap-2.5 text-small">{actions}</div> : null}
      </div>
    </div>
  );
}
