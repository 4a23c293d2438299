/** A binary heap of nodes by distance, which lets a node move up when its distance shrinks. */

export interface NodeHeap {
  /** Adds the node, or moves it to its new place after its key has become smaller. */
  pushOrMove(node: number): void;
  /** Takes out the node of the smallest key; undefined where none is left. */
  pop(): number | undefined;
}

/** A heap of nodes 0..nodes-1, ordered by `key`, which the caller changes. */
export function createNodeHeap(nodes: number, key: Float64Array): NodeHeap {
  const heap = new Int32Array(nodes);
  const placeOf = new Int32Array(nodes).fill(-1);
  let size = 0;
  const keyAt = (place: number): number => key[heap[place] ?? 0] ?? 0;
  const put = (place: number, node: number): void => {
    heap[place] = node;
    placeOf[node] = place;
  };

  function rise(from: number, node: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (keyAt(parent) <= (key[node] ?? 0)) break;
      put(place, heap[parent] ?? 0);
      place = parent;
    }
    put(place, node);
  }

  function sink(node: number): void {
    let place = 0;
    for (let child = 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && keyAt(child + 1) < keyAt(child)) child++;
      if (keyAt(child) >= (key[node] ?? 0)) break;
      put(place, heap[child] ?? 0);
      place = child;
    }
    put(place, node);
  }

  function pop(): number | undefined {
    if (size === 0) return undefined;
    const top = heap[0] ?? 0;
    placeOf[top] = -1;
    const last = heap[--size] ?? 0;
    if (size > 0) sink(last);
    return top;
  }

  return { pushOrMove: (node) => rise(placeOf[node] === -1 ? size++ : (placeOf[node] ?? 0), node), pop };
}
