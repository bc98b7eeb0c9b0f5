// SPDX-License-Identifier: GPL-3.0-or-later
// Setting right what the catalogue says, and bringing in somebody new.
#include "core/workflow/collections.h"
#include "tests/ui/support/window_test.h"
#include "ui/models/project_session.h"
#include "ui/widgets/place_preview.h"
#include "ui/widgets/search_bar.h"
#include "ui/widgets/tag_edit.h"
#include "ui/window/artist_tools.h"
#include "ui/window/correct_dialog.h"
#include "ui/window/explore_page.h"
#include "ui/window/merge_dialog.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/new_artist_dialog.h"
#include "ui/window/retag_dialog.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace crossfade::test {
namespace {

using ui::ArtistTools;

class CorrectFlowTest : public WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        openTrained();
        exploration().ask(kRadiohead);
    }
    ArtistTools& tools() { return window().artistTools(); }
    const CatalogueSnapshot& catalogue() { return *window().session()->catalogue(); }
    const std::string& idOf(ArtistRow row) { return catalogue().artists()[row].id; }
    /// Until something has been stored and is shown.
    bool corrected(const char* sentence)
    {
        return comesTrue([&] { return window().message().contains(QString::fromUtf8(sentence)); },
                         30000);
    }
    template <typename Dialog>
    Dialog* dialog()
    {
        for (auto* one : window().findChildren<Dialog*>())
            if (one->isVisible()) return one;
        return nullptr;
    }
    QAction* action(const char* text)
    {
        for (QMenu* menu : window().menuBar()->findChildren<QMenu*>())
            for (QAction* one : menu->actions())
                if (one->text().startsWith(QString::fromUtf8(text))) return one;
        return nullptr;
    }
};

TEST_F(CorrectFlowTest, ANameAndTagsAreSetRightAndUndoneFromTheMenu)
{
    EXPECT_FALSE(action("&Undo the last correction")->isEnabled());
    tools().correct(kBjork);
    auto* open = dialog<ui::CorrectDialog>();
    ASSERT_NE(open, nullptr);
    EXPECT_FALSE(open->saveButton()->isEnabled()) << "nothing is changed";
    open->name()->setText(QStringLiteral("Björk Guðmundsdóttir"));
    open->tags("tags")->appendPlainText(QStringLiteral("brand, new=2"));
    ASSERT_EQ(open->corrections().size(), 2U);
    const auto& tags = std::get<TagCorrection>(open->corrections()[1]);
    EXPECT_EQ(tags.add, (std::vector<std::pair<std::string, float>>{{"brand, new", 2.0F}}));
    EXPECT_TRUE(tags.remove.empty());
    open->saveButton()->click();
    ASSERT_TRUE(corrected("is called")) << window().message().toStdString();
    EXPECT_THAT(window().message(), Holds("Runs trained before show the earlier state"));
    EXPECT_EQ(catalogue().label(kBjork), "Björk Guðmundsdóttir");
    EXPECT_EQ(asked(), "Radiohead") << "who is asked for stays";
    EXPECT_FALSE(exploration().neighbours().rows.empty());
    for (int i = 0; i < 2; ++i) {
        QAction* undo = action("&Undo: ");
        ASSERT_NE(undo, nullptr);
        const QString what = undo->text();
        undo->trigger();
        ASSERT_TRUE(comesTrue([&] { return action(what.toUtf8().constData()) == nullptr; }, 30000));
    }
    EXPECT_EQ(catalogue().label(kBjork), "Björk");
    EXPECT_TRUE(action("Ma&ke again: ")->isEnabled());
}

TEST_F(CorrectFlowTest, TwoWhoAreOneAreMergedAndCollectionsFollow)
{
    const std::string nirvana = idOf(kNirvana);
    const std::string other = idOf(kNirvanaUk);
    {
        static_cast<void>(
            valueOf(createCollection(window().session()->project(), "Mine", "", {{other, ""}})));
    }
    tools().merge(kNirvana, std::nullopt);
    auto* open = dialog<ui::MergeDialog>();
    ASSERT_NE(open, nullptr);
    EXPECT_FALSE(open->mergeButton()->isEnabled());
    EXPECT_THAT(open->says(), Holds("Say who"));
    // Both are called so: whoever is meant is chosen among those found.
    const auto choose = [&](const std::string& artist) {
        QLineEdit* field = open->search()->field();
        field->clear();
        QTest::keyClicks(field, QStringLiteral("Nirvana"));
        const QAbstractItemModel* hits = open->search()->list()->model();
        for (int row = 0; row < hits->rowCount(); ++row) {
            const auto hit = hits->index(row, 0).data(ui::SearchModel::ArtistRole).toUInt();
            if (idOf(hit) == artist) {
                for (int down = 0; down < row; ++down) QTest::keyClick(field, Qt::Key_Down);
                QTest::keyClick(field, Qt::Key_Return);
                return;
            }
        }
    };
    choose(nirvana);
    EXPECT_THAT(open->says(), Holds("the same entry"));
    EXPECT_FALSE(open->mergeButton()->isEnabled());
    choose(other);
    EXPECT_TRUE(open->mergeButton()->isEnabled());
    QTest::keyClicks(open->search()->field(), QStringLiteral("x"));
    EXPECT_FALSE(open->mergeButton()->isEnabled()) << "who is no longer named";
    open->stays()->setFocus();
    EXPECT_FALSE(open->correction().has_value());
    choose(other);
    EXPECT_TRUE(open->mergeButton()->isEnabled());
    EXPECT_EQ(open->choice("tags"), nullptr) << "one of them has none";
    ASSERT_NE(open->choice("audio"), nullptr);
    open->choice("audio")->setCurrentIndex(1);
    const MergeCorrection merge = open->correction().value();
    EXPECT_EQ(merge.kept, nirvana);
    EXPECT_EQ(merge.choices.at("audio"), MergeChoice::Dropped);
    open->stays()->setCurrentIndex(1);
    EXPECT_EQ(open->correction()->kept, other);
    open->stays()->setCurrentIndex(0);
    open->mergeButton()->click();
    ASSERT_TRUE(corrected("is the same artist as")) << window().message().toStdString();
    EXPECT_EQ(catalogue().size(), kArtists - 1);
    EXPECT_EQ(valueOf(findCollection(window().session()->project(), "Mine")).artists[0].id,
              nirvana);
}

TEST_F(CorrectFlowTest, ATagIsRenamedForEverybody)
{
    tools().renameTag();
    auto* open = dialog<ui::RetagDialog>();
    ASSERT_NE(open, nullptr);
    open->from()->setText(QStringLiteral("no such tag"));
    EXPECT_THAT(open->says(), Holds("Nobody carries this tag"));
    EXPECT_FALSE(open->renameButton()->isEnabled());
    const auto amounts = valueOf(window().session()->project().amounts(kRadiohead, 1));
    open->from()->setText(QString::fromStdString(amounts.front().first));
    open->to()->setText(QStringLiteral("another name"));
    EXPECT_THAT(open->says(), Holds("carr"));
    open->renameButton()->click();
    ASSERT_TRUE(corrected("as \"another name\" for")) << window().message().toStdString();
    EXPECT_EQ(valueOf(window().session()->project().amounts(kRadiohead, 1)).size(), amounts.size());
}

TEST_F(CorrectFlowTest, AModalityFileIsTakenOrItsFaultTold)
{
    tools().useModality(QString::fromStdString(
        folder().write("mood.tsv", "id\tcalm\n" + idOf(0) + "\tx\n").string()));
    ASSERT_TRUE(corrected("mood.tsv:2")) << window().message().toStdString();
    tools().useModality(QString::fromStdString(
        folder().write("mood.tsv", "id\tcalm\n" + idOf(0) + "\t1\n" + idOf(1) + "\t2\n").string()));
    ASSERT_TRUE(corrected("The modality \"mood\" is added")) << window().message().toStdString();
    EXPECT_EQ(catalogue().modalityNames.size(), 4U);
    EXPECT_FALSE(exploration().neighbours().rows.empty()) << "the run knows three, and goes on";
}

TEST_F(CorrectFlowTest, TheArtistMenuOffersItForOneAndForTwo)
{
    const auto texts = [&](const ui::ArtistMenu::Artists& artists) {
        QMenu menu;
        window().page().artistMenu().fill(menu, artists);
        QStringList all;
        for (const QAction* one : menu.actions()) all += one->text();
        return all;
    };
    EXPECT_TRUE(texts({kBjork}).contains(QStringLiteral("Set &right…")));
    EXPECT_TRUE(texts({kBjork, kU2}).contains(QStringLiteral("&Merge the two…")));
    EXPECT_FALSE(texts({kBjork, kU2, kNirvana}).contains(QStringLiteral("&Merge the two…")));
}

TEST_F(CorrectFlowTest, SomebodyNewIsPlacedExplainedAndKeptOnlyIfWanted)
{
    ui::NewArtistDialog* open = tools().newArtist();
    ASSERT_NE(open, nullptr);
    EXPECT_THAT(open->sentences(), Holds("Nothing is known of them yet."));
    EXPECT_FALSE(open->keepButton()->isEnabled());
    ASSERT_TRUE(comesTrue([&] { return !open->model().knownTags().isEmpty(); }));
    const auto amounts = valueOf(window().session()->project().amounts(kRadiohead, 1));
    QStringList tags;
    for (const auto& [tag, count] : amounts) tags += QString::fromStdString(tag).toUpper();
    open->tags()->setPlainText(tags.join(u',') + QStringLiteral(", never heard of"));
    ASSERT_TRUE(comesTrue([&] { return open->model().seen().placed != nullptr; }, 30000))
        << open->sentences().toStdString();
    EXPECT_TRUE(shows(*open, "Nobody carries: never heard of"));
    EXPECT_TRUE(open->table()->isVisible());
    EXPECT_GT(open->table()->model()->rowCount(), 5);
    EXPECT_THAT(open->sentences(), Holds("By tags alone,"));
    EXPECT_TRUE(open->preview()->place().has_value());
    EXPECT_THAT(open->sentences(), Holds("A name is needed to keep them."));
    EXPECT_EQ(catalogue().size(), kArtists) << "nothing is kept yet";
    open->name()->setText(QStringLiteral("Brand New"));
    EXPECT_TRUE(open->keepButton()->isEnabled());
    const std::string first =
        catalogue().artists()[open->model().seen().neighbours->all.rows[0].artist].id;
    open->keepButton()->click();
    ASSERT_TRUE(corrected("\"Brand New\" is new in the catalogue"))
        << window().message().toStdString();
    EXPECT_EQ(catalogue().size(), kArtists + 1);
    EXPECT_EQ(asked(), "Brand New");
    ASSERT_FALSE(exploration().neighbours().rows.empty()) << exploration().neighbours().reason;
    // Not exactly: hubs are told apart anew with one artist more.
    const auto& rows = exploration().neighbours().rows;
    EXPECT_TRUE(std::any_of(rows.begin(), rows.begin() + 3,
                            [&](const NeighbourRow& row) { return idOf(row.artist) == first; }));
    EXPECT_EQ(dialog<ui::NewArtistDialog>(), nullptr) << "it spoke of the catalogue that was";
}

TEST_F(CorrectFlowTest, AFaultInNumbersIsSaidWithBothCounts)
{
    ui::NewArtistDialog* open = tools().newArtist();
    open->model().setNumbers("audio", QStringLiteral("1 2 3"));
    EXPECT_TRUE(open->model().faulty());
    EXPECT_THAT(open->model().verdict("audio"), Holds(" numbers, and here are 3."));
    EXPECT_THAT(open->sentences(), Holds("can't be understood"));
    open->model().setNumbers("audio", {});
    EXPECT_FALSE(open->model().faulty());
}

TEST_F(CorrectFlowTest, ADroppedFileOfOneArtistOpensTheDialogAndOfSeveralSaysWhy)
{
    const auto amounts = valueOf(window().session()->project().amounts(kRadiohead, 1));
    std::string rows = "id\ttag\n";
    for (const auto& [tag, count] : amounts) rows += "somebody\t" + tag + "\n";
    const QString file = QString::fromStdString(folder().write("tags.tsv", rows).string());
    ASSERT_TRUE(tools().takes(file));
    ui::NewArtistDialog* open = tools().newArtist(file);
    ASSERT_NE(open, nullptr);
    EXPECT_EQ(open->name()->text(), QStringLiteral("somebody"));
    EXPECT_FALSE(open->name()->acceptDrops());
    EXPECT_FALSE(open->tags()->viewport()->acceptDrops()) << "the dialog takes it";
    ASSERT_TRUE(comesTrue([&] { return open->model().seen().placed != nullptr; }, 30000));
    EXPECT_TRUE(comesTrue([&] { return open->keepButton()->isEnabled(); }));
    open->takeFile(
        QString::fromStdString(folder().write("x.tsv", "id\ttag\na\tx\nb\tx\n").string()));
    EXPECT_THAT(open->sentences(), Holds("speaks of 2 artists"));
}

TEST_F(CorrectFlowTest, KnownTagsAreOfferedAndTakenByEnter)
{
    ui::NewArtistDialog* open = tools().newArtist();
    ASSERT_TRUE(comesTrue([&] { return !open->model().knownTags().isEmpty(); }));
    const QString tag = open->model().knownTags().first();
    ui::TagEdit* edit = open->tags();
    // Not typed: a list of completions would grab the keyboard, which is not to be had offscreen.
    edit->insertPlainText(tag.left(tag.size() - 1));
    Q_EMIT edit->completer()->activated(tag);
    EXPECT_TRUE(edit->toPlainText().endsWith(QStringLiteral(", ")))
        << edit->toPlainText().toStdString();
    EXPECT_FALSE(open->model().given("tags") == nullptr);
}

}  // namespace
}  // namespace crossfade::test
