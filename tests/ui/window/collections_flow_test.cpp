// SPDX-License-Identifier: GPL-3.0-or-later
// Collections, as a person keeps them.
#include "tests/ui/support/window_test.h"
#include "ui/models/artist_mime.h"
#include "ui/window/collection_table.h"
#include "ui/window/collections_panel.h"
#include "ui/window/docks.h"
#include "ui/window/explore_page.h"
#include "ui/window/keeping.h"
#include "ui/window/neighbour_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QDropEvent>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using testing::ElementsAre;

class CollectionsWindowTest : public test::WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        openTrained();
        ASSERT_TRUE(window().askFor(u"Radiohead"_s));
        auto* dock = window().findChild<QDockWidget*>(u"collections"_s);
        ASSERT_NE(dock, nullptr);
        EXPECT_FALSE(dock->isVisible()) << "closed until the person opens it";
        dock->show();
        test::drainEvents();
        neighbours().chooseRow(0);
        neighbours().table()->setFocus();
    }
    NeighbourPanel& neighbours() { return *window().page().neighbours(); }
    CollectionsModel& model() { return window().keeping().collections(); }
    CollectionsPanel& panel() { return *window().keeping().panel(); }
    CollectionTable& table() { return *panel().table(); }
    ArtistRow at(int row) { return neighbours().neighbours().row(row).artist; }
    std::vector<ArtistRow> rows() { return model().rows(); }
    /// Answers the question for a name.
    void answer(const QString& name)
    {
        QInputDialog* question = nullptr;
        ASSERT_TRUE(test::comesTrue([&] {
            for (QInputDialog* one : window().findChildren<QInputDialog*>())
                if (one->isVisible()) question = one;
            return question != nullptr;
        }));
        question->setTextValue(name);
        question->accept();
        test::drainEvents();
    }
    void backToTheWindow()
    {
        window().activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window()));
        neighbours().table()->setFocus();
    }
    bool drop(QMimeData* data, const QPoint& place)
    {
        const std::unique_ptr<QMimeData> owned(data);
        QWidget* target = table().viewport();
        QDragEnterEvent enter(place, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &enter);
        QDragMoveEvent move(place, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &move);
        if (!move.isAccepted()) return false;
        QDropEvent event(place, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &event);
        return event.isAccepted();
    }
};

TEST_F(CollectionsWindowTest, TheFirstOneIsNamedThenOneKeyAdds)
{
    EXPECT_THAT(table().emptyReason(), test::Holds("New… makes one"));
    const std::vector<ArtistRow> both = {at(0), at(1)};
    press(Qt::Key_C);
    answer(u"Late night"_s);
    EXPECT_THAT(rows(), ElementsAre(both[0]));
    EXPECT_EQ(panel().choice()->currentText(), u"Late night (1)"_s);
    EXPECT_TRUE(table().emptyReason().isEmpty());
    backToTheWindow();
    neighbours().chooseRow(1);
    press(Qt::Key_C);
    EXPECT_THAT(rows(), ElementsAre(both[0], both[1]));
    EXPECT_EQ(window().message(), QString()) << "it is seen in the panel";
    window().findChild<QDockWidget*>(u"collections"_s)->hide();
    neighbours().chooseRow(2);
    const QString third = QString::fromStdString(exploration().catalogue().label(at(2)));
    press(Qt::Key_C);
    EXPECT_EQ(window().message(), u"Added %1 to “Late night”."_s.arg(third));
    EXPECT_TRUE(test::comesTrue([this] { return window().message().isEmpty(); }, 20000))
        << "nobody has to close it";
}

TEST_F(CollectionsWindowTest, ADropWhereThereIsNoneMakesTheFirst)
{
    const QModelIndex dragged = neighbours().table()->model()->index(1, 1);
    EXPECT_TRUE(drop(neighbours().table()->model()->mimeData({dragged}), QPoint(20, 40)));
    answer(u"Dropped"_s);
    EXPECT_THAT(rows(), ElementsAre(at(1)));
}

TEST_F(CollectionsWindowTest, ANameThatIsTakenIsAskedForAgain)
{
    model().create(u"A"_s);
    panel().createOf({test::kU2});
    answer(u"A"_s);
    EXPECT_EQ(model().collections().size(), 1U);
    EXPECT_THAT(window().message(), test::Holds("A"));
    answer(u"B"_s);
    EXPECT_EQ(model().collections().size(), 2U);
    EXPECT_THAT(rows(), ElementsAre(test::kU2));
}

TEST_F(CollectionsWindowTest, NeighboursAreDraggedInAndRowsToAnotherPlace)
{
    model().create(u"A"_s, {test::kBjork, test::kSakamoto});
    EXPECT_TRUE(neighbours().table()->dragEnabled());
    const QModelIndex dragged = neighbours().neighbours().index(5, NeighbourModel::ArtistName);
    const ArtistRow artist = at(5);
    const QPoint below(40, table().viewport()->height() - 5);
    EXPECT_TRUE(drop(neighbours().table()->model()->mimeData({dragged}), below));
    EXPECT_THAT(rows(), ElementsAre(test::kBjork, test::kSakamoto, artist));
    const QPoint first = table().visualRect(table().model()->index(0, 2)).topLeft() + QPoint(4, 1);
    EXPECT_TRUE(drop(table().model()->mimeData({table().model()->index(2, 2)}), first));
    EXPECT_THAT(rows(), ElementsAre(artist, test::kBjork, test::kSakamoto));
    auto* text = new QMimeData;
    text->setText(u"words"_s);
    EXPECT_FALSE(drop(text, below));
}

TEST_F(CollectionsWindowTest, RowsAreMovedAndRemovedByKey)
{
    model().create(u"A"_s, {1, 2, 3});
    table().setFocus();
    table().selectRow(0);
    press(Qt::Key_Down, Qt::AltModifier);
    EXPECT_THAT(rows(), ElementsAre(2U, 1U, 3U));
    EXPECT_THAT(table().chosen(), ElementsAre("a101")) << "who was moved stays chosen";
    press(Qt::Key_Down, Qt::AltModifier);
    press(Qt::Key_Down, Qt::AltModifier);
    EXPECT_THAT(rows(), ElementsAre(2U, 3U, 1U));
    press(Qt::Key_Up, Qt::AltModifier);
    EXPECT_THAT(rows(), ElementsAre(2U, 1U, 3U));
    press(Qt::Key_Delete);
    EXPECT_THAT(rows(), ElementsAre(2U, 3U));
    EXPECT_THAT(table().chosen(), ElementsAre("a103")) << "so that the next can be removed too";
    press(Qt::Key_Z, Qt::ControlModifier | Qt::AltModifier);
    EXPECT_THAT(rows(), ElementsAre(2U, 1U, 3U));
}

TEST_F(CollectionsWindowTest, LettersFindRowsHereAndMarkNobody)
{
    model().create(u"A"_s, {test::kSakamoto, test::kU2});
    table().setFocus();
    table().selectRow(0);
    table().setCurrentIndex(table().model()->index(0, CollectionEntriesModel::ArtistName));
    press(Qt::Key_U);
    press(Qt::Key_H);
    EXPECT_TRUE(window().keeping().judgements().judgements().empty());
    EXPECT_EQ(table().currentIndex().row(), 1);
}

TEST_F(CollectionsWindowTest, ANoteIsWrittenInItsCell)
{
    model().create(u"A"_s, {1, 2});
    table().setFocus();
    const QModelIndex note = table().model()->index(1, CollectionEntriesModel::Note);
    table().setCurrentIndex(note);
    press(Qt::Key_F2);
    auto* editor = table().findChild<QLineEdit*>();
    ASSERT_NE(editor, nullptr);
    QTest::keyClicks(editor, u"closes the night"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    test::drainEvents();
    EXPECT_EQ(note.data().toString(), u"closes the night"_s);
    EXPECT_EQ(model().chosen()->artists[1].note, "closes the night");
    EXPECT_EQ(asked(), "Radiohead") << "Return ended the editing alone";
}

TEST_F(CollectionsWindowTest, ReturnAsksForOneAndAButtonForAll)
{
    model().create(u"A"_s, {test::kBjork, test::kU2});
    table().setFocus();
    table().selectRow(1);
    press(Qt::Key_Return);
    EXPECT_EQ(asked(), "U2");
    test::button(panel(), "Ask for all")->click();
    EXPECT_THAT(exploration().state().query, ElementsAre("a101", "a103"));
    EXPECT_FALSE(exploration().neighbours().rows.empty());
    test::button(panel(), "Select on the map")->click();
    EXPECT_THAT(window().page().mapModels().selection.artists(),
                ElementsAre(test::kBjork, test::kU2));
}

TEST_F(CollectionsWindowTest, TheContextMenuOffersEveryCollectionAndANewOne)
{
    model().create(u"A & B"_s);
    model().create(u"C"_s);
    QMenu menu;
    window().page().artistMenu().fill(menu, {test::kBjork, test::kU2});
    QMenu* into = nullptr;
    for (QAction* one : menu.actions())
        if (one->menu() != nullptr) into = one->menu();
    ASSERT_NE(into, nullptr);
    ASSERT_EQ(into->actions().size(), 4);
    EXPECT_EQ(into->actions()[0]->text(), u"A && B"_s);
    EXPECT_EQ(into->actions()[1]->text(), u"C\tC"_s) << "the one that the key adds to";
    into->actions()[0]->trigger();
    EXPECT_EQ(model().chosen()->name, "A & B");
    EXPECT_THAT(rows(), ElementsAre(test::kBjork, test::kU2));
    into->actions()[3]->trigger();
    answer(u"New one"_s);
    EXPECT_EQ(model().chosen()->name, "New one");
}

TEST_F(CollectionsWindowTest, IsCopiedInTheFormatsOfItsFiles)
{
    model().create(u"A"_s, {test::kBjork});
    for (const auto& [ending, holds] : std::vector<std::pair<QString, const char*>>{
             {u".csv"_s, "a101,Björk"}, {u".json"_s, "\"name\": \"Björk\""}, {u".md"_s, "# A"}}) {
        QApplication::clipboard()->clear();
        panel().copyAs(ending);
        EXPECT_THAT(QApplication::clipboard()->text(), test::Holds(holds));
    }
    QApplication::clipboard()->setText(u"before"_s);
    panel().copyAs(u".m3u8"_s);
    EXPECT_EQ(QApplication::clipboard()->text(), u"before"_s);
    EXPECT_THAT(window().message(), test::Holds("audio file"));
}

TEST_F(CollectionsWindowTest, NotesOnACollectionAreStoredWhenTheFieldIsLeft)
{
    model().create(u"A"_s);
    panel().notes()->setFocus();
    QTest::keyClicks(panel().notes(), u"for Friday"_s);
    table().setFocus();
    EXPECT_EQ(model().chosen()->notes, "for Friday");
}

TEST_F(CollectionsWindowTest, AnotherProjectHasItsOwn)
{
    model().create(u"A"_s, {test::kBjork});
    const auto path = window().session()->path();
    ASSERT_TRUE(window().openProject(trained("other.crossfade")));
    EXPECT_EQ(panel().choice()->count(), 0);
    EXPECT_FALSE(window().keeping().history().canUndo());
    ASSERT_TRUE(window().openProject(path));
    EXPECT_EQ(panel().choice()->currentText(), u"A (1)"_s);
}

}  // namespace
}  // namespace crossfade::ui
