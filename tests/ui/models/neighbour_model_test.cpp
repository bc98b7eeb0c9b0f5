// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/neighbour_model.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/project_session.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using Column = NeighbourModel::Column;

class NeighbourModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        NeighbourList list;
        list.placed = 58;
        list.rows = {
            {1, test::kBjork, 0.834F, -0.066F, 0.0F,
             ScoreParts{3, {0.4F, 0, 0, 0, 0.5F, 0, 0, 0, 0}}, ModalityMask(7), 1234567.0, true},
            {2, test::kU2, -0.25F, 0.0F, 0.0F, ScoreParts{3, {0, 0, 0, 0, -0.25F, 0, 0, 0, 0}},
             ModalityMask(6), 0.0, false},
        };
        m_model.setNeighbours(list, m_session->catalogue(), m_session->catalogue()->modalityNames);
    }

    QVariant at(int row, int column, int role = Qt::DisplayRole) const
    {
        return m_model.data(m_model.index(row, column), role);
    }

    std::unique_ptr<ProjectSession> m_session;
    NeighbourModel m_model;
};

TEST_F(NeighbourModelTest, KeepsTheRulesOfQtsModels)
{
    const QAbstractItemModelTester tester(&m_model,
                                          QAbstractItemModelTester::FailureReportingMode::Warning);
    const NeighbourList list = m_model.list();
    m_model.setNeighbours({}, m_session->catalogue(), {});
    m_model.setNeighbours(list, m_session->catalogue(), m_session->catalogue()->modalityNames);
    EXPECT_EQ(m_model.rowCount(), 2);
}

TEST_F(NeighbourModelTest, ShowsRankNameScorePopularityAndTruth)
{
    EXPECT_EQ(at(0, Column::Rank).toString(), u"1"_s);
    EXPECT_EQ(at(0, Column::ArtistName).toString(), u"Björk"_s);
    EXPECT_EQ(at(0, Column::Score).toString(), u".83"_s);
    EXPECT_EQ(at(0, Column::Popularity).toString(), u"1.2 M"_s);
    EXPECT_EQ(at(0, Column::Truth).toString(), u"✓"_s);
    EXPECT_EQ(at(1, Column::Score).toString(), u"−.25"_s);
    EXPECT_EQ(at(1, Column::Popularity).toString(), u"–"_s) << "unknown";
    EXPECT_EQ(at(1, Column::Truth).toString(), QString());
}

TEST_F(NeighbourModelTest, GivesTheDelegateWhatItDraws)
{
    EXPECT_EQ(at(1, Column::Ring, NeighbourModel::PresenceRole).toUInt(), 6U);
    EXPECT_EQ(at(1, Column::Ring, NeighbourModel::ModalityCountRole).toUInt(), 3U);
    EXPECT_FLOAT_EQ(m_model.row(0).parts.pure(1), 0.5F);
    EXPECT_EQ(at(0, Column::Share, Qt::ToolTipRole).toString(),
              u".83 = audio .40, tags .50, correction −.07"_s);
    EXPECT_EQ(at(1, Column::Share, Qt::AccessibleTextRole).toString(), u"−.25 = tags −.25"_s);
    EXPECT_EQ(at(1, Column::Rank, NeighbourModel::ArtistRole).toUInt(), test::kU2);
    EXPECT_TRUE(at(0, Column::Score, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    EXPECT_TRUE(at(0, Column::ArtistName, Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
}

TEST_F(NeighbourModelTest, SaysInWordsWhatIsDrawn)
{
    EXPECT_EQ(at(1, Column::Ring, Qt::AccessibleTextRole).toString(), u"tags, listening"_s);
    EXPECT_THAT(at(0, Column::Truth, Qt::AccessibleTextRole).toString(), test::Holds("similar by"));
    EXPECT_THAT(at(1, Column::Truth, Qt::AccessibleTextRole).toString(), test::Holds("not in"));
    EXPECT_THAT(at(1, Column::Score, Qt::ToolTipRole).toString(), test::Holds("U2 has tags"));
}

TEST_F(NeighbourModelTest, EveryColumnHasATitleAndAnExplanation)
{
    for (int column = 0; column < Column::ColumnCount; ++column) {
        for (const int role : {int{Qt::DisplayRole}, int{Qt::ToolTipRole}})
            EXPECT_FALSE(m_model.headerData(column, Qt::Horizontal, role).toString().isEmpty());
        EXPECT_EQ(m_model.headerData(column, Qt::Vertical, Qt::DisplayRole), QVariant());
    }
}

TEST_F(NeighbourModelTest, KnowsWhereAnArtistIs)
{
    EXPECT_EQ(m_model.rowOf(test::kU2), 1);
    EXPECT_EQ(m_model.rowOf(test::kRadiohead), -1);
}

TEST_F(NeighbourModelTest, CopiesAsATableWithTheNoticeFirst)
{
    EXPECT_EQ(m_model.toTsv(),
              u"# Made up for tests.\n"
              "rank\tid\tartist\tscore\tmodalities\tpopularity\tsimilar\n"
              "1\ta101\tBjörk\t0.8340\taudio+tags+listening\t1234567\tyes\n"
              "2\ta103\tU2\t-0.2500\ttags+listening\t0\tno\n"_s);
}

TEST_F(NeighbourModelTest, SaysWhereEachStoodAtTheBaseline)
{
    EXPECT_EQ(at(0, Column::Change).toString(), QString());
    const auto compared = [this](std::vector<RankChange> changes) {
        ListChange moves;
        moves.changes = std::move(changes);
        const NeighbourList list = m_model.list();
        m_model.setNeighbours(list, m_session->catalogue(), m_session->catalogue()->modalityNames,
                              moves);
    };
    compared({{test::kBjork, 4, 1}, {test::kU2, 0, 2}, {test::kSakamoto, 1, 0}});
    EXPECT_EQ(at(0, Column::Change).toString(), u"▲3"_s);
    EXPECT_EQ(at(0, Column::Change, Qt::ToolTipRole).toString(), u"Was 4 at the baseline"_s);
    EXPECT_EQ(at(1, Column::Change).toString(), u"new"_s);
    EXPECT_THAT(m_model.toTsv(), test::Holds("similar\tbefore\n1\ta101"));
    EXPECT_THAT(m_model.toTsv(), test::Holds("yes\t4\n"));
    EXPECT_THAT(m_model.toTsv(), test::Holds("no\t\n"));
    compared({{test::kBjork, 1, 1}, {test::kU2, 1, 2}});
    EXPECT_EQ(at(0, Column::Change).toString(), u"–"_s);
    EXPECT_EQ(at(1, Column::Change).toString(), u"▼1"_s);
    EXPECT_EQ(at(1, Column::Change, Qt::AccessibleTextRole).toString(), u"Was 1 at the baseline"_s);
}

TEST_F(NeighbourModelTest, AnEmptyOneCopiesItsHeader)
{
    const NeighbourModel empty;
    EXPECT_EQ(empty.rowCount(), 0);
    EXPECT_EQ(empty.toTsv(), u"rank\tid\tartist\tscore\tmodalities\tpopularity\tsimilar\n"_s);
}

TEST_F(NeighbourModelTest, MarkdownIsATableOfWhatIsRead)
{
    const QStringList lines = m_model.toMarkdown().split(u'\n');
    ASSERT_GE(lines.size(), 4);
    EXPECT_EQ(lines[1], u"|--:|:--|--:|:--|--:|"_s);
    EXPECT_EQ(lines[2], u"| 1 | Björk | .83 | audio+tags+listening | 1,234,567 |"_s);
    EXPECT_EQ(lines[3], u"| 2 | U2 | −.25 | tags+listening | – |"_s);
}

}  // namespace
}  // namespace crossfade::ui
