// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/blind_comparison.h"

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/base/utc_now.h"
#include "core/evaluation/sign_test.h"
#include "core/store/vote_repository.h"
#include "core/workflow/explore.h"
#include "core/workflow/judgements.h"

#include <algorithm>
#include <span>

namespace crossfade {

namespace {

// Streams of one seed: which query comes first must not say which side is whose.
constexpr std::uint64_t kOrderStream = 1;
constexpr std::uint64_t kSideStream = 2;

/// One setting with what answers it.
struct Setting {
    ExplorationState state;
    Explorer explorer;

    static Result<Setting> load(Project& project, const ExplorationState& state)
    {
        CROSSFADE_ASSIGN(std::shared_ptr<const LoadedRun> run, project.loadRun(state.run));
        return Setting{state, Explorer(project.catalogue(), std::move(run))};
    }

    std::string json() const
    {
        ExplorationState ofNobody = state;
        ofNobody.query.clear();
        return toJson(ofNobody, explorer.run()->record.modalities);
    }

    NeighbourList list(const std::vector<std::string>& query, const std::vector<ArtistRow>& hidden,
                       std::size_t k)
    {
        state.query = query;
        explorer.setHidden(hidden);
        return explorer.neighbours(state, k);
    }
};

std::vector<std::string> idsOf(const NeighbourList& list, const CatalogueSnapshot& catalogue)
{
    std::vector<std::string> ids;
    for (const NeighbourRow& row : list.rows) ids.push_back(catalogue.artists()[row.artist].id);
    return ids;
}

/// Why a query can't be asked; empty if it can.
std::string faultOf(const std::vector<std::string>& query, const CatalogueSnapshot& catalogue)
{
    if (query.empty()) return "One of the queries names nobody.";
    for (const std::string& id : query)
        if (!catalogue.rowOfId.contains(id))
            return "There is no artist " + inQuotes(id) + " in the catalogue.";
    return "";
}

Status makeTrials(Project& project, const BlindPlan& plan, Setting& a, Setting& b,
                  BlindStart& start, const JobContext& job)
{
    CROSSFADE_ASSIGN(const std::vector<MarkRecord> marks, allMarks(project));
    const CatalogueSnapshot& catalogue = *project.catalogue();
    for (std::size_t q = 0; q < plan.queries.size(); ++q) {
        if (auto stop = job.advance("Making the lists", q, plan.queries.size())) return *stop;
        const std::vector<std::string>& query = plan.queries[q];
        if (std::string fault = faultOf(query, catalogue); !fault.empty()) {
            start.passedOver.push_back(std::move(fault));
            continue;
        }
        const std::vector<ArtistRow> hidden = hiddenRows(catalogue, marks, query);
        const NeighbourList listA = a.list(query, hidden, plan.k);
        const NeighbourList listB = b.list(query, hidden, plan.k);
        if (listA.rows.empty() && listB.rows.empty()) {
            start.passedOver.push_back(listA.reason);
            continue;
        }
        BlindTrial& trial = start.session.trials.emplace_back();
        trial.query = query;
        trial.listA = idsOf(listA, catalogue);
        trial.listB = idsOf(listB, catalogue);
    }
    return ok();
}

void draw(std::vector<BlindTrial>& trials, std::uint64_t seed)
{
    Random(derivedSeed(seed, kOrderStream)).shuffle(std::span(trials));
    Random sides(derivedSeed(seed, kSideStream));
    for (BlindTrial& trial : trials) trial.aIsLeft = sides.below(2) == 0;
}

bool isDecidable(const BlindTrial& trial)
{
    return trial.listA != trial.listB;
}

}  // namespace

Result<BlindStart> startBlindComparison(Project& project, const BlindPlan& plan,
                                        const JobContext& job)
{
    CROSSFADE_ASSIGN(Setting a, Setting::load(project, plan.a));
    CROSSFADE_ASSIGN(Setting b, Setting::load(project, plan.b));
    BlindStart start;
    BlindSession& session = start.session;
    session.name = onOneLine(plan.name);
    session.created = utcNow();
    session.settingA = a.json();
    session.settingB = b.json();
    session.k = plan.k;
    session.seed = plan.seed;
    CROSSFADE_TRY(makeTrials(project, plan, a, b, start, job));
    if (std::ranges::none_of(session.trials, isDecidable))
        return Error{ErrorCode::InvalidInput,
                     "There is nothing to compare: the lists of " +
                         counted(session.trials.size(), "query", "queries") +
                         " are the same in both settings, and " +
                         withThousands(start.passedOver.size()) + " have none" +
                         (start.passedOver.empty() ? "." : " (" + start.passedOver.front() + ")")};
    draw(session.trials, plan.seed);
    CROSSFADE_ASSIGN(session.id, VoteRepository(project.database()).add(session));
    return start;
}

Result<std::vector<BlindSession>> blindSessions(Project& project)
{
    return VoteRepository(project.database()).list();
}

std::optional<BlindCard> nextCard(const BlindSession& session)
{
    for (std::size_t t = 0; t < session.trials.size(); ++t) {
        const BlindTrial& trial = session.trials[t];
        if (!trial.choice && isDecidable(trial))
            return BlindCard{t, trial.query, trial.left(), trial.right()};
    }
    return std::nullopt;
}

Result<VoteChange> castVote(Project& project, const VoteChange& vote)
{
    VoteRepository repository(project.database());
    CROSSFADE_ASSIGN(const BlindSession session, repository.find(vote.session));
    if (vote.trial < session.trials.size() && !isDecidable(session.trials[vote.trial]))
        return Error{ErrorCode::InvalidInput, "Both lists of trial " +
                                                  std::to_string(vote.trial + 1) +
                                                  " are the same; there is nothing to vote on."};
    CROSSFADE_TRY(repository.vote(vote.session, vote.trial, vote.choice, utcNow()));
    return VoteChange{vote.session, vote.trial, session.trials[vote.trial].choice};
}

BlindResult blindResult(const BlindSession& session)
{
    BlindResult result;
    for (const BlindTrial& trial : session.trials) {
        if (!isDecidable(trial))
            ++result.same;
        else if (!trial.choice)
            ++result.open;
        else if (*trial.choice == Choice::Tie)
            ++result.ties;
        else if ((*trial.choice == Choice::Left) == trial.aIsLeft)
            ++result.preferA;
        else
            ++result.preferB;
    }
    const std::size_t decided = result.preferA + result.preferB;
    if (decided > 0)
        result.shareA = static_cast<double>(result.preferA) / static_cast<double>(decided);
    result.interval = wilsonInterval(result.preferA, decided);
    result.pValue = signTest(result.preferA, result.preferB);
    return result;
}

}  // namespace crossfade
