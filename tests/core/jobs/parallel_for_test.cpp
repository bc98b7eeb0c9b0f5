// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/parallel_for.h"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <vector>

namespace crossfade {
namespace {

using Blocks = std::set<std::pair<std::size_t, std::size_t>>;

Blocks blocksOf(std::size_t count, std::size_t grain, unsigned threads)
{
    Blocks blocks;
    std::mutex lock;
    parallelFor(count, grain, threads, [&](std::size_t begin, std::size_t end) {
        const std::scoped_lock guard(lock);
        EXPECT_TRUE(blocks.emplace(begin, end).second) << "a block came twice";
    });
    return blocks;
}

TEST(ParallelForTest, CoversEveryIndexOnceWithAnyNumberOfThreads)
{
    for (const std::size_t count : {1U, 2U, 63U, 64U, 65U, 1000U}) {
        for (const std::size_t grain : {1U, 7U, 64U, 5000U}) {
            for (const unsigned threads : {0U, 1U, 2U, 5U, 64U}) {
                std::vector<std::atomic<int>> visits(count);
                parallelFor(count, grain, threads, [&](std::size_t begin, std::size_t end) {
                    ASSERT_LT(begin, end);
                    ASSERT_LE(end - begin, grain);
                    for (std::size_t i = begin; i < end; ++i) ++visits[i];
                });
                for (std::size_t i = 0; i < count; ++i)
                    ASSERT_EQ(visits[i], 1) << i << " of " << count << " by " << grain;
            }
        }
    }
}

TEST(ParallelForTest, BlocksDoNotDependOnTheNumberOfThreads)
{
    const Blocks alone = blocksOf(1001, 64, 1);
    EXPECT_EQ(alone.size(), 16U);
    EXPECT_EQ(blocksOf(1001, 64, 2), alone);
    EXPECT_EQ(blocksOf(1001, 64, 9), alone);
}

TEST(ParallelForTest, DoesNothingForNothing)
{
    EXPECT_TRUE(blocksOf(0, 10, 4).empty());
}

TEST(ParallelForTest, AGrainOfZeroIsTakenForOne)
{
    EXPECT_EQ(blocksOf(3, 0, 1), (Blocks{{0, 1}, {1, 2}, {2, 3}}));
}

TEST(ParallelForTest, OneThreadIsTheCallersOwn)
{
    const auto caller = std::this_thread::get_id();
    parallelFor(10, 1, 1,
                [&](std::size_t, std::size_t) { EXPECT_EQ(std::this_thread::get_id(), caller); });
}

}  // namespace
}  // namespace crossfade
