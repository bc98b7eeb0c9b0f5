// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/collections_model.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/artist_mime.h"
#include "ui/models/collection_entries_model.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>

#include <memory>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

class CollectionsModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_history.setProject(&m_session->project());
        m_model.setSession(m_session.get());
    }
    std::vector<std::string> ids()
    {
        std::vector<std::string> all;
        for (const CollectionArtist& one : m_model.chosen()->artists) all.push_back(one.id);
        return all;
    }
    QString lastTold() { return m_told.isEmpty() ? QString() : m_told.last()[0].toString(); }
    QString lastFailed() { return m_failed.isEmpty() ? QString() : m_failed.last()[0].toString(); }

    std::unique_ptr<ProjectSession> m_session;
    KeptHistory m_history;
    CollectionsModel m_model{m_history};
    CollectionEntriesModel m_entries{m_model};
    QSignalSpy m_told{&m_model, &CollectionsModel::told};
    QSignalSpy m_failed{&m_model, &CollectionsModel::failed};
};

TEST_F(CollectionsModelTest, ANewOneIsChosenAndStored)
{
    EXPECT_EQ(m_model.chosen(), nullptr);
    ASSERT_TRUE(m_model.create(u"Late night"_s, {test::kBjork, test::kU2}));
    ASSERT_NE(m_model.chosen(), nullptr);
    EXPECT_EQ(m_model.chosen()->name, "Late night");
    EXPECT_THAT(ids(), ElementsAre("a101", "a103"));
    EXPECT_EQ(test::valueOf(allCollections(m_session->project())).size(), 1U);
    EXPECT_FALSE(m_model.create(u"Late night"_s));
    EXPECT_THAT(lastFailed(), test::Holds("Late night"));
    EXPECT_EQ(m_model.collections().size(), 1U);
}

TEST_F(CollectionsModelTest, WhoIsInItAlreadyIsSaidAndStays)
{
    m_model.create(u"A"_s, {test::kBjork, test::kU2});
    EXPECT_TRUE(
        m_model.add(m_model.chosen()->id, std::vector<ArtistRow>{test::kU2, test::kSakamoto}));
    EXPECT_THAT(ids(), ElementsAre("a101", "a103", "a102"));
    EXPECT_EQ(lastTold(), u"Added 1 to “A”; 1 were in it already."_s);
    EXPECT_FALSE(m_model.add(m_model.chosen()->id, std::vector<ArtistRow>{test::kU2}));
    EXPECT_EQ(lastTold(), u"They are in “A” already."_s);
}

TEST_F(CollectionsModelTest, AddingElsewhereChoosesThat)
{
    m_model.create(u"A"_s);
    const auto a = m_model.chosen()->id;
    m_model.create(u"B"_s);
    m_model.add(a, std::vector<ArtistRow>{test::kU2});
    EXPECT_EQ(m_model.chosen()->name, "A") << "the one used last";
}

TEST_F(CollectionsModelTest, ArtistsMoveTogetherInTheirOrder)
{
    m_model.create(u"A"_s, {0, 1, 2, 3, 4});
    ASSERT_TRUE(m_model.move({"a101", "a103"}, 5));
    EXPECT_THAT(ids(), ElementsAre("a100", "a102", "a104", "a101", "a103"));
    ASSERT_TRUE(m_model.move({"a103", "a104"}, 0));
    EXPECT_THAT(ids(), ElementsAre("a104", "a103", "a100", "a102", "a101"));
    m_history.undo();
    EXPECT_THAT(ids(), ElementsAre("a100", "a102", "a104", "a101", "a103"));
}

TEST_F(CollectionsModelTest, ADeletedOneComesBack)
{
    m_model.create(u"A"_s, {1});
    m_model.setArtistNote("a101", u"opens"_s);
    ASSERT_TRUE(m_model.remove());
    EXPECT_EQ(m_model.chosen(), nullptr);
    EXPECT_THAT(lastTold(), test::Holds("Undo brings it back"));
    m_history.undo();
    ASSERT_NE(m_model.chosen(), nullptr);
    EXPECT_EQ(m_model.chosen()->artists.front().note, "opens");
}

TEST_F(CollectionsModelTest, UndoTellsWhatWasChangedElsewhereAndChangesNothing)
{
    m_model.create(u"A"_s, {1});
    m_model.rename(u"B"_s);
    test::valueOf(renameCollection(m_session->project(), m_model.chosen()->id, "C"));
    QSignalSpy failed(&m_history, &KeptHistory::failed);
    m_history.undo();
    EXPECT_EQ(failed.size(), 1);
    EXPECT_EQ(m_model.chosen()->name, "C") << "and it is read again";
}

TEST_F(CollectionsModelTest, TextIsWhatIsExported)
{
    m_model.create(u"A"_s, {test::kBjork});
    const auto text = m_model.text(u".md"_s);
    ASSERT_TRUE(text.has_value());
    EXPECT_THAT(*text, test::Holds("Björk"));
    EXPECT_FALSE(m_model.text(u".m3u8"_s).has_value());
    EXPECT_THAT(lastFailed(), test::Holds("audio_file"));
    const auto file = folder() / "a.md";
    ASSERT_TRUE(m_model.exportTo(QString::fromStdString(file.string())));
    EXPECT_EQ(QString::fromStdString(test::readBytes(file)), *text);
    EXPECT_THAT(lastTold(), test::Holds("Wrote 1 artist to"));
}

TEST_F(CollectionsModelTest, AListIsImportedAndSaysWhoWasNotFound)
{
    test::writeBytes(folder() / "Friends.txt", "Björk\nU2\nBjork\nNobody Of That Name\n");
    ASSERT_TRUE(m_model.importFrom(QString::fromStdString((folder() / "Friends.txt").string())));
    EXPECT_EQ(m_model.chosen()->name, "Friends");
    EXPECT_THAT(ids(), ElementsAre("a101", "a103"));
    EXPECT_THAT(lastTold(), test::Holds("“Friends” has 2 of the list's artists."));
    EXPECT_THAT(lastTold(), test::Holds("1 were named again"));
    EXPECT_THAT(lastTold(), test::Holds("Nobody Of That Name"));
    test::writeBytes(folder() / "Friends.txt", "Radiohead\n");
    ASSERT_TRUE(m_model.importFrom(QString::fromStdString((folder() / "Friends.txt").string())));
    EXPECT_THAT(ids(), ElementsAre("a101", "a103", "a100")) << "into the one of that name";
}

TEST_F(CollectionsModelTest, EntriesKeepTheRulesOfQtsModels)
{
    const QAbstractItemModelTester tester(&m_entries,
                                          QAbstractItemModelTester::FailureReportingMode::Warning);
    m_model.create(u"A"_s, {1, 2, 3});
    m_model.removeArtists({"a102"});
    m_model.remove();
    EXPECT_EQ(m_entries.rowCount(), 0);
}

TEST_F(CollectionsModelTest, ANoteIsEditedInItsCellWithoutTheRowsComingAnew)
{
    m_model.create(u"A"_s, {1, 2});
    QSignalSpy reset(&m_entries, &QAbstractItemModel::modelReset);
    const QModelIndex note = m_entries.index(1, CollectionEntriesModel::Note);
    EXPECT_TRUE(m_entries.flags(note).testFlag(Qt::ItemIsEditable));
    EXPECT_TRUE(m_entries.setData(note, u" last \n"_s, Qt::EditRole));
    EXPECT_EQ(note.data().toString(), u"last"_s);
    EXPECT_EQ(reset.size(), 0);
    EXPECT_FALSE(m_entries.flags(m_entries.index(1, CollectionEntriesModel::ArtistName))
                     .testFlag(Qt::ItemIsEditable));
}

TEST_F(CollectionsModelTest, DroppedArtistsAreAddedWhereTheyFallAndOwnOnesMove)
{
    m_model.create(u"A"_s, {1, 2, 3});
    const auto drop = [&](std::vector<ArtistRow> artists, int row) {
        const std::unique_ptr<QMimeData> data(artistMime(artists, *m_session->catalogue()));
        ASSERT_TRUE(m_entries.canDropMimeData(data.get(), Qt::CopyAction, row, 0, {}));
        EXPECT_TRUE(m_entries.dropMimeData(data.get(), Qt::CopyAction, row, 0, {}));
    };
    drop({7}, 1);
    EXPECT_THAT(ids(), ElementsAre("a101", "a107", "a102", "a103"));
    drop({8}, -1);
    EXPECT_THAT(ids(), ElementsAre("a101", "a107", "a102", "a103", "a108"));
    const std::unique_ptr<QMimeData> own(
        m_entries.mimeData({m_entries.index(3, 0), m_entries.index(3, 2)}));
    EXPECT_THAT(artistIds(own.get()), ElementsAre("a103"));
    EXPECT_TRUE(m_entries.dropMimeData(own.get(), Qt::CopyAction, 0, 0, {}));
    EXPECT_THAT(ids(), ElementsAre("a103", "a101", "a107", "a102", "a108"));
}

TEST_F(CollectionsModelTest, WhatIsDraggedIsTextElsewhere)
{
    const std::vector<ArtistRow> rows = {test::kBjork, test::kNirvanaUk};
    const std::unique_ptr<QMimeData> data(artistMime(rows, *m_session->catalogue()));
    EXPECT_EQ(data->text(), u"Björk\nNirvana (GB, 1965-)"_s);
    EXPECT_THAT(artistIds(data.get()), ElementsAre("a101", "a109"));
    QMimeData other;
    other.setText(u"Björk"_s);
    EXPECT_THAT(artistIds(&other), IsEmpty());
    EXPECT_FALSE(m_entries.canDropMimeData(&other, Qt::CopyAction, 0, 0, {}));
}

TEST_F(CollectionsModelTest, WhoHasGoneStaysWithTheirId)
{
    m_model.create(u"A"_s);
    m_model.add(m_model.chosen()->id, std::vector<std::string>{"gone", "a101"});
    EXPECT_EQ(m_entries.rowCount(), 2);
    EXPECT_FALSE(m_entries.artist(0).has_value());
    EXPECT_THAT(
        m_entries.index(0, CollectionEntriesModel::ArtistName).data(Qt::ToolTipRole).toString(),
        test::Holds("no longer in the catalogue"));
    EXPECT_THAT(m_model.rows(), ElementsAre(test::kBjork));
}

}  // namespace
}  // namespace crossfade::ui
