// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/judgement_model.h"

#include "core/store/transaction.h"
#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"

#include <QSignalSpy>

#include <memory>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

class JudgementModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_history.setProject(&m_session->project());
        m_model.setSession(m_session.get());
        m_model.setQuery({"a100"});
    }
    std::vector<MarkRecord> stored() { return test::valueOf(allMarks(m_session->project())); }

    std::unique_ptr<ProjectSession> m_session;
    KeptHistory m_history;
    JudgementModel m_model{m_history};
    QSignalSpy m_failed{&m_model, &JudgementModel::failed};
};

TEST_F(JudgementModelTest, KeepsAndRejectsForTheQueryAndHidesWhateverIsAsked)
{
    EXPECT_EQ(m_model.toggle({test::kBjork}, Mark::Keep), true);
    EXPECT_EQ(m_model.toggle({test::kSakamoto}, Mark::Reject), true);
    EXPECT_EQ(m_model.toggle({test::kU2}, Mark::Hide), true);
    const auto marks = stored();
    ASSERT_EQ(marks.size(), 3U);
    EXPECT_EQ(marks[0].artist, "a101");
    EXPECT_EQ(marks[0].mark, Mark::Keep);
    EXPECT_THAT(marks[0].query, ElementsAre("a100"));
    EXPECT_EQ(marks[1].mark, Mark::Reject);
    EXPECT_THAT(marks[1].query, ElementsAre("a100"));
    EXPECT_EQ(marks[2].mark, Mark::Hide);
    EXPECT_THAT(marks[2].query, IsEmpty());
    EXPECT_EQ(m_model.of(test::kBjork).mark, Mark::Keep);
    EXPECT_TRUE(m_model.of(test::kU2).hidden);
    EXPECT_THAT(m_model.leftOut(), ElementsAre(test::kU2));
    m_model.setQuery({"a105"});
    EXPECT_FALSE(m_model.of(test::kBjork).any()) << "another query";
    EXPECT_TRUE(m_model.of(test::kU2).hidden);
}

TEST_F(JudgementModelTest, TheSameMarkAgainTakesItBackAndAnotherReplacesIt)
{
    m_model.toggle({test::kBjork}, Mark::Keep);
    EXPECT_EQ(m_model.toggle({test::kBjork}, Mark::Keep), false);
    EXPECT_THAT(stored(), IsEmpty());
    m_model.toggle({test::kBjork}, Mark::Keep);
    EXPECT_EQ(m_model.toggle({test::kBjork}, Mark::Reject), true);
    ASSERT_EQ(stored().size(), 1U);
    EXPECT_EQ(m_model.of(test::kBjork).mark, Mark::Reject);
}

TEST_F(JudgementModelTest, ManyAreMarkedAtOnceUntilAllAre)
{
    m_model.toggle({test::kBjork}, Mark::Keep);
    EXPECT_EQ(m_model.toggle({test::kBjork, test::kU2}, Mark::Keep), true);
    EXPECT_TRUE(m_model.haveAll({test::kBjork, test::kU2}, Mark::Keep));
    EXPECT_EQ(m_model.toggle({test::kBjork, test::kU2}, Mark::Keep), false);
    EXPECT_THAT(stored(), IsEmpty());
    m_history.undo();
    EXPECT_EQ(stored().size(), 2U) << "one step";
}

TEST_F(JudgementModelTest, WhoIsAskedForIsNoAnswer)
{
    EXPECT_EQ(m_model.toggle({test::kRadiohead}, Mark::Keep), std::nullopt);
    ASSERT_EQ(m_failed.size(), 1);
    EXPECT_THAT(m_failed[0][0].toString(), test::Holds("Radiohead is who is asked for"));
    EXPECT_EQ(m_model.toggle({test::kRadiohead, test::kU2}, Mark::Keep), true);
    ASSERT_EQ(stored().size(), 1U) << "the other one alone";
    EXPECT_EQ(m_model.toggle({test::kRadiohead}, Mark::Hide), true);
}

TEST_F(JudgementModelTest, AMarkForWhateverIsAskedIsTakenBackAsItIsShown)
{
    test::valueOf(setMark(m_session->project(), {"a101", {}, Mark::Keep}));
    m_model.reload();
    EXPECT_EQ(m_model.of(test::kBjork).mark, Mark::Keep);
    m_model.toggle({test::kBjork}, Mark::Keep);
    EXPECT_THAT(stored(), IsEmpty());
}

TEST_F(JudgementModelTest, WhatIsSaidOfTheQueryGoesBeforeWhatIsSaidOfAll)
{
    test::valueOf(setMark(m_session->project(), {"a101", {}, Mark::Keep}));
    test::valueOf(setMark(m_session->project(), {"a101", {"a100"}, Mark::Reject}));
    m_model.reload();
    EXPECT_EQ(m_model.of(test::kBjork).mark, Mark::Reject);
    m_model.setQuery({"a105"});
    EXPECT_EQ(m_model.of(test::kBjork).mark, Mark::Keep);
}

TEST_F(JudgementModelTest, RejectedOnesAreLeftOutOnlyIfWished)
{
    m_model.toggle({test::kBjork}, Mark::Reject);
    EXPECT_THAT(m_model.leftOut(), IsEmpty());
    m_model.setLeavesOutRejected(true);
    EXPECT_THAT(m_model.leftOut(), ElementsAre(test::kBjork));
}

TEST_F(JudgementModelTest, UndoneAndDoneAgain)
{
    m_model.toggle({test::kBjork}, Mark::Hide);
    EXPECT_EQ(m_history.undoText(), u"hiding Björk"_s);
    m_history.undo();
    EXPECT_FALSE(m_model.of(test::kBjork).hidden) << "read again";
    m_history.redo();
    EXPECT_TRUE(m_model.of(test::kBjork).hidden);
}

TEST_F(JudgementModelTest, HiddenOnesAreListedWithForWhomAndShownAgain)
{
    m_model.toggle({test::kU2}, Mark::Hide);
    test::valueOf(setMark(m_session->project(), {"a101", {"a100", "a102"}, Mark::Hide}));
    test::valueOf(setMark(m_session->project(), {"gone", {}, Mark::Hide}));
    m_model.reload();
    const auto hidden = m_model.hidden();
    ASSERT_EQ(hidden.size(), 3U);
    EXPECT_EQ(hidden[0].artist.label, "Björk");
    EXPECT_EQ(hidden[0].forWhom, u"Radiohead and 坂本龍一"_s);
    EXPECT_FALSE(hidden[1].artist.row.has_value());
    EXPECT_EQ(hidden[2].artist.label, "U2");
    for (const auto& one : hidden) m_model.showAgain(one);
    EXPECT_THAT(m_model.hidden(), IsEmpty());
    EXPECT_THAT(m_model.leftOut(), IsEmpty());
}

TEST_F(JudgementModelTest, NotesAreStoredTrimmedAndOneStepHoweverOftenTheyAreEdited)
{
    EXPECT_TRUE(m_model.setNote("a101", u"Live "_s));
    EXPECT_TRUE(m_model.setNote("a101", u"Live in June\n"_s));
    EXPECT_EQ(m_model.note("a101"), u"Live in June"_s);
    EXPECT_EQ(m_model.of(test::kBjork).note, u"Live in June"_s);
    EXPECT_EQ(judgementText(m_model.of(test::kBjork)), u"note: “Live in June”"_s);
    m_history.undo();
    EXPECT_EQ(m_model.note("a101"), QString());
    EXPECT_FALSE(m_history.canUndo());
    m_model.setNote("a101", u"x"_s);
    m_model.setNote("a101", QString());
    EXPECT_THAT(test::valueOf(allNotes(m_session->project())), IsEmpty());
}

TEST_F(JudgementModelTest, WhatCantBeWrittenIsSaidAndNothingIsMarked)
{
    // One transaction at a time: the mark's own can't begin.
    const Transaction other = test::valueOf(Transaction::begin(m_session->project().database()));
    EXPECT_EQ(m_model.toggle({test::kBjork}, Mark::Keep), std::nullopt);
    EXPECT_EQ(m_failed.size(), 1);
    EXPECT_FALSE(m_model.of(test::kBjork).any());
    EXPECT_FALSE(m_history.canUndo());
}

}  // namespace
}  // namespace crossfade::ui
