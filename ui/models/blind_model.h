// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/blind_comparison.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/project_session.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crossfade::ui {

/// "“Learned mix against now”: 8 votes for the first, 3 for the second, 1 for neither; the
/// two-sided sign test gives p = .23: that may well be chance."
QString blindSentence(const BlindSession& session);

/// Queries of one artist each, drawn by a seed among those who have a modality; all of them where
/// there are no more than `count`.
std::vector<std::vector<std::string>> randomQueries(const CatalogueSnapshot& catalogue,
                                                    std::size_t count, std::uint64_t seed);

/// Blind comparisons of the open project: makes one in the background, and casts votes, each stored
/// at once. GUI thread.
class BlindModel : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// The open project, borrowed; null: none. Ends what is being made.
    void setSession(ProjectSession* session);
    void reload();

    /// Newest first.
    const std::vector<BlindSession>& sessions() const { return m_sessions; }
    /// The one that is voted on; null: none.
    const BlindSession* current() const;
    /// The next pair of lists; none after the last vote.
    std::optional<BlindCard> card() const;
    /// "Odetta, Nina Simone": labels of artists by id.
    QStringList labels(const std::vector<std::string>& ids) const;
    /// Votes cast, and pairs to vote on in all.
    std::size_t voted() const;
    std::size_t pairs() const;

    /// Makes the lists and goes to the first pair.
    void start(BlindPlan plan);
    /// Goes on with one that was begun.
    void resume(std::int64_t session);
    /// Back to none.
    void leave();

    void vote(Choice choice);
    /// Of the votes cast since the session was opened.
    bool canTakeBack() const { return !m_votes.empty(); }
    void takeBack();

    JobRunner& runner() { return m_runner; }

Q_SIGNALS:
    void changed();
    void told(const QString& sentence);
    void failed(const QString& sentence);

private:
    void take(Result<BlindStart> made);

    ProjectSession* m_session = nullptr;
    std::vector<BlindSession> m_sessions;
    std::int64_t m_current = 0;
    std::vector<VoteChange> m_votes;  ///< what takes each back
    JobRunner m_runner;
};

}  // namespace crossfade::ui
