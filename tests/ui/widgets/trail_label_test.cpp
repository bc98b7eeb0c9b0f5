// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/trail_label.h"

#include "tests/ui/support/gui.h"

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

int widthOf(const TrailLabel& label, const QString& text)
{
    QFont bold = label.font();
    bold.setBold(true);
    return QFontMetrics(bold).horizontalAdvance(text) + 4;
}

TEST(TrailLabelTest, LeavesOutTheOldestAndThenCutsTheLast)
{
    TrailLabel label;
    label.show();  // else it is not told of its size
    label.setNames({u"Nina Simone"_s, u"A & B"_s, u"Björk"_s});
    label.resize(2000, 20);
    EXPECT_EQ(label.shown(), u"Nina Simone › A & B › Björk"_s);
    EXPECT_EQ(label.text(), u"Nina Simone › A &amp; B › <b>Björk</b>"_s);
    label.resize(widthOf(label, u"A & B › Björk"_s), 20);
    EXPECT_EQ(label.shown(), u"A & B › Björk"_s);
    label.resize(widthOf(label, u"Björk"_s), 20);
    EXPECT_EQ(label.shown(), u"Björk"_s);
    label.resize(widthOf(label, u"Bjö"_s), 20);
    EXPECT_THAT(label.shown(), test::Holds("…"));
    EXPECT_LT(label.shown().size(), 5);
    EXPECT_EQ(label.toolTip(), u"Nina Simone › A & B › Björk"_s);
    label.setNames({});
    EXPECT_TRUE(label.text().isEmpty());
}

}  // namespace
}  // namespace crossfade::ui
