// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/blind_record.h"
#include "core/evaluation/ranking_metrics.h"
#include "core/exploration/exploration_state.h"
#include "core/jobs/job_context.h"
#include "core/workflow/project.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crossfade {

/// Two settings to be judged by their lists, without knowing which is which.
struct BlindPlan {
    std::string name;
    ExplorationState a;  ///< the query of either does not count
    ExplorationState b;
    std::vector<std::vector<std::string>> queries;  ///< ids; each is asked once
    std::size_t k = 10;                             ///< length of the lists
    std::uint64_t seed = 1;                         ///< draws the order of the queries, and sides
};

struct BlindStart {
    BlindSession session;
    std::vector<std::string> passedOver;  ///< a sentence for each query that gives no list at all
};

/// Makes the lists of all queries, without who is hidden, and stores them as a session to vote on.
/// Which list stands left is drawn for each query by itself, with equal chances. InvalidInput, and
/// nothing is stored, if the lists of no query differ.
Result<BlindStart> startBlindComparison(Project& project, const BlindPlan& plan,
                                        const JobContext& job);

/// Newest first.
Result<std::vector<BlindSession>> blindSessions(Project& project);

/// What the voter sees: nothing in it says whose list is whose. All ids.
struct BlindCard {
    std::size_t trial = 0;
    std::vector<std::string> query;
    std::vector<std::string> left;
    std::vector<std::string> right;
};

/// The first that is to be voted on; none after the last. Where both lists are the same, there is
/// nothing to vote on.
std::optional<BlindCard> nextCard(const BlindSession& session);

struct VoteChange {
    std::int64_t session = 0;
    std::size_t trial = 0;
    std::optional<Choice> choice;  ///< none: not voted
};

/// Stores the vote and returns the change that undoes it. NotFound if there is no such trial,
/// InvalidInput if its lists are the same.
Result<VoteChange> castVote(Project& project, const VoteChange& vote);

/// What the votes say so far.
struct BlindResult {
    std::size_t preferA = 0;
    std::size_t preferB = 0;
    std::size_t ties = 0;  ///< voted so
    std::size_t same = 0;  ///< queries for which both lists are the same; nobody votes on them
    std::size_t open = 0;  ///< not voted yet
    double shareA = 0.5;   ///< of the votes for one of the two; .5 if there are none
    Interval interval;     ///< 95 %, of that share, see wilsonInterval()
    double pValue = 1.0;   ///< that both are equally good, see signTest()
};

BlindResult blindResult(const BlindSession& session);

}  // namespace crossfade
