// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/batch_model.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/project_session.h"

#include <QFile>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class BatchModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_exploration.setSources(m_session->catalogue(), m_session->run());
        m_exploration.ask(test::kRadiohead);
        m_batch.setProject(m_session->path());
    }
    bool make(const QString& names, std::size_t k = 3)
    {
        m_batch.make(names, k);
        return test::comesTrue([this] { return !m_batch.runner().running(); });
    }
    QStringList lines(TableFormat format = TableFormat::Tsv) const
    {
        return QString::fromStdString(m_batch.table(format)).split(u'\n');
    }

    std::unique_ptr<ProjectSession> m_session;
    ExplorationModel m_exploration;
    BatchModel m_batch{m_exploration};
};

TEST_F(BatchModelTest, ListsEachAndSaysWhoWasNotUnderstood)
{
    ASSERT_TRUE(make(u"artist\nBjörk\nradiohaed\na102\nNirvana\nNothing Given\n"_s));
    ASSERT_TRUE(m_batch.hasTable());
    EXPECT_EQ(m_batch.sentence(), u"Lists of 2 of 5 artists, 6 rows."_s);
    ASSERT_EQ(m_batch.faults().size(), 3);
    EXPECT_THAT(m_batch.faults()[0], test::Holds("Line 3: "));
    EXPECT_THAT(m_batch.faults()[0], test::Holds("Radiohead"));
    EXPECT_THAT(m_batch.faults()[1], test::Holds("2 artists called"));
    EXPECT_THAT(m_batch.faults()[2], test::Holds("has no vector"));
    EXPECT_EQ(lines()[0], u"# Made up for tests."_s);
    EXPECT_TRUE(lines()[2].startsWith(u"Björk\ta101\t1\t"_s));
}

TEST_F(BatchModelTest, GoesByWhatIsShown)
{
    Filters filters;
    filters.tags = {{"tag4", true}};
    m_exploration.setFilters(filters);
    const auto tags = test::valueOf(TagAmounts::load(m_session->path(), *m_session->catalogue()));
    m_exploration.setTags(std::make_shared<const TagAmounts>(tags));
    m_exploration.ask(test::kBjork);
    m_exploration.setHiddenArtists({m_exploration.neighbours().rows.front().artist});
    m_exploration.setUnheard(0.5);
    ASSERT_TRUE(make(u"Björk"_s));
    for (std::size_t i = 0; i < 3; ++i) {
        const NeighbourRow& row = m_exploration.neighbours().rows.at(i);
        const std::string& id = m_exploration.catalogue().artists()[row.artist].id;
        EXPECT_EQ(lines()[static_cast<qsizetype>(i) + 2].split(u'\t')[3].toStdString(), id);
    }
}

TEST_F(BatchModelTest, TheTableIsSavedInEitherFormat)
{
    ASSERT_TRUE(make(u"Björk\nWho, \"ever\"\n"_s));
    const QString csv = QString::fromStdString((folder() / "lists.csv").string());
    ASSERT_TRUE(m_batch.save(csv).hasValue());
    QFile file(csv);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    EXPECT_TRUE(text.contains(u"\r\nquery,query_id,rank,"_s));
    EXPECT_TRUE(text.contains(u"\"Who, \"\"ever\"\"\""_s));
    EXPECT_EQ(lines().size(), lines(TableFormat::Csv).size());
    const auto other = m_batch.save(u"lists.xls"_s);
    ASSERT_FALSE(other.hasValue());
    EXPECT_THAT(other.error().message, testing::HasSubstr("lists.xls"));
}

TEST_F(BatchModelTest, WhatCannotBeMadeSaysWhy)
{
    ASSERT_TRUE(make(u" \n\n"_s));
    EXPECT_FALSE(m_batch.hasTable());
    EXPECT_FALSE(m_batch.sentence().isEmpty());
    ASSERT_TRUE(make(u"Björk"_s));
    EXPECT_TRUE(m_batch.hasTable());
    m_batch.setProject({});
    EXPECT_FALSE(m_batch.hasTable());
    ASSERT_TRUE(make(u"Björk"_s));
    EXPECT_THAT(m_batch.sentence(), test::Holds("No model is trained yet."));
}

TEST_F(BatchModelTest, ACancelledBatchIsNoTable)
{
    m_batch.make(u"Björk\n"_s.repeated(20000), 20);
    m_batch.runner().cancel();
    ASSERT_TRUE(test::comesTrue([this] { return !m_batch.runner().running(); }));
    EXPECT_FALSE(m_batch.hasTable());
    EXPECT_THAT(m_batch.sentence(), test::Holds("Stopped"));
}

}  // namespace
}  // namespace crossfade::ui
