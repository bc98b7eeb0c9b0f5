// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/parallel_for.h"

#include <algorithm>
#include <atomic>
#include <omp.h>
#include <thread>
#include <vector>

namespace crossfade {

unsigned defaultThreadCount()
{
    return std::max(1U, std::thread::hardware_concurrency());
}

void parallelFor(std::size_t count, std::size_t grain, unsigned threads,
                 const std::function<void(std::size_t, std::size_t)>& body)
{
    if (count == 0) return;
    grain = std::max<std::size_t>(grain, 1);
    const std::size_t blocks = (count + grain - 1) / grain;
    if (threads == 0) threads = defaultThreadCount();
    const auto workers = static_cast<unsigned>(std::min<std::size_t>(threads, blocks));

    std::atomic<std::size_t> nextBlock = 0;
    const auto work = [&] {
        // OpenBLAS (OpenMP build) takes its number of threads from the calling thread's setting.
        const int before = omp_get_max_threads();
        omp_set_num_threads(1);
        for (std::size_t block = nextBlock++; block < blocks; block = nextBlock++)
            body(block * grain, std::min(count, (block + 1) * grain));
        omp_set_num_threads(before);
    };
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < workers; ++i) others.emplace_back(work);
    work();
}

}  // namespace crossfade
