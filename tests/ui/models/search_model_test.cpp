// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/search_model.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/project_session.h"
#include "ui/models/text.h"

#include <QAbstractItemModelTester>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class SearchModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override { m_session = test::valueOf(ProjectSession::open(trained())); }

    void find(const std::string& typed)
    {
        m_model.setHits(test::valueOf(m_session->project().findArtists(typed, 8)),
                        m_session->catalogue());
    }
    QVariant at(int row, int role = Qt::DisplayRole) const
    {
        return m_model.data(m_model.index(row), role);
    }

    std::unique_ptr<ProjectSession> m_session;
    SearchModel m_model;
};

TEST_F(SearchModelTest, KeepsTheRulesOfQtsModels)
{
    const QAbstractItemModelTester tester(&m_model,
                                          QAbstractItemModelTester::FailureReportingMode::Warning);
    find("nirvana");
    find("nobody is called that");
    m_model.clear();
    EXPECT_EQ(m_model.rowCount(), 0);
}

TEST_F(SearchModelTest, ListsWhoWasFoundWithWhatTheyHave)
{
    find("u2");
    ASSERT_EQ(m_model.rowCount(), 1);
    EXPECT_EQ(at(0).toString(), u"U2"_s);
    EXPECT_EQ(at(0, SearchModel::ArtistRole).toUInt(), test::kU2);
    EXPECT_EQ(at(0, SearchModel::PresenceRole).toUInt(), 6U);
    EXPECT_EQ(at(0, SearchModel::ModalityCountRole).toUInt(), 3U);
    EXPECT_TRUE(m_model.flags(m_model.index(0)).testFlag(Qt::ItemIsSelectable));
}

TEST_F(SearchModelTest, TellsArtistsOfOneNameApart)
{
    find("nirvana");
    ASSERT_EQ(m_model.rowCount(), 2);
    EXPECT_EQ(at(0).toString(), u"Nirvana (US, 1987-1994)"_s);
    EXPECT_EQ(at(1).toString(), u"Nirvana (GB, 1965-)"_s);
    EXPECT_THAT(at(0, SearchModel::DetailRole).toString(), test::Holds("US · 1987-1994"));
    EXPECT_THAT(at(1, SearchModel::DetailRole).toString(), test::Holds("GB · 1965-"));
}

TEST_F(SearchModelTest, SaysEachThingOnce)
{
    find("nirvana");
    const QString popularity = popularityText(m_session->catalogue()->artists()[9].popularity);
    EXPECT_EQ(at(1, Qt::AccessibleTextRole).toString(),
              u"Nirvana (GB, 1965-), popularity %1"_s.arg(popularity))
        << "country and years are in the label already";
    find("坂本");
    EXPECT_EQ(at(0, Qt::AccessibleTextRole).toString(),
              u"坂本龍一, Ryuichi Sakamoto, JP, 1970-2023, popularity 666,666"_s);
}

TEST_F(SearchModelTest, DetailFallsBackOnTheId)
{
    const auto& catalogue = *m_session->catalogue();
    EXPECT_EQ(artistDetail(catalogue, 5), u"a105"_s) << "of unknown popularity";
    EXPECT_THAT(artistDetail(catalogue, test::kSakamoto),
                test::Holds("Ryuichi Sakamoto · JP · 1970-2023 · popularity 666,666"));
}

TEST_F(SearchModelTest, ARowThatCantBeChosenSaysThatNothingWasFound)
{
    find("nobody is called that");
    ASSERT_EQ(m_model.rowCount(), 1);
    EXPECT_THAT(at(0).toString(), test::Holds("No artist"));
    EXPECT_FALSE(m_model.flags(m_model.index(0)).testFlag(Qt::ItemIsSelectable));
    EXPECT_FALSE(m_model.flags(m_model.index(0)).testFlag(Qt::ItemIsEnabled));
    EXPECT_FALSE(at(0, SearchModel::ArtistRole).isValid());
}

}  // namespace
}  // namespace crossfade::ui
