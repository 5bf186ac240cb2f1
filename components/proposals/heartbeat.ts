/** Somebody is called an editor this long after their last keystroke. */
const EDITING_MS = 20_000;

type Options = {
  everyMs: number;
  /** Says that this page is here; false keeps nothing for later. */
  beat: (editing: boolean) => Promise<void>;
  isVisible: () => boolean;
  now: () => number;
};

/** A7: the pulse of a page that is open: at once, then at even steps while it can be seen, and when its reader begins to write. */
export class Heartbeat {
  private readonly options: Options;
  private timer: ReturnType<typeof setInterval> | undefined;
  private typedAt: number | null = null;
  private saidEditing = false;

  constructor(options: Options) {
    this.options = options;
  }

  readonly start = (): void => {
    this.pulse();
    this.timer = setInterval(this.pulse, this.options.everyMs);
  };
  readonly stop = (): void => clearInterval(this.timer);

  /** The page came into view, or left it: a hidden page says nothing. */
  readonly pulse = (): void => {
    if (!this.options.isVisible()) return;
    this.saidEditing = this.isEditing();
    void this.options.beat(this.saidEditing);
  };

  /** A keystroke; the first of a stretch is said at once, so that others know before they begin too. */
  readonly typed = (): void => {
    this.typedAt = this.options.now();
    if (!this.saidEditing) this.pulse();
  };

  private isEditing(): boolean {
    return this.typedAt !== null && this.options.now() - this.typedAt < EDITING_MS;
  }
}
