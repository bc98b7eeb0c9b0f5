// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/word_match.h"

#include "tests/ui/support/gui.h"

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

std::optional<int> far(const QString& typed, const QString& title, const QString& place = {})
{
    return wordDistance(foldedWords(typed), foldedWords(title), foldedWords(place));
}

TEST(WordMatchTest, FoldsCaseAccentsAndSigns)
{
    EXPECT_EQ(foldedWords(u"Save the Björk-map…"_s),
              QStringList({u"save"_s, u"the"_s, u"bjork"_s, u"map"_s}));
    EXPECT_TRUE(foldedWords(u" … "_s).isEmpty());
}

TEST(WordMatchTest, AllWordsInAnyOrder)
{
    EXPECT_TRUE(far(u"map save"_s, u"Save the map…"_s));
    EXPECT_TRUE(far(u"file map"_s, u"Save the map…"_s, u"File"_s));
    EXPECT_FALSE(far(u"save report"_s, u"Save the map…"_s, u"File"_s));
    EXPECT_EQ(far(QString(), u"Anything"_s), 0);
}

TEST(WordMatchTest, BeginningsAreNearerThanInsidesAndThoseThanScatteredLetters)
{
    const auto beginning = far(u"neigh"_s, u"Copy neighbours"_s);
    const auto inside = far(u"bours"_s, u"Copy neighbours"_s);
    const auto scattered = far(u"nghb"_s, u"Copy neighbours"_s);
    ASSERT_TRUE(beginning && inside && scattered);
    EXPECT_LT(far(u"cop"_s, u"Copy neighbours"_s), beginning) << "the first word before others";
    EXPECT_LT(*beginning, *inside);
    EXPECT_LT(*inside, *scattered);
    EXPECT_FALSE(far(u"nb"_s, u"Copy neighbours"_s)) << "two letters are scattered everywhere";
}

TEST(WordMatchTest, TheTitleIsNearerThanThePlace)
{
    EXPECT_LT(far(u"map"_s, u"Show whole map"_s, u"View"_s),
              far(u"map"_s, u"Show all"_s, u"The map"_s));
}

}  // namespace
}  // namespace crossfade::ui
