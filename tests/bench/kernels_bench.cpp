// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loops, at the size of the real catalogue: 12,632 artists, 200 dimensions.
#include "core/retrieval/blend_index.h"
#include "core/retrieval/fused_search.h"
#include "core/search/name_search.h"
#include "tests/support/builders.h"

#include <benchmark/benchmark.h>
#include <numeric>

namespace crossfade {
namespace {

constexpr std::size_t kArtists = 12632;
constexpr std::size_t kDimension = 200;

const BlendIndex& index(std::size_t modalities)
{
    static std::vector<std::unique_ptr<BlendIndex>> made(kMaxModalities + 1);
    if (!made[modalities])
        made[modalities] = std::make_unique<BlendIndex>(
            std::make_shared<const ModalityVectors>(test::randomVectors(
                kArtists, std::vector<std::size_t>(modalities, kDimension), 0.6, 1)));
    return *made[modalities];
}

Side evenSide(std::size_t modalities)
{
    return Side::allOn(std::vector<float>(modalities, 0.5F));
}

void prepareQuery(benchmark::State& state)
{
    const BlendIndex& blend = index(static_cast<std::size_t>(state.range(0)));
    ArtistRow row = 0;
    for (auto _ : state) {
        const ArtistRow rows[] = {row++ % static_cast<ArtistRow>(kArtists)};
        benchmark::DoNotOptimize(blend.prepare(rows));
    }
}
BENCHMARK(prepareQuery)->Arg(2)->Arg(3)->Arg(8)->Unit(benchmark::kMillisecond);

void scoreAllArtists(benchmark::State& state)
{
    const auto modalities = static_cast<std::size_t>(state.range(0));
    const ArtistRow rows[] = {1, 2, 3};
    const PreparedQuery query = index(modalities).prepare(rows);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            index(modalities).scores(query, {evenSide(modalities), evenSide(modalities), {}}));
}
BENCHMARK(scoreAllArtists)->Arg(2)->Arg(3)->Arg(8)->Unit(benchmark::kMicrosecond);

void selectNeighbours(benchmark::State& state)
{
    const ArtistRow rows[] = {1, 2, 3};
    const auto scores = index(3).scores(index(3).prepare(rows), {evenSide(3), evenSide(3), {}});
    for (auto _ : state)
        benchmark::DoNotOptimize(
            topNeighbours(scores, rows, static_cast<std::size_t>(state.range(0))));
}
BENCHMARK(selectNeighbours)->Arg(20)->Arg(200)->Unit(benchmark::kMicrosecond);

void searchWholeCatalogue(benchmark::State& state)
{
    std::vector<ArtistRow> all(kArtists);
    std::iota(all.begin(), all.end(), ArtistRow{0});
    const FusedVectors fused = fuse(index(3).encodings(), evenSide(3), all);
    for (auto _ : state) {
        const auto done =
            searchAll(fused, fused, {200, static_cast<unsigned>(state.range(0))}, JobContext(),
                      [](std::size_t, std::span<const std::uint32_t> list) {
                          benchmark::DoNotOptimize(list.data());
                      });
        benchmark::DoNotOptimize(done.hasValue());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(fused.artists.size()));
}
BENCHMARK(searchWholeCatalogue)->Arg(1)->Arg(2)->Unit(benchmark::kSecond)->Iterations(1);

void editDistances(benchmark::State& state)
{
    const std::u32string_view typed = U"radiohaed";
    const std::u32string_view names[] = {U"radiohead", U"portishead", U"the beatles", U"sigur ros"};
    for (auto _ : state)
        for (const std::u32string_view name : names)
            benchmark::DoNotOptimize(editDistance(typed, name, 3));
    state.SetItemsProcessed(state.iterations() * 4);
}
BENCHMARK(editDistances);

}  // namespace
}  // namespace crossfade

BENCHMARK_MAIN();
