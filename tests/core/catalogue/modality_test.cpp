// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/modality.h"

#include "tests/support/matchers.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace crossfade {
namespace {

using test::HasErrorWith;
using test::HasValue;
using test::valueOf;

const std::vector<std::string> kNames = {"audio", "tags", "listening"};

TEST(ModalityMaskTest, IsASetOfUpToEight)
{
    EXPECT_TRUE(ModalityMask().empty());
    EXPECT_EQ(ModalityMask::firstN(0), ModalityMask());
    EXPECT_EQ(ModalityMask::firstN(3).bits(), 7);
    EXPECT_EQ(ModalityMask::firstN(kMaxModalities).count(), 8);
    const ModalityMask two = ModalityMask().with(0).with(7);
    EXPECT_TRUE(two.has(0) && two.has(7) && !two.has(1));
    EXPECT_EQ(two.count(), 2);
    EXPECT_EQ(two.without(7), ModalityMask(1));
    EXPECT_EQ(two.without(3), two);
    EXPECT_EQ(two & ModalityMask::firstN(3), ModalityMask(1));
    EXPECT_EQ(two | ModalityMask(2), ModalityMask(0x83));
}

TEST(ModalityShapeTest, NamesLeadBackToShapes)
{
    for (const auto shape :
         {ModalityShape::Dense, ModalityShape::Tags, ModalityShape::Interactions})
        EXPECT_EQ(valueOf(shapeFromName(shapeName(shape))), shape);
    EXPECT_THAT(shapeFromName("round"), HasErrorWith("\"round\""));
}

TEST(ModalityBeforeTest, OrdersAudioTagsListeningAndThenByName)
{
    std::vector<std::string> names = {"zither", "lyrics", "listening", "tags", "art", "audio"};
    std::ranges::sort(names, modalityBefore);
    EXPECT_EQ(names,
              (std::vector<std::string>{"audio", "tags", "listening", "art", "lyrics", "zither"}));
    EXPECT_FALSE(modalityBefore("tags", "tags"));
}

TEST(CheckModalityNameTest, TakesOrdinaryNames)
{
    for (const char* name : {"audio", "lyrics", "my-tags_2", "Ton.höhe", "曲"})
        EXPECT_THAT(checkModalityName(name), HasValue()) << name;
}

TEST(CheckModalityNameTest, RefusesNamesThatOptionsUseOtherwise)
{
    for (const char* name : {"", "a b", "a\tb", "a,b", "a=b", "a+b", "a/b"})
        EXPECT_FALSE(checkModalityName(name).hasValue()) << name;
}

TEST(CheckModalityNameTest, RefusesReservedNamesInAnyCase)
{
    for (const char* name : {"artists", "similar", "contrastive", "concat", "pca", "random", "umap",
                             "all", "none", "Artists", "PCA", "None"})
        EXPECT_THAT(checkModalityName(name), HasErrorWith("reserved")) << name;
}

TEST(ModalitySetNameTest, JoinsTheNamesInOrder)
{
    EXPECT_EQ(modalitySetName(ModalityMask(5), kNames), "audio+listening");
    EXPECT_EQ(modalitySetName(ModalityMask(7), kNames, ", "), "audio, tags, listening");
    EXPECT_EQ(modalitySetName(ModalityMask(), kNames), "none");
    const std::vector<ModalityMask> masks = {ModalityMask(5), ModalityMask(2)};
    EXPECT_EQ(modalitySetNames(masks, kNames),
              (std::vector<std::string>{"audio+listening", "tags"}));
}

TEST(ParseModalitiesTest, IsTheInverseOfTheNameWithCommas)
{
    for (std::uint32_t bits = 1; bits < 8; ++bits) {
        const ModalityMask mask(bits);
        EXPECT_EQ(valueOf(parseModalities(modalitySetName(mask, kNames, ","), kNames)), mask);
    }
    EXPECT_EQ(valueOf(parseModalities("listening,audio", kNames)), ModalityMask(5));
}

TEST(ParseModalitiesTest, NamesWhatItDoesNotKnowAndWhatThereIs)
{
    EXPECT_THAT(parseModalities("audio,smell", kNames), HasErrorWith("\"smell\""));
    EXPECT_THAT(parseModalities("smell", kNames), HasErrorWith("audio, tags, listening"));
    EXPECT_THAT(parseModalities("tags,tags", kNames), HasErrorWith("twice"));
    EXPECT_THAT(parseModalities("", kNames), HasErrorWith("\"\""));
    EXPECT_THAT(parseModalities("audio,", kNames), HasErrorWith("\"\""));
}

TEST(ParseWeightsTest, ReadsNamesAndNumbers)
{
    using Weights = std::vector<std::pair<std::string, double>>;
    EXPECT_EQ(valueOf(parseWeights("audio=.3,tags=1")), (Weights{{"audio", 0.3}, {"tags", 1.0}}));
    EXPECT_EQ(valueOf(parseWeights("a=0")), (Weights{{"a", 0.0}}));
}

TEST(ParseWeightsTest, NamesWhatHasAnotherForm)
{
    for (const char* text : {"", "audio", "audio=", "audio=x", "audio=-1", "audio=nan", "audio=inf",
                             "audio=1,", "audio=1=2"})
        EXPECT_THAT(parseWeights(text), HasErrorWith("is not like audio=0.3")) << text;
    EXPECT_THAT(parseWeights("audio=1,tags"), HasErrorWith("\"tags\""));
}

}  // namespace
}  // namespace crossfade
