import Synchronization

extension WorkPool {
    /// What `body` returns for each element, in their order.
    /// - Parameter meanwhile: done once on the caller's thread.
    func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element],
        meanwhile: () -> Void = {},
        _ body: @Sendable (Element) -> Result
    ) -> [Result] {
        let results = Mutex<[Result?]>(Array(repeating: nil, count: elements.count))
        forEach(elements.count, meanwhile: meanwhile) { index in
            let result = body(elements[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
