// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/layout_run.h"

#include "core/store/run_repository.h"
#include "core/workflow/layout_work.h"
#include "core/workflow/project.h"
#include "tests/support/builders.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

#include <SQLiteCpp/Database.h>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

namespace crossfade {
namespace {

using test::expectOk;
using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr LayoutKey kPcaKey{LayoutMethod::Pca, 0};
constexpr LayoutKey kUmapKey{LayoutMethod::Umap, 3};

/// NaN equals NaN here.
void expectSameMap(const Matrix& a, const Matrix& b)
{
    ASSERT_EQ(a.values.size(), b.values.size());
    EXPECT_EQ(std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(float)), 0);
}

/// 60 artists and "bare", the last, who has no modality.
class LayoutRunTest : public testing::Test {
protected:
    LayoutRunTest()
        : m_path(test::makeTrainedProject(m_dir)),
          m_project(valueOf(Project::open(m_path))),
          m_run(valueOf(m_project.loadRun({})))
    {
    }
    const ModalityVectors& encodings() const { return m_run->index.encodings(); }
    const std::string& dataHash() const { return m_project.catalogue()->stored.dataHash; }
    Result<std::optional<Matrix>> stored(const LayoutKey& key)
    {
        return storedLayout(m_project.database(), m_run->record, key, encodings(), dataHash());
    }
    Status save(const LayoutKey& key, const Matrix& layout)
    {
        return saveLayout(m_project.database(), m_run->record, key, dataHash(), layout);
    }
    Matrix made(const LayoutKey& key) const
    {
        return valueOf(makeLayout(m_run->record, encodings(), key, 0, JobContext()));
    }
    LayoutWork begun(const LayoutKey& key, unsigned threads = 0) const
    {
        return valueOf(LayoutWork::begin(m_run->record, encodings(), key, threads, JobContext()));
    }

    TempDir m_dir;
    std::filesystem::path m_path;
    Project m_project;
    std::shared_ptr<const LoadedRun> m_run;
};

TEST_F(LayoutRunTest, MethodsHaveNames)
{
    EXPECT_EQ(valueOf(layoutMethodFrom("pca")), LayoutMethod::Pca);
    EXPECT_EQ(valueOf(layoutMethodFrom("umap")), LayoutMethod::Umap);
    EXPECT_EQ(layoutMethodName(LayoutMethod::Umap), "umap");
    EXPECT_THAT(layoutMethodFrom("tsne"), HasErrorWith("\"tsne\""));
    EXPECT_THAT(layoutMethodFrom("tsne"), HasErrorCode(ErrorCode::InvalidInput));
}

TEST_F(LayoutRunTest, EveryKeyKeepsAMapOfItsOwn)
{
    EXPECT_FALSE(valueOf(stored(kUmapKey)).has_value());
    const Matrix umap = made(kUmapKey);
    expectOk(save(kUmapKey, umap));
    expectSameMap(*valueOf(stored(kUmapKey)), umap);
    EXPECT_FALSE(valueOf(stored({LayoutMethod::Umap, 4})).has_value());
    expectSameMap(*valueOf(stored(kPcaKey)), m_run->layout);
    const RunId other = test::storeRandomRun(m_path, "other");
    const auto second = valueOf(m_project.loadRun(other));
    EXPECT_FALSE(valueOf(storedLayout(m_project.database(), second->record, kUmapKey,
                                      second->index.encodings(), dataHash()))
                     .has_value());
}

TEST_F(LayoutRunTest, TheGreatestSeedIsKeptToo)
{
    const LayoutKey key{LayoutMethod::Umap, UINT64_MAX};
    const Matrix umap = made(key);
    expectOk(save(key, umap));
    expectSameMap(*valueOf(stored(key)), umap);
}

TEST_F(LayoutRunTest, PcaHasOneMapWhateverTheSeed)
{
    EXPECT_EQ(storedKey({LayoutMethod::Pca, 9}), kPcaKey);
    EXPECT_EQ(storedKey(kUmapKey), kUmapKey);
    expectSameMap(*valueOf(stored({LayoutMethod::Pca, 9})), m_run->layout);
}

TEST_F(LayoutRunTest, AMapOfOtherDataIsNone)
{
    EXPECT_FALSE(valueOf(storedLayout(m_project.database(), m_run->record, kPcaKey, encodings(),
                                      "other data"))
                     .has_value());
}

TEST_F(LayoutRunTest, ADamagedMapIsASentenceWithMethodAndRun)
{
    const Matrix sound = made(kUmapKey);
    const auto expectFault = [&](std::size_t artist, float x, float y, const std::string& words) {
        Matrix spoilt = sound;
        spoilt.at(artist, 0) = x;
        spoilt.at(artist, 1) = y;
        expectOk(save(kUmapKey, spoilt));
        EXPECT_THAT(stored(kUmapKey), HasErrorCode(ErrorCode::Corrupt));
        EXPECT_THAT(stored(kUmapKey), HasErrorWith("UMAP map of run 1"));
        EXPECT_THAT(stored(kUmapKey), HasErrorWith(words));
    };
    expectFault(4, kInfinity, 1.0F, "artist 5 is at (inf, 1)");
    expectFault(4, 1.0F, -kInfinity, "artist 5 is at (1, -inf)");
    expectFault(4, 1.0F, kNan, "artist 5 is at (1, nan)");
    expectFault(4, kNan, 1.0F, "artist 5 is at (nan, 1)");
    expectFault(4, kNan, kNan, "artist 5 has no place");
    expectFault(60, 1.0F, 1.0F, "artist 61 has a place, but no encoding");
    expectOk(save(kUmapKey, sound));
    EXPECT_THAT(stored(kUmapKey), test::HasValue());
}

TEST_F(LayoutRunTest, AMapOfAnotherLengthIsASentenceToo)
{
    m_project.database().handle().exec("UPDATE layout SET points = x'0000803F'");
    EXPECT_THAT(stored(kPcaKey), HasErrorCode(ErrorCode::Corrupt));
    EXPECT_THAT(stored(kPcaKey), HasErrorWith("PCA map of run 1"));
    EXPECT_THAT(stored(kPcaKey), HasErrorWith("4 bytes"));
}

TEST_F(LayoutRunTest, ARunWithADamagedMapOpensAndSaysThatItWasMadeAgain)
{
    EXPECT_EQ(m_run->layoutFault, "");
    Matrix spoilt = m_run->layout;
    spoilt.at(3, 1) = kNan;
    expectOk(save(kPcaKey, spoilt));
    const auto again = valueOf(m_project.loadRun({}));
    EXPECT_NE(again->layoutFault.find("PCA map of run 1"), std::string::npos);
    EXPECT_NE(again->layoutFault.find("made again"), std::string::npos);
    expectSameMap(again->layout, m_run->layout);
    EXPECT_EQ(valueOf(m_project.loadRun({}))->layoutFault, "") << "the new one was stored";
}

TEST_F(LayoutRunTest, PcaIsDoneAtOnce)
{
    LayoutWork work = begun(kPcaKey);
    EXPECT_TRUE(work.done());
    EXPECT_EQ(work.epochs(), 0U);
    work.advance(5);
    expectSameMap(work.points(), m_run->layout);
    EXPECT_EQ(work.shown(), 60U);
    EXPECT_EQ(work.total(), 61U);
}

TEST_F(LayoutRunTest, UmapIsAWholeMapAtEveryMomentAndStepsOfAnySizeEndAlike)
{
    LayoutWork small = begun(kUmapKey, 1);
    LayoutWork large = begun(kUmapKey, 3);
    EXPECT_GT(small.epochs(), 0U);
    EXPECT_FALSE(small.done());
    while (!small.done()) {
        const Matrix now = small.points();
        for (std::size_t i = 0; i < now.rows; ++i)
            EXPECT_EQ(std::isfinite(now.at(i, 0)) && std::isfinite(now.at(i, 1)), i != 60) << i;
        const std::size_t before = small.epoch();
        small.advance(37);
        EXPECT_EQ(small.epoch(), std::min(before + 37, small.epochs()));
    }
    large.advance(1000000);
    EXPECT_TRUE(large.done());
    expectSameMap(small.points(), large.points());
    expectSameMap(small.points(), made(kUmapKey));
    EXPECT_NE(made({LayoutMethod::Umap, 4}).at(0, 0), small.points().at(0, 0));
}

TEST_F(LayoutRunTest, MakingStopsWhenCancelled)
{
    std::stop_source stop;
    std::uint64_t seen = 0;
    const JobContext job(stop.get_token(), [&](const JobContext::Progress& progress) {
        if (!progress.step.starts_with("Making the UMAP map")) return;
        seen = progress.done;
        if (progress.done >= 20) stop.request_stop();
    });
    EXPECT_THAT(makeLayout(m_run->record, encodings(), kUmapKey, 1, job),
                HasErrorCode(ErrorCode::Cancelled));
    EXPECT_EQ(seen, 20U);
    EXPECT_FALSE(valueOf(stored(kUmapKey)).has_value());
}

class LayoutOfFewTest : public testing::TestWithParam<std::size_t> {};

TEST_P(LayoutOfFewTest, HasAPlaceForEachWhoIsKnown)
{
    const TempDir dir;
    test::writeGeneratedCatalogue(dir / "folder", 60, 1);
    const auto path = dir / "p.crossfade";
    static_cast<void>(
        valueOf(importCatalogue(dir / "folder", path, test::quickImport(), JobContext())));
    const RunId id = test::storeAlikeRun(path, "alike", GetParam());
    Project project = valueOf(Project::open(path));
    const auto run = valueOf(project.loadRun(id));
    for (const LayoutKey& key : {kPcaKey, kUmapKey}) {
        const Matrix map =
            valueOf(makeLayout(run->record, run->index.encodings(), key, 0, JobContext()));
        for (std::size_t i = 0; i < 60; ++i)
            EXPECT_EQ(std::isfinite(map.at(i, 0)) && std::isfinite(map.at(i, 1)), i < GetParam())
                << i;
        expectOk(saveLayout(project.database(), run->record, key,
                            project.catalogue()->stored.dataHash, map));
        const auto kept = storedLayout(project.database(), run->record, key, run->index.encodings(),
                                       project.catalogue()->stored.dataHash);
        expectSameMap(*valueOf(kept), map);
    }
}

// A run that knows nobody, one artist, two, fewer than neighbours, and all of identical vectors.
INSTANTIATE_TEST_SUITE_P(Sizes, LayoutOfFewTest, testing::Values(0U, 1U, 2U, 3U, 5U, 16U, 60U));

}  // namespace
}  // namespace crossfade
