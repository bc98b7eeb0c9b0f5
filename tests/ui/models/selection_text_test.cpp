// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/selection_text.h"

#include "tests/ui/support/gui.h"

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

TEST(SelectionTextTest, SaysWhatTheyGetAndHowGoodTheirListsAre)
{
    const SelectionFigures before{544, 0.0461, 0.0431, 52, 0.314};
    const SelectionFigures after{544, 0.0472, 0.0431, 52, 0.276};
    const SelectionText one = selectionText(before, std::nullopt);
    EXPECT_EQ(one.places, u"selected: 4.6 %, equal 4.3 %"_s);
    EXPECT_EQ(one.lists, u"their nDCG .31 (52 queries)"_s);
    const SelectionText both = selectionText(before, after);
    EXPECT_EQ(both.places, u"selected: 4.6 → 4.7 %, equal 4.3 %"_s);
    EXPECT_EQ(both.lists, u"their nDCG .31 → .28 (52 queries)"_s);
    EXPECT_THAT(both.whole, test::Holds("have 4.6 → 4.7 %; equal shares would give them 4.3 %"));
}

TEST(SelectionTextTest, WhereNobodyIsAQueryThereIsNoAccuracy)
{
    const SelectionText text = selectionText({3, 0.1, 0.2, 0, 0.0}, std::nullopt);
    EXPECT_TRUE(text.lists.isEmpty());
    EXPECT_THAT(text.whole, test::Holds("None of them is a query"));
}

}  // namespace
}  // namespace crossfade::ui
