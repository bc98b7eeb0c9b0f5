// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/widgets/fader.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/widgets/search_bar.h"
#include "ui/window/command_palette.h"
#include "ui/window/experiments_view.h"
#include "ui/window/explore_page.h"
#include "ui/window/job_panel.h"
#include "ui/window/keeping.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/research_page.h"
#include "ui/window/shortcuts_sheet.h"
#include "ui/window/sweep_dialog.h"
#include "ui/window/tour.h"
#include "ui/window/train_dialog.h"
#include "ui/window/workspace.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QScrollArea>
#include <QTableView>

namespace crossfade::ui {
namespace {

/// Parts of Qt's own widgets, which their owner speaks for.
bool isPartOfAnother(const QWidget& widget)
{
    for (const QWidget* at = widget.parentWidget(); at != nullptr; at = at->parentWidget())
        if (qobject_cast<const QLineEdit*>(at) != nullptr ||
            qobject_cast<const QAbstractSpinBox*>(at) != nullptr ||
            qobject_cast<const QComboBox*>(at) != nullptr ||
            (qobject_cast<const QAbstractScrollArea*>(at) != nullptr &&
             qobject_cast<const QScrollArea*>(at) == nullptr) ||
            qobject_cast<const QMenuBar*>(at) != nullptr)
            return true;
    return false;
}

/// What a screen reader would say.
QString spokenName(QWidget& widget)
{
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&widget);
    return spoken == nullptr ? QString() : spoken->text(QAccessible::Name);
}

class AccessibilityWindowTest : public test::WindowTest {
protected:
    static void expectNames(QWidget& top)
    {
        for (QWidget* widget : top.findChildren<QWidget*>()) {
            const bool button = qobject_cast<QAbstractButton*>(widget) != nullptr;
            if ((widget->focusPolicy() == Qt::NoFocus && !button) || isPartOfAnother(*widget) ||
                qobject_cast<QMenuBar*>(widget) != nullptr ||
                qobject_cast<QMenu*>(widget) != nullptr)
                continue;
            EXPECT_NE(spokenName(*widget), QString())
                << widget->metaObject()->className() << " " << widget->objectName().toStdString()
                << " in " << widget->parentWidget()->metaObject()->className();
        }
    }
    /// Whom the Tab key reaches, from the search field on.
    std::vector<QWidget*> tabOrder()
    {
        std::vector<QWidget*> order;
        window().page().search()->field()->setFocus();
        do {
            order.push_back(QApplication::focusWidget());
            press(Qt::Key_Tab);
        } while (QApplication::focusWidget() != order.front() && order.size() < 100);
        return order;
    }
};

TEST_F(AccessibilityWindowTest, EverythingOneCanUseHasAName)
{
    openTrained();
    expectNames(window());
    Keeping& keeping = window().keeping();
    window().findChild<QDockWidget*>(QStringLiteral("collections"))->show();
    keeping.collections().create(QStringLiteral("A"), {test::kBjork});
    keeping.showHidden();
    keeping.showBlind();
    keeping.showJudged();
    keeping.editNote(test::kU2);
    expectNames(window());  // and its dialogs
    for (QDialog* dialog : window().findChildren<QDialog*>()) dialog->close();
    window().activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window()));
    press(Qt::Key_2, Qt::ControlModifier);
    expectNames(window());
    press(Qt::Key_3, Qt::ControlModifier);
    expectNames(window());
    window().workspace().research()->showView(ResearchPage::Experiments);
    expectNames(window());
    expectNames(*window().workspace().research()->experiments()->dialog());
    window().train();
    expectNames(*window().findChild<TrainDialog*>());
}

TEST_F(AccessibilityWindowTest, WhatOneFindsOnesWayWithHasNamesToo)
{
    openTrained();
    window().findChild<QDockWidget*>(QStringLiteral("jobs"))->show();
    expectNames(*window().findChild<JobPanel*>());
    press(Qt::Key_F1);
    expectNames(*window().findChild<ShortcutsSheet*>());
    window().findChild<ShortcutsSheet*>()->close();
    press(Qt::Key_K, Qt::ControlModifier);
    expectNames(*window().findChild<CommandPalette*>());
    expectNames(window().tour());
}

TEST_F(AccessibilityWindowTest, TabReachesSearchMixerMapAndTableInTheOrderOfReading)
{
    openTrained();
    const std::vector<QWidget*> order = tabOrder();
    const auto positionOf = [&](const QWidget& part) {
        const auto at = std::ranges::find_if(
            order, [&](QWidget* one) { return one == &part || part.isAncestorOf(one); });
        EXPECT_NE(at, order.end()) << part.metaObject()->className() << " is never reached";
        return at - order.begin();
    };
    ExplorePage& page = window().page();
    EXPECT_EQ(positionOf(*page.search()), 0);
    EXPECT_LT(positionOf(*page.search()), positionOf(*page.mixer()));
    EXPECT_LT(positionOf(*page.mixer()), positionOf(*page.map()));
    EXPECT_LT(positionOf(*page.map()), positionOf(*page.neighbours()));
    for (QWidget* one : order)
        EXPECT_NE(spokenName(*one), QString()) << one->metaObject()->className();
    EXPECT_LT(order.size(), 40U) << "Tab goes round, also through the table";
}

TEST_F(AccessibilityWindowTest, FadersSayTheirValueAndMoveByKey)
{
    openTrained();
    for (Fader* fader : window().page().mixer()->findChildren<Fader*>()) {
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(fader);
        ASSERT_NE(spoken, nullptr);
        ASSERT_NE(spoken->valueInterface(), nullptr);
        EXPECT_EQ(spoken->valueInterface()->currentValue().toInt(), fader->value());
        fader->setFocus();
        const int before = fader->value();
        press(Qt::Key_Down);
        EXPECT_LT(fader->value(), before);
    }
}

TEST_F(AccessibilityWindowTest, TheCellsOfTheTableAreSpoken)
{
    openTrained();
    QTableView* table = window().page().neighbours()->table();
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(table);
    ASSERT_NE(spoken->tableInterface(), nullptr);
    EXPECT_EQ(spoken->tableInterface()->rowCount(), static_cast<int>(ExplorationModel::kListed));
    EXPECT_NE(spoken->tableInterface()->cellAt(0, NeighbourModel::Ring)->text(QAccessible::Name),
              QString());
}

}  // namespace
}  // namespace crossfade::ui
