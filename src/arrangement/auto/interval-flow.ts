/**
 * Weighted interval scheduling on k machines as a min-cost flow (Arkin and Silverberg, 1987): k units run along the time
 * line, each either waiting, which costs nothing, or taking an interval's arc, which earns its worth.
 */
import { firstAtOrAfter } from '../../table/bisect.ts';
import type { Column } from '../../table/column.ts';
import { createNodeHeap } from './node-heap.ts';

/** Columns of one length. */
export type Intervals = { startUs: Column; endUs: Column; worth: Column };

/** How a node was reached: not at all, by waiting, against a unit that waits, or by arc `2·number`, backwards `+ 1`. */
const UNREACHED = -1;
const WAITED = -2;
const UNWAITED = -3;

/**
 * A flag for each interval (sorted by startUs): 1 where the optimum takes it. Successive shortest paths: at most k
 * augmentations; potentials keep every arc's reduced cost at 0 or more, so that each is one run of Dijkstra's algorithm.
 */
export function solveIntervalFlow(intervals: Intervals, machines: number): Uint8Array {
  const network = layNetwork(intervals);
  const { used, waiting, nodes } = network;
  const distance = new Float64Array(nodes);
  const potential = new Float64Array(nodes);
  const reachedBy = new Int32Array(nodes);
  for (let unit = 0; unit < machines; unit++) {
    if (unit === 0) pathOnFreshLine(network, distance, reachedBy);
    else shortestPath(network, potential, distance, reachedBy);
    const last = distance[nodes - 1] ?? 0;
    for (let node = 0; node < nodes; node++)
      potential[node] = (potential[node] ?? 0) + Math.min(distance[node] ?? 0, unit === 0 ? Infinity : last);
    if ((potential[nodes - 1] ?? 0) >= -WORTH_EPSILON) break;
    augment(network, reachedBy, used, waiting);
  }
  return used;
}

/** Gains below this are rounding. */
const WORTH_EPSILON = 1e-9;

type Network = {
  /** Nodes stand at the distinct start times; the last one is the end of everything. */
  nodes: number;
  from: Int32Array;
  to: Int32Array;
  worth: Float64Array;
  used: Uint8Array;
  /** Units that wait between a node and the next. */
  waiting: Int32Array;
  /** Arcs sorted by `from` are the intervals themselves: those of node v are firstOut[v]..firstOut[v + 1]. */
  firstOut: Int32Array;
  /** Arcs by `to`: those of node v are byTo[firstIn[v]..firstIn[v + 1]]. */
  byTo: Int32Array;
  firstIn: Int32Array;
};

function layNetwork({ startUs, endUs, worth }: Intervals): Network {
  const count = startUs.length;
  const times = [...new Set(startUs.toArray())];
  const nodes = times.length + 1;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const firstOut = new Int32Array(nodes + 1);
  const firstIn = new Int32Array(nodes + 1);
  let node = -1;
  for (let arc = 0; arc < count; arc += 1) {
    if (startUs.at(arc) !== times[node]) node++;
    from[arc] = node;
    to[arc] = firstAtOrAfter(times, endUs.at(arc));
    firstOut[node + 1] = arc + 1;
  }
  for (let index = 1; index <= nodes; index++)
    firstOut[index] = Math.max(firstOut[index] ?? 0, firstOut[index - 1] ?? 0);
  const byTo = Int32Array.from(from.keys()).sort((a, b) => (to[a] ?? 0) - (to[b] ?? 0));
  for (const arc of byTo) firstIn[(to[arc] ?? 0) + 1] = (firstIn[(to[arc] ?? 0) + 1] ?? 0) + 1;
  for (let index = 1; index <= nodes; index++)
    firstIn[index] = (firstIn[index] ?? 0) + (firstIn[index - 1] ?? 0);
  return {
    nodes,
    from,
    to,
    worth: Float64Array.from(worth.toArray()),
    used: new Uint8Array(count),
    waiting: new Int32Array(nodes),
    firstOut,
    byTo,
    firstIn,
  };
}

/** Without any flow the network has no circles: one pass along the line. */
function pathOnFreshLine(
  { nodes, from, worth, byTo, firstIn }: Network,
  distance: Float64Array,
  reachedBy: Int32Array,
): void {
  distance[0] = 0;
  reachedBy[0] = UNREACHED;
  for (let node = 1; node < nodes; node++) {
    let best = distance[node - 1] ?? 0;
    let by = WAITED;
    for (let index = firstIn[node] ?? 0; index < (firstIn[node + 1] ?? 0); index++) {
      const arc = byTo[index] ?? 0;
      const cost = (distance[from[arc] ?? 0] ?? 0) - (worth[arc] ?? 0);
      if (cost < best) {
        best = cost;
        by = 2 * arc;
      }
    }
    distance[node] = best;
    reachedBy[node] = by;
  }
}

/** Dijkstra's algorithm over reduced costs, until the last node is reached. */
function shortestPath(
  network: Network,
  potential: Float64Array,
  distance: Float64Array,
  reachedBy: Int32Array,
): void {
  const { nodes, from, to, worth, used, waiting, firstOut, byTo, firstIn } = network;
  distance.fill(Infinity);
  reachedBy.fill(UNREACHED);
  const heap = createNodeHeap(nodes, distance);
  const relax = (node: number, here: number, cost: number, by: number): void => {
    const reduced = Math.max(0, cost + (potential[here] ?? 0) - (potential[node] ?? 0));
    const reached = (distance[here] ?? 0) + reduced;
    if (reached >= (distance[node] ?? 0)) return;
    distance[node] = reached;
    reachedBy[node] = by;
    heap.pushOrMove(node);
  };
  distance[0] = 0;
  heap.pushOrMove(0);
  for (let here = heap.pop(); here !== undefined && here !== nodes - 1; here = heap.pop()) {
    relax(here + 1, here, 0, WAITED);
    if (here > 0 && (waiting[here - 1] ?? 0) > 0) relax(here - 1, here, 0, UNWAITED);
    for (let arc = firstOut[here] ?? 0; arc < (firstOut[here + 1] ?? 0); arc++) {
      if (used[arc] === 0) relax(to[arc] ?? 0, here, -(worth[arc] ?? 0), 2 * arc);
    }
    for (let index = firstIn[here] ?? 0; index < (firstIn[here + 1] ?? 0); index++) {
      const arc = byTo[index] ?? 0;
      if (used[arc] === 1) relax(from[arc] ?? 0, here, worth[arc] ?? 0, 2 * arc + 1);
    }
  }
}

/** Sends one unit along the path that `reachedBy` tells, from its end. */
function augment(
  { nodes, from, to }: Network,
  reachedBy: Int32Array,
  used: Uint8Array,
  waiting: Int32Array,
): void {
  let node = nodes - 1;
  while (node !== 0) {
    const by = reachedBy[node] ?? UNREACHED;
    if (by === WAITED) {
      node -= 1;
      waiting[node] = (waiting[node] ?? 0) + 1;
    } else if (by === UNWAITED) {
      waiting[node] = (waiting[node] ?? 0) - 1;
      node += 1;
    } else {
      const arc = by >> 1;
      const backwards = by % 2 === 1;
      used[arc] = backwards ? 0 : 1;
      node = (backwards ? to[arc] : from[arc]) ?? 0;
    }
  }
}
