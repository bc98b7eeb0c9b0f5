// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/judgements.h"

#include "core/store/vote_repository.h"
#include "core/workflow/evaluate_run.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <optional>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;
using Ids = std::vector<std::string>;
using Rows = std::vector<ArtistRow>;

class JudgementsTest : public testing::Test {
protected:
    MarkChange mark(const std::string& artist, const Ids& query, std::optional<Mark> how)
    {
        return valueOf(setMark(*m_project, {artist, query, how}));
    }
    void vote(const Ids& query, const Ids& preferred, const Ids& other,
              std::optional<Choice> choice = Choice::Left)
    {
        BlindSession session{0,    "", "", "{}",
                             "{}", 2,  1,  {{query, preferred, other, true, {}, ""}}};
        session.trials[0].choice = choice;
        static_cast<void>(valueOf(VoteRepository(m_project->database()).add(session)));
    }
    ArtistRow row(const std::string& id) const { return m_project->catalogue()->rowOfId.at(id); }
    Rows rows(const Ids& ids) const
    {
        Rows found;
        for (const std::string& id : ids) found.push_back(row(id));
        std::ranges::sort(found);
        return found;
    }
    JudgedTruth truth(JudgementSource source = JudgementSource::Both)
    {
        return valueOf(judgedTruth(*m_project, source));
    }
    Rows relevantTo(const std::string& query, const JudgedTruth& judged) const
    {
        const auto of = judged.truth.of(row(query));
        return {of.begin(), of.end()};
    }
    Rows hiddenFor(const Ids& query)
    {
        return hiddenRows(*m_project->catalogue(), valueOf(allMarks(*m_project)), query);
    }

    TempDir m_dir;
    std::optional<Project> m_project = valueOf(Project::open(test::makeTrainedProject(m_dir)));
};

TEST_F(JudgementsTest, AMarkIsUndoneByWhatItReturns)
{
    const MarkChange first = mark("artist-1", {"artist-3", "artist-2"}, Mark::Keep);
    EXPECT_EQ(first.mark, std::nullopt);
    const auto kept = valueOf(allMarks(*m_project));
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].query, (Ids{"artist-2", "artist-3"})) << "in whatever order they were asked";
    EXPECT_EQ(kept[0].made.size(), 20U);
    const MarkChange second = mark("artist-1", {"artist-2", "artist-3"}, Mark::Reject);
    EXPECT_EQ(second.mark, Mark::Keep);
    const MarkChange third = valueOf(setMark(*m_project, second));
    EXPECT_EQ(valueOf(allMarks(*m_project)), kept) << "with its time";
    EXPECT_EQ(third.mark, Mark::Reject);
    static_cast<void>(valueOf(setMark(*m_project, first)));
    EXPECT_TRUE(valueOf(allMarks(*m_project)).empty());
    EXPECT_THAT(setMark(*m_project, {"artist-1", {"artist-1"}, Mark::Keep}),
                HasErrorWith("answer to themselves"));
}

TEST_F(JudgementsTest, ANoteIsUndoneByWhatItReturns)
{
    const NoteRecord none = valueOf(setNote(*m_project, {"artist-1", "live!"}));
    const NoteRecord live = valueOf(setNote(*m_project, {"artist-1", ""}));
    EXPECT_EQ(live, (NoteRecord{"artist-1", "live!"}));
    EXPECT_TRUE(valueOf(allNotes(*m_project)).empty());
    static_cast<void>(valueOf(setNote(*m_project, live)));
    EXPECT_EQ(valueOf(allNotes(*m_project)), std::vector<NoteRecord>{live});
    static_cast<void>(valueOf(setNote(*m_project, none)));
    EXPECT_TRUE(valueOf(allNotes(*m_project)).empty());
}

TEST_F(JudgementsTest, WhoIsHiddenIsSoForEveryQueryOrForOne)
{
    mark("artist-9", {}, Mark::Hide);
    mark("artist-8", {"artist-1"}, Mark::Hide);
    mark("artist-7", {"artist-2", "artist-1"}, Mark::Hide);
    mark("artist-6", {}, Mark::Reject);
    mark("gone", {}, Mark::Hide);
    EXPECT_EQ(hiddenFor({}), rows({"artist-9"}));
    EXPECT_EQ(hiddenFor({"artist-1"}), rows({"artist-8", "artist-9"}));
    EXPECT_EQ(hiddenFor({"artist-1", "artist-2"}), rows({"artist-7", "artist-9"}));
    EXPECT_EQ(hiddenFor({"artist-2"}), rows({"artist-9"}));
}

TEST_F(JudgementsTest, WhoWasKeptIsRelevantAndTheReverseIsNotSaid)
{
    mark("artist-2", {"artist-1"}, Mark::Keep);
    mark("artist-3", {"artist-1"}, Mark::Keep);
    mark("artist-4", {"artist-1"}, Mark::Reject);
    mark("artist-5", {"artist-1"}, Mark::Hide);
    mark("artist-1", {"artist-7"}, Mark::Keep);
    const JudgedTruth judged = truth();
    EXPECT_EQ(relevantTo("artist-1", judged), rows({"artist-2", "artist-3"}));
    EXPECT_EQ(relevantTo("artist-7", judged), rows({"artist-1"}));
    EXPECT_TRUE(relevantTo("artist-2", judged).empty());
    EXPECT_EQ(judged.pairs, (JudgedPairs{3, 1, 0}));
}

TEST_F(JudgementsTest, WhatCannotBeUsedIsCounted)
{
    mark("artist-2", {"artist-1"}, Mark::Keep);
    mark("artist-2", {}, Mark::Keep);
    mark("artist-3", {}, Mark::Reject);
    mark("artist-3", {"artist-1", "artist-2"}, Mark::Keep);
    mark("gone", {"artist-1"}, Mark::Keep);
    vote({"artist-1", "artist-2"}, {"artist-5"}, {"artist-6"});
    const JudgedTruth judged = truth();
    EXPECT_EQ(judged.withoutQuery, 2U);
    EXPECT_EQ(judged.severalQueries, 2U);
    EXPECT_EQ(judged.gone, 1U);
    EXPECT_EQ(judged.pairs, (JudgedPairs{1, 0, 5}));
    EXPECT_EQ(truth(JudgementSource::Marks).severalQueries, 1U);
}

TEST_F(JudgementsTest, AVoteSpeaksOfThoseWhomOneListAloneShows)
{
    vote({"artist-1"}, {"artist-2", "artist-3", "artist-4"}, {"artist-4", "artist-5"});
    const JudgedTruth judged = truth();
    EXPECT_EQ(relevantTo("artist-1", judged), rows({"artist-2", "artist-3"}));
    EXPECT_EQ(judged.pairs, (JudgedPairs{2, 1, 0}));
    EXPECT_THAT(judgedTruth(*m_project, JudgementSource::Marks),
                HasErrorCode(ErrorCode::InvalidInput));
}

TEST_F(JudgementsTest, TheMoreFrequentVoteCountsAndTiesSayNothing)
{
    vote({"artist-1"}, {"artist-2"}, {"artist-3"});
    vote({"artist-1"}, {"artist-2"}, {"artist-4"}, Choice::Right);
    vote({"artist-1"}, {"artist-5"}, {"artist-4"}, Choice::Right);
    vote({"artist-1"}, {"artist-6"}, {"artist-7"}, Choice::Tie);
    vote({"artist-1"}, {"artist-8"}, {"artist-9"}, std::nullopt);
    const JudgedTruth judged = truth(JudgementSource::Votes);
    EXPECT_EQ(relevantTo("artist-1", judged), rows({"artist-4"}));
    EXPECT_EQ(judged.pairs, (JudgedPairs{1, 2, 0})) << "2 is as often kept as rejected";
}

TEST_F(JudgementsTest, WhatAMarkSaysCountsWhateverVotesSay)
{
    vote({"artist-1"}, {"artist-2"}, {"artist-3"});
    vote({"artist-1"}, {"artist-2"}, {"artist-4"});
    mark("artist-2", {"artist-1"}, Mark::Reject);
    mark("artist-3", {"artist-1"}, Mark::Keep);
    EXPECT_EQ(relevantTo("artist-1", truth()), rows({"artist-3"}));
    EXPECT_EQ(truth().pairs, (JudgedPairs{1, 2, 0}));
    EXPECT_EQ(relevantTo("artist-1", truth(JudgementSource::Votes)), rows({"artist-2"}));
}

TEST_F(JudgementsTest, NothingToJudgeByIsSaidWithWhatThereIs)
{
    mark("artist-2", {"artist-1"}, Mark::Reject);
    mark("artist-2", {}, Mark::Keep);
    EXPECT_THAT(judgedTruth(*m_project, JudgementSource::Both),
                HasErrorWith("1 pair rejected, 1 mark without a query"));
    EXPECT_THAT(judgementSourceFromName("guesses"), HasErrorWith("\"guesses\""));
    EXPECT_EQ(valueOf(judgementSourceFromName("votes")), JudgementSource::Votes);
}

TEST_F(JudgementsTest, EvaluationJudgesByThemAndStoresNothing)
{
    for (const char* kept : {"artist-6", "artist-11", "artist-16"})
        mark(kept, {"artist-1"}, Mark::Keep);
    EvaluateOptions options;
    options.system.method = "tags";
    options.judgements = JudgementSource::Both;
    options.protocol = {QuerySet::All, CandidatePool::Catalogue, 10};
    const EvaluationReport report = valueOf(evaluateProject(*m_project, options, JobContext()));
    EXPECT_EQ(report.queries, 1U) << "who was kept did not ask";
    EXPECT_EQ(report.judged, (JudgedPairs{3, 0, 0}));
    options.judgements.reset();
    const EvaluationReport own = valueOf(evaluateProject(*m_project, options, JobContext()));
    EXPECT_GT(own.queries, 1U);
    EXPECT_EQ(own.judged, std::nullopt);
    options.system = {};
    options.protocol.k = m_project->catalogue()->stored.catalogue.k;
    options.protocol.queries = QuerySet::All;
    options.judgements = JudgementSource::Both;
    static_cast<void>(valueOf(evaluateProject(*m_project, options, JobContext())));
    EXPECT_EQ(valueOf(m_project->storedEvaluation(valueOf(m_project->runs())[0].id)), std::nullopt);
}

TEST_F(JudgementsTest, JudgementsOutliveAnImportWithoutTheArtist)
{
    mark("artist-2", {"artist-1"}, Mark::Keep);
    mark("artist-3", {"artist-1"}, Mark::Keep);
    static_cast<void>(valueOf(setNote(*m_project, {"artist-2", "live!"})));
    const auto before = valueOf(allMarks(*m_project));
    const auto import = [&] {
        static_cast<void>(valueOf(importCatalogue(m_dir / "folder", m_dir / "p.crossfade",
                                                  test::quickImport(), JobContext())));
        m_project.emplace(valueOf(Project::open(m_dir / "p.crossfade")));
    };
    test::removeArtist(m_dir / "folder", "artist-2");
    import();
    EXPECT_EQ(valueOf(allMarks(*m_project)), before);
    EXPECT_EQ(valueOf(allNotes(*m_project)).size(), 1U);
    EXPECT_EQ(truth().pairs, (JudgedPairs{1, 0, 1}));
    test::writeGeneratedCatalogue(m_dir / "folder", 60, 1);
    import();
    EXPECT_EQ(truth().pairs, (JudgedPairs{2, 0, 0}));
}

}  // namespace
}  // namespace crossfade
