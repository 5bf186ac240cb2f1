import "server-only";
import pg from "pg";
import { actingValue, touchesProtected } from "./acting";

type Config = { text: string; values?: unknown[] };
type Message = Record<string, unknown>;
type Wire = { parse(message: Message): void; bind(message: Message): void; execute(message: Message): void };
interface Handler {
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}

const SET_ACTOR = "SELECT set_config('app.actor', $1, true)";

/** Row-level security shows nothing to nobody; here that is said aloud, before an empty answer is taken for "there is no conflict". */
function refuseNobody(text: string): void {
  if (touchesProtected(text))
    throw new Error("Protected rows were asked for in nobody's name: see lib/platform/acting.ts");
}

const textOf = (config: unknown): string =>
  typeof config === "string" ? config : String((config as { text?: unknown } | null)?.text ?? "");

const DriverQuery = pg.Query as unknown as new (config: Config) => Handler;

/**
 * One statement in somebody's name: the name and the statement go out together and are one implicit transaction, so that it
 * costs no round trip and nothing of it stays on the connection.
 */
class ActingQuery extends DriverQuery {
  private named = false;
  constructor(
    config: Config,
    private readonly acting: string,
  ) {
    super(config);
  }
  requiresPreparation(): boolean {
    return true;
  }
  override prepare(wire: Wire): void {
    wire.parse({ text: SET_ACTOR, name: "", types: [] });
    wire.bind({ portal: "", statement: "", values: [this.acting], binary: false, valueMapper: String });
    wire.execute({ portal: "", rows: 0 });
    super.prepare(wire);
  }
  override handleDataRow(message: unknown): void {
    if (this.named) super.handleDataRow(message);
  }
  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.named) super.handleCommandComplete(message, wire);
    this.named = true;
  }
}

/** A transaction is in the name of whoever began it: said with BEGIN, gone with its end. */
class ActingClient extends pg.Client {
  private acting: string | undefined;
  override query(...args: unknown[]): never {
    const [config] = args;
    const text = textOf(config);
    if (text === "BEGIN") {
      this.acting = actingValue();
      const named =
        this.acting === undefined ? "" : `; SELECT set_config('app.actor', ${pg.escapeLiteral(this.acting)}, true)`;
      return super.query(`BEGIN${named}`) as never;
    }
    if (!(config instanceof ActingQuery) && (this.acting ?? actingValue()) === undefined) refuseNobody(text);
    return super.query(...(args as [string])) as never;
  }
}

/** The connections of the application: whoever acts is read where the query is made, not where a connection becomes free. */
export class ActingPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super({ ...config, Client: ActingClient } as pg.PoolConfig);
  }
  override query(...args: unknown[]): never {
    const acting = actingValue();
    if (acting !== undefined) return super.query(new ActingQuery(args[0] as Config, acting) as never) as never;
    refuseNobody(textOf(args[0]));
    return super.query(...(args as [string])) as never;
  }
}
