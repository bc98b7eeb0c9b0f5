// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/share_segments.h"

#include <gtest/gtest.h>

namespace crossfade::ui {
namespace {

using Kind = ShareSegment::Kind;

// Query's modality by candidate's: audio, tags, listening.
const ScoreParts kParts{3, {0.30F, 0.05F, 0.0F, -0.01F, 0.46F, -0.08F, 0.0F, 0.0F, 0.0F}};

TEST(ShareSegmentsTest, LengthsAddUpToTheScore)
{
    double sum = 0.0;
    for (const ShareSegment& segment : shareSegments(kParts, {-0.12, 0.0})) sum += segment.part();
    EXPECT_NEAR(sum, static_cast<double>(kParts.sum()) - 0.12, 1e-6);
}

TEST(ShareSegmentsTest, PositivePartsLieRightOfZeroNegativeOnesLeft)
{
    const auto segments = shareSegments(kParts, {-0.12, 0.0});
    ASSERT_EQ(segments.size(), 5U);
    EXPECT_EQ(segments[0].kind, Kind::Pure);
    EXPECT_EQ(segments[0].from, 0.0);
    EXPECT_NEAR(segments[0].to, 0.30, 1e-6);
    EXPECT_EQ(segments[1].first, 1U);
    EXPECT_NEAR(segments[1].to, 0.76, 1e-6);
    EXPECT_EQ(segments[2].kind, Kind::Cross);
    EXPECT_EQ(segments[2].first, 0U);
    EXPECT_EQ(segments[2].second, 1U);
    EXPECT_NEAR(segments[2].part(), 0.04, 1e-6);
    EXPECT_NEAR(segments[3].from, -0.08, 1e-6);
    EXPECT_EQ(segments[3].to, 0.0);
    EXPECT_EQ(segments[4].kind, Kind::Correction);
    EXPECT_NEAR(segments[4].from, -0.20, 1e-6);
    EXPECT_NEAR(segments[4].to, -0.08, 1e-6);
}

TEST(ShareSegmentsTest, PartsOfNoLengthAreLeftOut)
{
    EXPECT_TRUE(shareSegments(ScoreParts{2, {0.0F, 0.0F, 0.0F, 0.0F}}, {}).empty());
    EXPECT_TRUE(shareSegments(ScoreParts{}, {}).empty());
}

TEST(ShareSegmentsTest, NoveltyIsASegmentOfItsOwnWhicheverWayItGoes)
{
    NeighbourRow row;
    row.parts = kParts;
    row.correction = -0.12F;
    row.novelty = -0.4F;
    row.score = kParts.sum() - 0.52F;
    double sum = 0.0;
    for (const ShareSegment& segment : shareSegments(row)) sum += segment.part();
    EXPECT_NEAR(sum, static_cast<double>(row.score), 1e-6);
    EXPECT_EQ(shareSegments(row).back().kind, Kind::Novelty);
    EXPECT_NEAR(shareSegments(row).back().to, -0.20, 1e-6) << "beyond the correction";
    row.novelty = 0.4F;
    EXPECT_NEAR(shareSegments(row).back().from, 0.80, 1e-6) << "after what adds to the score";
}

TEST(ShareSegmentsTest, IsSaidInWords)
{
    const std::vector<std::string> names = {"audio", "tags", "listening"};
    EXPECT_EQ(shareText(kParts, {-0.12, -0.4}, names).toStdString(),
              "audio .30, tags .46, audio and tags together .04, tags and listening together −.08, "
              "correction −.12, novelty −.40");
}

}  // namespace
}  // namespace crossfade::ui
