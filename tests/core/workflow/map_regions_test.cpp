// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/map_regions.h"

#include "core/workflow/project.h"
#include "tests/support/builders.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <cmath>
#include <cstdlib>
#include <set>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::TempDir;
using test::valueOf;

constexpr std::size_t kGroups = 5;

/// 300 artists in five groups that share tags; artist i is of group i % 5, as is their encoding.
class MapRegionsTest : public testing::Test {
protected:
    MapRegionsTest()
    {
        test::writeGeneratedCatalogue(m_dir / "folder", 300, 1);
        import();
    }
    void import()
    {
        static_cast<void>(
            valueOf(importCatalogue(m_dir / "folder", m_path, test::quickImport(), JobContext())));
        test::storeRandomRun(m_path, "run");
        Project project = valueOf(Project::open(m_path));
        m_catalogue = project.catalogue();
        m_run = valueOf(project.loadRun({}));
    }
    /// The run with encodings along the groups' axes for the first `known` artists.
    std::shared_ptr<const LoadedRun> groupedRun(std::size_t known = 300) const
    {
        auto encodings = std::make_shared<ModalityVectors>(m_run->index.encodings());
        for (std::size_t i = 0; i < encodings->artistCount(); ++i) {
            if (i >= known) encodings->presence[i] = ModalityMask();
            for (Matrix& vectors : encodings->vectors) {
                std::ranges::fill(vectors.row(i), 0.0F);
                vectors.at(i, i % kGroups) = 1.0F;
            }
        }
        return std::make_shared<const LoadedRun>(
            LoadedRun{m_run->record, BlendIndex(std::move(encodings)), m_run->layout,
                      m_run->hubness, m_run->scoring, true});
    }
    MapRegions regionsOf(const LoadedRun& run, unsigned threads = 0) const
    {
        return valueOf(mapRegions(m_path, *m_catalogue, run, threads, JobContext()));
    }
    static void expectSound(const RegionLevel& level)
    {
        std::vector<std::size_t> sizes(level.regions.size(), 0);
        for (const std::uint32_t region : level.regionOf)
            if (region != kNoRegion) ++sizes.at(region);
        std::set<std::string> names;
        for (std::size_t r = 0; r < sizes.size(); ++r) {
            EXPECT_EQ(level.regions[r].artists, sizes[r]);
            EXPECT_NE(level.regions[r].name, "");
            names.insert(level.regions[r].name);
        }
        EXPECT_EQ(names.size(), sizes.size());
    }

    TempDir m_dir;
    std::filesystem::path m_path = m_dir / "p.crossfade";
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::shared_ptr<const LoadedRun> m_run;
};

TEST_F(MapRegionsTest, AreTheGroupsAndAreNamedByTheGroupsTags)
{
    const MapRegions regions = regionsOf(*groupedRun());
    EXPECT_EQ(regions.namedBy, "tags");
    for (const RegionLevel& level : {regions.coarse, regions.fine}) {
        expectSound(level);
        ASSERT_EQ(level.regions.size(), kGroups) << "there are no more different artists";
        for (std::size_t i = 0; i < 300; ++i) {
            EXPECT_EQ(level.regionOf[i], level.regionOf[i % kGroups]);
            for (const std::string& tag : level.regions[level.regionOf[i]].tags)
                EXPECT_EQ(std::strtoul(tag.c_str() + 3, nullptr, 10) / 4, i % kGroups) << tag;
        }
        for (const MapRegion& region : level.regions) EXPECT_EQ(region.tags.size(), 3U);
    }
}

TEST_F(MapRegionsTest, SmallCataloguesHaveFewerRegionsAndTheFineLevelMore)
{
    const MapRegions regions = regionsOf(*m_run);
    expectSound(regions.coarse);
    expectSound(regions.fine);
    EXPECT_EQ(regions.coarse.regions.size(), 12U);
    EXPECT_EQ(regions.fine.regions.size(), 15U) << "300 / 20";
    EXPECT_LE(regionsOf(*groupedRun(45)).coarse.regions.size(), 2U);
}

TEST_F(MapRegionsTest, WhoHasNoEncodingIsInNoRegion)
{
    const MapRegions regions = regionsOf(*groupedRun(45));
    for (std::size_t i = 0; i < 300; ++i)
        EXPECT_EQ(regions.fine.regionOf[i] == kNoRegion, i >= 45) << i;
    const MapRegions none = regionsOf(*groupedRun(0));
    EXPECT_TRUE(none.coarse.regions.empty());
    EXPECT_EQ(regionsOf(*groupedRun(1)).coarse.regions.size(), 1U);
}

TEST_F(MapRegionsTest, AreTheSameEveryTimeAndWithAnyNumberOfThreads)
{
    EXPECT_EQ(regionsOf(*m_run, 1), regionsOf(*m_run, 4));
}

TEST_F(MapRegionsTest, WithoutTagsTheyAreNamedByTheirBestKnown)
{
    std::filesystem::remove(m_dir / "folder/tags.tsv");
    std::filesystem::remove(m_path);
    import();
    const MapRegions regions = regionsOf(*groupedRun());
    EXPECT_EQ(regions.namedBy, "");
    expectSound(regions.coarse);
    // Popularity falls with the number, but every fourth is unknown: 0 is, so of group 0 it is 5.
    EXPECT_EQ(regions.coarse.regions[regions.coarse.regionOf[0]].name, "Artist Number 5");
    EXPECT_EQ(regions.coarse.regions[regions.coarse.regionOf[1]].name, "Artist Number 1");
    EXPECT_TRUE(regions.coarse.regions[0].tags.empty());
}

TEST_F(MapRegionsTest, EachIsWhereItsArtistsAreOnAnyMap)
{
    const RegionLevel level = regionsOf(*groupedRun(299)).coarse;
    Matrix layout(300, 2);
    for (std::size_t i = 0; i < 300; ++i) layout.at(i, 0) = static_cast<float>(i % kGroups);
    const Matrix places = placesOnMap(level, layout);
    ASSERT_EQ(places.rows, kGroups);
    for (std::size_t g = 0; g < kGroups; ++g)
        EXPECT_EQ(places.at(level.regionOf[g], 0), static_cast<float>(g));
    std::ranges::fill(layout.values, std::nanf(""));
    for (const float value : placesOnMap(level, layout).values) EXPECT_TRUE(std::isnan(value));
}

TEST_F(MapRegionsTest, StopsWhenCancelledAndSaysWhatCannotBeRead)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(mapRegions(m_path, *m_catalogue, *m_run, 1, JobContext(stop.get_token(), {})),
                HasErrorCode(ErrorCode::Cancelled));
    EXPECT_THAT(mapRegions(m_dir / "none", *m_catalogue, *m_run, 1, JobContext()),
                test::HasErrorWith("none"));
}

}  // namespace
}  // namespace crossfade
