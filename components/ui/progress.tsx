type Props = {
  label: string;
  value: number;
  max: number;
  valueText?: string | undefined;
  tone?: "primary" | "danger" | undefined;
  hideLabel?: boolean | undefined;
};

/** How far something is, in its own units. */
export function Progress({ label, value, max, valueText, tone = "primary", hideLabel }: Props) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div>
      {hideLabel ? null : (
        <div className="mb-1.5 flex justify-between gap-3 text-small">
          <span>{label}</span>
          {valueText ? <span className="num text-text-2">{valueText}</span> : null}
        </div>
      )}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.min(max, Math.max(0, value))}
        aria-valuetext={valueText}
        className="h-2 overflow-hidden rounded bg-line"
      >
        <div
          className={`h-full ${tone === "danger" ? "bg-danger-solid" : "bg-primary-bar"}`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
