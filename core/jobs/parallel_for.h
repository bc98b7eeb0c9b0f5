// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace crossfade {

/// Threads to use when the caller has no wish: one per core.
unsigned defaultThreadCount();

/// Calls body(begin, end) for blocks of at most `grain` that cover [0, count) exactly once, in
/// `threads` threads (0: one per core), and returns when all are done. While it runs, BLAS calls
/// made inside a body use one thread: its own threads beside ours are slower than one. A block's
/// bounds do not depend on the number of threads, so a body that writes only to its block gives
/// the same bytes with any number. The body must not throw.
void parallelFor(std::size_t count, std::size_t grain, unsigned threads,
                 const std::function<void(std::size_t begin, std::size_t end)>& body);

}  // namespace crossfade
