/** A cost of two integers, the second counting only among equals of the first: lexicographic without large weights. */
export type ArcCost = { high: number; low: number };
export const FREE: ArcCost = { high: 0, low: 0 };

/** Nodes waiting for their turn, nearest first; equals by the node's number, so that every run is the same. */
class Frontier {
  private readonly nodes: Int32Array;
  /** Place of a node in the heap, −1 outside. */
  private readonly places: Int32Array;
  size = 0;

  constructor(
    private readonly high: Float64Array,
    private readonly low: Float64Array,
  ) {
    this.nodes = new Int32Array(high.length);
    this.places = new Int32Array(high.length).fill(-1);
  }

  private before(a: number, b: number): boolean {
    const high = (this.high[a] as number) - (this.high[b] as number);
    if (high !== 0) return high < 0;
    const low = (this.low[a] as number) - (this.low[b] as number);
    return low !== 0 ? low < 0 : a < b;
  }

  private put(node: number, place: number): void {
    this.nodes[place] = node;
    this.places[node] = place;
  }

  /** A node that came nearer, or comes new. */
  update(node: number): void {
    let place = this.places[node] as number;
    if (place < 0) place = this.size++;
    while (place > 0) {
      const parent = this.nodes[(place - 1) >> 1] as number;
      if (!this.before(node, parent)) break;
      this.put(parent, place);
      place = (place - 1) >> 1;
    }
    this.put(node, place);
  }

  pop(): number {
    const first = this.nodes[0] as number;
    const last = this.nodes[--this.size] as number;
    this.places[first] = -1;
    if (this.size === 0) return first;
    let place = 0;
    for (let child = 1; child < this.size; child = 2 * place + 1) {
      const right = child + 1 < this.size && this.before(this.nodes[child + 1] as number, this.nodes[child] as number);
      const nearer = this.nodes[right ? child + 1 : child] as number;
      if (!this.before(nearer, last)) break;
      this.put(nearer, place);
      place = right ? child + 1 : child;
    }
    this.put(last, place);
    return first;
  }
}

/**
 * A directed network with capacities and costs of zero or more. `send` brings as much as it can from a source to the sink
 * at the least cost (successive shortest paths with potentials: each path is shortest in what is left, so no cheaper flow
 * of the same amount exists). Whole capacities give whole flows.
 */
export class FlowNetwork {
  private readonly heads: number[] = [];
  private readonly next: number[] = [];
  private readonly targets: number[] = [];
  private readonly room: number[] = [];
  private readonly highs: number[] = [];
  private readonly lows: number[] = [];
  /** Potentials: under them no arc with room left has a negative cost. */
  private readonly highOf: number[] = [];
  private readonly lowOf: number[] = [];

  addNode(): number {
    this.highOf.push(0);
    this.lowOf.push(0);
    return this.heads.push(-1) - 1;
  }

  private half(from: number, to: number, room: number, high: number, low: number): void {
    this.next.push(this.heads[from] as number);
    this.heads[from] = this.targets.push(to) - 1;
    this.room.push(room);
    this.highs.push(high);
    this.lows.push(low);
  }

  /** An arc and, behind it, the way back by which a flow is taken back. Returns the arc's number for `flowOn`. */
  addArc(from: number, to: number, capacity: number, cost: ArcCost = FREE): number {
    const arc = this.targets.length;
    this.half(from, to, capacity, cost.high, cost.low);
    this.half(to, from, 0, -cost.high, -cost.low);
    return arc;
  }

  /** What flows through an arc: the room of its way back. */
  flowOn(arc: number): number {
    return this.room[arc + 1] as number;
  }

  /** Sends everything there is a way for; may be called again for a further source that nothing leads to. */
  send(source: number, sink: number): number {
    this.liftSource(source);
    let sent = 0;
    for (let arrival = this.shortest(source, sink); arrival; arrival = this.shortest(source, sink)) {
      for (let node = sink; node !== source; ) {
        const arc = arrival[node] as number;
        (this.room[arc] as number)--;
        (this.room[arc ^ 1] as number)++;
        node = this.targets[arc ^ 1] as number;
      }
      sent++;
    }
    return sent;
  }

  /** A source that comes late has no potential yet: high enough that its arcs cost nothing negative. Nothing leads into it. */
  private liftSource(source: number): void {
    for (let arc = this.heads[source] as number; arc >= 0; arc = this.next[arc] as number) {
      const node = this.targets[arc] as number;
      const high = (this.highOf[node] as number) - (this.highs[arc] as number);
      const low = (this.lowOf[node] as number) - (this.lows[arc] as number);
      const lifted = high - (this.highOf[source] as number) || low - (this.lowOf[source] as number);
      if ((this.room[arc] as number) === 0 || lifted <= 0) continue;
      this.highOf[source] = high;
      this.lowOf[source] = low;
    }
  }

  /** Dijkstra over what is left; the arc by which each node of the path is reached, or null without a path. */
  private shortest(source: number, sink: number): Int32Array | null {
    const count = this.heads.length;
    const arrival = new Int32Array(count).fill(-1);
    const high = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    const low = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    const done = new Uint8Array(count);
    const frontier = new Frontier(high, low);
    high[source] = 0;
    low[source] = 0;
    frontier.update(source);
    while (frontier.size > 0) {
      const node = frontier.pop();
      done[node] = 1;
      if (node === sink) break;
      const fromHigh = (high[node] as number) + (this.highOf[node] as number);
      const fromLow = (low[node] as number) + (this.lowOf[node] as number);
      for (let arc = this.heads[node] as number; arc >= 0; arc = this.next[arc] as number) {
        const to = this.targets[arc] as number;
        if ((this.room[arc] as number) === 0 || done[to]) continue;
        const h = fromHigh + (this.highs[arc] as number) - (this.highOf[to] as number);
        const l = fromLow + (this.lows[arc] as number) - (this.lowOf[to] as number);
        if (h > (high[to] as number) || (h === high[to] && l >= (low[to] as number))) continue;
        high[to] = h;
        low[to] = l;
        arrival[to] = arc;
        frontier.update(to);
      }
    }
    if (!done[sink]) return null;
    this.raise(high, low, sink);
    return arrival;
  }

  /** Potentials grow by the distance, by no more than the sink's: so the next search has no negative arc either. */
  private raise(high: Float64Array, low: Float64Array, sink: number): void {
    const [h, l] = [high[sink] as number, low[sink] as number];
    for (let node = 0; node < high.length; node++) {
      const nearer = (high[node] as number) < h || (high[node] === h && (low[node] as number) < l);
      this.highOf[node] = (this.highOf[node] as number) + (nearer ? (high[node] as number) : h);
      this.lowOf[node] = (this.lowOf[node] as number) + (nearer ? (low[node] as number) : l);
    }
  }
}
