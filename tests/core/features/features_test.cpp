// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/features.h"

#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::valueOf;

/// 60 artists: audio for all but every fifth, tags for all but every fourth, listening for all but
/// every third.
Catalogue threeModalities()
{
    Random random(1);
    Catalogue catalogue;
    DenseData audio;
    audio.columns = {"x", "y", "z"};
    TagData tags;
    InteractionData listening;
    for (std::uint32_t t = 0; t < 20; ++t) tags.tags.push_back("tag" + std::to_string(19 - t));
    for (std::uint32_t u = 0; u < 15; ++u) listening.users.push_back("u" + std::to_string(14 - u));
    for (ArtistRow i = 0; i < 60; ++i) {
        catalogue.artists.push_back({"a" + std::to_string(i), "", 0.0, Split::Train, {}});
        if (i % 5 != 0) {
            audio.artists.push_back(i);
            for (int c = 0; c < 3; ++c)
                audio.values.values.push_back(static_cast<float>(random.normal()));
        }
        if (i % 4 != 0)
            for (std::uint32_t t = 0; t < 20; ++t)
                if (random.uniform() < 0.25)
                    tags.entries.push_back({i, t, 1.0F + static_cast<float>(random.below(9))});
        if (i % 3 != 0)
            for (std::uint32_t u = 0; u < 15; ++u)
                if (random.uniform() < 0.3)
                    listening.entries.push_back(
                        {i, u, 1.0F + static_cast<float>(random.below(99))});
    }
    audio.values.rows = audio.artists.size();
    audio.values.cols = 3;
    catalogue.modalities = {{"audio", audio}, {"tags", tags}, {"listening", listening}};
    return catalogue;
}

FeatureOptions smallOptions(unsigned threads = 1)
{
    FeatureOptions options;
    options.tagDimension = 6;
    options.listeningDimension = 5;
    options.listeningSweeps = 5;
    options.threads = threads;
    return options;
}

FittedFeatures fit(const Catalogue& catalogue, const FeatureOptions& options)
{
    return valueOf(fitFeatures(catalogue, options, JobContext()));
}

TEST(FitFeaturesTest, RowsAreOfUnitLengthWherePresentAndZeroWhereNot)
{
    const FittedFeatures features = fit(threeModalities(), smallOptions());
    ASSERT_EQ(features.vectors.modalityCount(), 3U);
    EXPECT_EQ(features.vectors.vectors[0].cols, 3U);
    EXPECT_EQ(features.vectors.vectors[1].cols, 6U);
    EXPECT_EQ(features.vectors.vectors[2].cols, 5U);
    for (std::size_t m = 0; m < 3; ++m)
        for (std::size_t i = 0; i < 60; ++i) {
            double square = 0.0;
            for (const float v : features.vectors.vectors[m].row(i))
                square += static_cast<double>(v) * static_cast<double>(v);
            const bool has = features.vectors.presence[i].has(m);
            ASSERT_NEAR(square, has ? 1.0 : 0.0, has ? 1e-5 : 0.0) << m << " " << i;
        }
    EXPECT_FALSE(features.vectors.presence[0].has(0));
    EXPECT_TRUE(features.vectors.presence[1].has(0));
}

TEST(FitFeaturesTest, ThreadsAndRepetitionDoNotChangeABit)
{
    const Catalogue catalogue = threeModalities();
    const FittedFeatures one = fit(catalogue, smallOptions(1));
    EXPECT_EQ(one.vectors, fit(catalogue, smallOptions(3)).vectors);
    EXPECT_EQ(one.transforms, fit(catalogue, smallOptions(1)).transforms);
}

/// What the catalogue gives of an artist in a modality of tags or interactions.
template <typename Entry>
std::vector<std::pair<std::string, float>> amountsOf(const std::vector<Entry>& entries,
                                                     const std::vector<std::string>& names,
                                                     ArtistRow artist, std::uint32_t Entry::*other,
                                                     float Entry::*amount)
{
    std::vector<std::pair<std::string, float>> amounts;
    for (const Entry& entry : entries)
        if (entry.artist == artist) amounts.emplace_back(names[entry.*other], entry.*amount);
    return amounts;
}

TEST(FitFeaturesTest, PlacingAnArtistAgainThroughTheStoredTransformGivesTheFittedVector)
{
    const Catalogue catalogue = threeModalities();
    for (const TagWeighting weighting : {TagWeighting::TfIdf, TagWeighting::Bm25}) {
        FeatureOptions options = smallOptions();
        options.tagWeighting = weighting;
        const FittedFeatures features = fit(catalogue, options);
        std::vector<FeatureTransform> stored;
        for (const auto& transform : features.transforms)
            stored.push_back(valueOf(transformFromBytes(toBytes(transform))));
        const auto& audio = std::get<DenseData>(catalogue.modalities[0].data);
        const auto& tags = std::get<TagData>(catalogue.modalities[1].data);
        const auto& listening = std::get<InteractionData>(catalogue.modalities[2].data);
        const auto expectPlaced = [&](std::size_t m, ArtistRow artist,
                                      const std::optional<std::vector<float>>& placed) {
            ASSERT_EQ(placed.has_value(), features.vectors.presence[artist].has(m));
            if (!placed) return;
            const auto row = features.vectors.vectors[m].row(artist);
            for (std::size_t d = 0; d < row.size(); ++d)
                ASSERT_NEAR((*placed)[d], row[d], 1e-5) << "modality " << m << " artist " << artist;
        };
        for (std::size_t i = 0; i < audio.artists.size(); ++i)
            expectPlaced(0, audio.artists[i],
                         std::get<DenseTransform>(stored[0]).place(audio.values.row(i)));
        using Tag = TagData::Entry;
        using Play = InteractionData::Entry;
        for (ArtistRow i = 0; i < 60; ++i) {
            expectPlaced(1, i,
                         std::get<TagTransform>(stored[1]).place(
                             amountsOf(tags.entries, tags.tags, i, &Tag::tag, &Tag::count)));
            expectPlaced(2, i,
                         std::get<ListeningTransform>(stored[2]).place(amountsOf(
                             listening.entries, listening.users, i, &Play::user, &Play::plays)));
        }
    }
}

/// Artists 0..5 with tags as given, and audio for all, so that only tags matter.
Catalogue taggedCatalogue(const std::vector<std::vector<std::pair<std::uint32_t, float>>>& rows,
                          std::vector<std::string> names)
{
    Catalogue catalogue;
    TagData tags;
    tags.tags = std::move(names);
    DenseData audio;
    audio.columns = {"x"};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        catalogue.artists.push_back({std::to_string(i), "", 0.0, Split::Train, {}});
        audio.artists.push_back(static_cast<ArtistRow>(i));
        audio.values.values.push_back(static_cast<float>(i));
        for (const auto& [tag, count] : rows[i])
            tags.entries.push_back({static_cast<ArtistRow>(i), tag, count});
    }
    audio.values.rows = rows.size();
    audio.values.cols = 1;
    catalogue.modalities = {{"audio", audio}, {"tags", tags}};
    return catalogue;
}

TEST(FitFeaturesTest, TagsAreWeightedAsByHand)
{
    // "rock" on 3 of 8 artists, "jazz" on 3, "rare" on one: dropped. idf = log(8 / 4) for both.
    const Catalogue catalogue = taggedCatalogue({{{0, 1.0F}, {1, 3.0F}},
                                                 {{0, 1.0F}},
                                                 {{0, 2.0F}},
                                                 {{1, 5.0F}},
                                                 {{1, 1.0F}},
                                                 {{2, 9.0F}},
                                                 {},
                                                 {}},
                                                {"rock", "jazz", "rare"});
    FeatureOptions options = smallOptions();
    options.tagWeighting = TagWeighting::TfIdf;
    const FittedFeatures features = fit(catalogue, options);
    const auto& transform = std::get<TagTransform>(features.transforms[1]);
    EXPECT_EQ(transform.tags, (std::vector<std::string>{"jazz", "rock"})) << "sorted, without rare";
    EXPECT_FLOAT_EQ(transform.idf[0], std::log(2.0F));
    EXPECT_FLOAT_EQ(transform.idf[1], std::log(2.0F));
    EXPECT_DOUBLE_EQ(transform.meanLength, (4.0 + 1.0 + 2.0 + 5.0 + 1.0 + 9.0) / 6.0);
    // The basis has full rank 2, so that it keeps cosines: artist 0 has log 4 : log 2 of jazz,
    // rock.
    const Matrix& vectors = features.vectors.vectors[1];
    const auto cosine = [&](std::size_t a, std::size_t b) {
        return vectors.at(a, 0) * vectors.at(b, 0) + vectors.at(a, 1) * vectors.at(b, 1);
    };
    EXPECT_NEAR(cosine(0, 3), 2.0 / std::sqrt(5.0), 1e-5);
    EXPECT_NEAR(cosine(0, 1), 1.0 / std::sqrt(5.0), 1e-5);
    EXPECT_NEAR(cosine(1, 2), 1.0, 1e-5);
    EXPECT_NEAR(cosine(1, 3), 0.0, 1e-5);
}

TEST(FitFeaturesTest, ListsArtistsWhoLostTheirVector)
{
    const Catalogue catalogue = taggedCatalogue(
        {{{0, 1.0F}}, {{0, 1.0F}}, {{0, 2.0F}}, {{1, 5.0F}}, {}, {}, {}, {}}, {"rock", "rare"});
    const FittedFeatures features = fit(catalogue, smallOptions());
    std::set<std::pair<ArtistRow, std::size_t>> lost;
    for (const LostVector& one : features.lost) lost.emplace(one.artist, one.modality);
    EXPECT_EQ(lost, (std::set<std::pair<ArtistRow, std::size_t>>{{3, 1}}));
    EXPECT_FALSE(features.vectors.presence[3].has(1));
}

TEST(FitFeaturesTest, ATagThatEveryArtistHasSaysALittle)
{
    std::vector<std::vector<std::pair<std::uint32_t, float>>> rows(6, {{0, 1.0F}});
    for (std::size_t i = 0; i < 3; ++i) rows[i].push_back({1, 1.0F});
    const FittedFeatures features = fit(taggedCatalogue(rows, {"music", "rock"}), smallOptions());
    const auto& transform = std::get<TagTransform>(features.transforms[1]);
    EXPECT_FLOAT_EQ(transform.idf[0], 0.1F) << "log(6 / 7) is below 0";
    EXPECT_FLOAT_EQ(transform.idf[1], std::log(6.0F / 4.0F));
    EXPECT_TRUE(features.lost.empty()) << "who has nothing else is still placed";
}

TEST(FitFeaturesTest, RefusesAModalityThatIsLeftWithNobody)
{
    const Catalogue rareTags =
        taggedCatalogue({{{0, 1.0F}}, {{1, 1.0F}}, {{2, 1.0F}}}, {"a", "b", "c"});
    EXPECT_THAT(fitFeatures(rareTags, smallOptions(), JobContext()),
                HasErrorWith("\"tags\": no tag is shared by 3 artists"));
    Catalogue constant = taggedCatalogue({{{0, 1.0F}}, {{0, 1.0F}}, {{0, 1.0F}}, {}}, {"a"});
    std::get<DenseData>(constant.modalities[0].data).values.values.assign(4, 1.0F);
    EXPECT_THAT(fitFeatures(constant, smallOptions(), JobContext()), HasErrorWith("\"audio\""));
}

TEST(FitFeaturesTest, StopsWhenItIsCancelled)
{
    std::stop_source stop;
    const JobContext job(stop.get_token(),
                         [&](const JobContext::Progress&) { stop.request_stop(); });
    EXPECT_THAT(fitFeatures(threeModalities(), smallOptions(), job),
                HasErrorCode(ErrorCode::Cancelled));
}

}  // namespace
}  // namespace crossfade
