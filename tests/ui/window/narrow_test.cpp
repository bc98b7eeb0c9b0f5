// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_test.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/widgets/panel.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"

#include <QPushButton>
#include <QTableView>

#include <set>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class NarrowWindowTest : public test::WindowTest {
protected:
    void openAt(const QSize& size)
    {
        openTrained();
        window().resize(size);
        test::drainEvents();
        ASSERT_EQ(window().size(), size);
    }
    static const QLabel& part(const QWidget& panel, const char* name)
    {
        return *panel.findChild<QLabel*>(QString::fromUtf8(name));
    }
    std::vector<Panel*> panels()
    {
        std::vector<Panel*> all;
        for (const auto& [name, panel] : window().page().chartPanels()) all.push_back(panel);
        return all;
    }
};

TEST_F(NarrowWindowTest, HeadAndNoteOfTheChartsAreNeverCut)
{
    for (const QSize& size : {QSize(1024, 700), QSize(1280, 800), QSize(1600, 1000)}) {
        openAt(size);
        press(Qt::Key_3);
        ASSERT_TRUE(evaluationSettles());
        test::drainEvents();
        EXPECT_THAT(panels()[1]->note(), test::Holds("→"));
        for (const Panel* panel : panels())
            for (const char* name : {"panelHead", "panelNote"}) {
                // A name may be of any length: this head ends in an ellipsis.
                if (panel == panels().back() && std::string(name) == "panelHead") continue;
                const QLabel& label = part(*panel, name);
                EXPECT_GE(label.width(), label.fontMetrics().horizontalAdvance(label.text()))
                    << label.text().toStdString() << " at " << size.width();
            }
        closeWindow();
        std::filesystem::remove(folder() / "sample.crossfade");
        showWindow();
    }
}

TEST_F(NarrowWindowTest, TheWindowMayBeNarrowAlsoWhileTheMapIsMade)
{
    LayoutModel& layout = window().page().mapModels().layout;
    std::set<LayoutModel::Stage> seen;
    int widest = 0;
    QObject::connect(&layout, &LayoutModel::stageChanged, &window(), [&] {
        seen.insert(layout.stage());
        test::drainEvents();
        widest = std::max(widest, window().minimumSizeHint().width());
    });
    openTrained();
    ASSERT_TRUE(test::comesTrue([&] { return layout.stage() == LayoutModel::Stage::Done; }));
    EXPECT_THAT(seen, testing::Contains(LayoutModel::Stage::Moving));
    EXPECT_LE(widest, 1024);
}

TEST_F(NarrowWindowTest, WhereItIsLowTheMixerComesBeforeTheTags)
{
    openAt(QSize(1280, 720));
    ASSERT_TRUE(window().askFor(u"Radiohead"_s));
    test::drainEvents();
    EXPECT_FALSE(test::shows(window(), "Rests on"));
    for (const QPushButton* on : window().page().mixer()->findChildren<QPushButton*>())
        if (on->isVisible() && on->accessibleName().endsWith(u"on or off"_s)) {
            EXPECT_FALSE(on->visibleRegion().isEmpty()) << on->accessibleName().toStdString();
        }
    window().resize(1280, 1000);
    test::drainEvents();
    EXPECT_TRUE(test::shows(window(), "Rests on"));
}

TEST_F(NarrowWindowTest, TheNotesStandBelowWhereItIsNarrowAndAllAlike)
{
    openAt(QSize(1024, 700));
    for (const Panel* panel : panels())
        EXPECT_GT(part(*panel, "panelNote").y(), part(*panel, "panelHead").y());
    window().resize(2200, 1000);
    test::drainEvents();
    for (const Panel* panel : panels()) {
        const QLabel& note = part(*panel, "panelNote");
        EXPECT_GT(note.x(), part(*panel, "panelHead").x());
    }
}

TEST_F(NarrowWindowTest, TheNeighboursSayHowManyWereCompared)
{
    openAt(QSize(1024, 700));
    EXPECT_EQ(window().page().neighbours()->note(), u"50 of 58 compared"_s)
        << "of sixty, one is asked for and one has nothing";
}

}  // namespace
}  // namespace crossfade::ui
