import Dispatch
import Synchronization

/// `items.map(transform)` on several cores, with the results in the order of the items whatever the cores did.
///
/// Items are taken one by one from a shared counter, so that one long item does not hold back the others.
package func parallelMap<Item: Sendable, Output: Sendable>(
  _ items: [Item], jobs: Int, _ transform: @Sendable (Item) -> Output
) -> [Output] {
  guard jobs > 1, items.count > 1 else { return items.map(transform) }
  let next = Atomic<Int>(0)
  let collected = Mutex<[(Int, Output)]>([])
  DispatchQueue.concurrentPerform(iterations: min(jobs, items.count)) { _ in
    var mine: [(Int, Output)] = []
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < items.count else { break }
      mine.append((index, transform(items[index])))
    }
    collected.withLock { [mine] in $0 += mine }
  }
  return collected.withLock { $0 }.sorted { $0.0 < $1.0 }.map(\.1)
}
