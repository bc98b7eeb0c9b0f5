// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/blind_model.h"

#include "core/base/random.h"
#include "core/workflow/kept_artist.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace crossfade::ui {

namespace {

constexpr double kChance = 0.05;

QString pText(double p)
{
    // Never broken at the end of a line.
    return (p < 0.001 ? BlindModel::tr("p < .001") : BlindModel::tr("p = %1").arg(scoreText(p, 3)))
        .replace(u' ', QChar::Nbsp);
}

QString votes(std::size_t number)
{
    return countText(number, BlindModel::tr("1 vote"), BlindModel::tr("%1 votes"));
}

}  // namespace

QString blindSentence(const BlindSession& session)
{
    const BlindResult result = blindResult(session);
    QString text = BlindModel::tr("“%1”: %2 for the first, %3 for the second, %4 for neither")
                       .arg(qt(session.name), votes(result.preferA), wholeText(result.preferB),
                            wholeText(result.ties));
    if (result.same > 0)
        text += BlindModel::tr("; the same lists for %1")
                    .arg(countText(result.same, BlindModel::tr("1 query"),
                                   BlindModel::tr("%1 queries")));
    if (result.open > 0) text += BlindModel::tr("; %1 not voted on").arg(wholeText(result.open));
    if (result.preferA + result.preferB == 0)
        return text + BlindModel::tr(". Nobody preferred either, so that nothing can be tested.");
    const QString share = BlindModel::tr("The first is preferred in %1 % (95 %: %2 to %3 %)")
                              .arg(100.0 * result.shareA, 0, 'f', 0)
                              .arg(100.0 * result.interval.low, 0, 'f', 0)
                              .arg(100.0 * result.interval.high, 0, 'f', 0);
    const QString verdict =
        result.pValue < kChance
            ? BlindModel::tr("more than chance would make of two equally good settings")
            : BlindModel::tr("no more than chance may make of two equally good settings");
    return BlindModel::tr("%1. %2. Exact two-sided sign test without the ties: %3, %4.")
        .arg(text, share, pText(result.pValue), verdict);
}

std::vector<std::vector<std::string>> randomQueries(const CatalogueSnapshot& catalogue,
                                                    std::size_t count, std::uint64_t seed)
{
    std::vector<std::vector<std::string>> queries;
    for (std::size_t row = 0; row < catalogue.size(); ++row)
        if (!catalogue.presence[row].empty()) queries.push_back({catalogue.artists()[row].id});
    Random(seed).shuffle(std::span(queries));
    queries.resize(std::min(count, queries.size()));
    return queries;
}

void BlindModel::setSession(ProjectSession* session)
{
    if (session != m_session) {
        m_runner.abandon();
        m_current = 0;
        m_votes.clear();
    }
    m_session = session;
    m_sessions.clear();
    reload();
}

void BlindModel::reload()
{
    if (m_session != nullptr) {
        auto all = blindSessions(m_session->project());
        if (all.hasValue())
            m_sessions = std::move(all).value();
        else
            Q_EMIT failed(qt(all.error().sentence()));
    }
    Q_EMIT changed();
}

const BlindSession* BlindModel::current() const
{
    const auto found = std::ranges::find(m_sessions, m_current, &BlindSession::id);
    return found == m_sessions.end() ? nullptr : &*found;
}

std::optional<BlindCard> BlindModel::card() const
{
    return current() != nullptr ? nextCard(*current()) : std::nullopt;
}

QStringList BlindModel::labels(const std::vector<std::string>& ids) const
{
    QStringList labels;
    if (m_session == nullptr) return labels;
    const auto artists = keptArtists(m_session->project(), ids);
    for (std::size_t i = 0; i < ids.size(); ++i)
        labels << qt(artists.hasValue() ? artists.value()[i].label : ids[i]);
    return labels;
}

std::size_t BlindModel::voted() const
{
    if (current() == nullptr) return 0;
    const BlindResult result = blindResult(*current());
    return result.preferA + result.preferB + result.ties;
}

std::size_t BlindModel::pairs() const
{
    return current() == nullptr ? 0 : voted() + blindResult(*current()).open;
}

void BlindModel::start(BlindPlan plan)
{
    if (m_session == nullptr) return;
    const auto work = [path = m_session->path(),
                       plan = std::move(plan)](const JobContext& job) -> Result<BlindStart> {
        CROSSFADE_ASSIGN(Project project, Project::open(path));
        return startBlindComparison(project, plan, job);
    };
    m_runner.start(tr("Making the lists"), work,
                   [this](Result<BlindStart> made) { take(std::move(made)); });
    Q_EMIT changed();
}

void BlindModel::take(Result<BlindStart> made)
{
    if (!made.hasValue()) {
        Q_EMIT changed();
        if (made.error().code != ErrorCode::Cancelled) Q_EMIT failed(qt(made.error().sentence()));
        return;
    }
    m_votes.clear();
    m_current = made.value().session.id;
    reload();
    const std::vector<std::string>& passed = made.value().passedOver;
    if (!passed.empty())
        Q_EMIT told(tr("%1 left out: %2")
                        .arg(countText(passed.size(), tr("1 query was"), tr("%1 queries were")),
                             qt(passed.front())));
}

void BlindModel::resume(std::int64_t session)
{
    m_votes.clear();
    m_current = session;
    Q_EMIT changed();
}

void BlindModel::leave()
{
    resume(0);
}

void BlindModel::vote(Choice choice)
{
    const auto shown = card();
    if (!shown) return;
    auto undo = castVote(m_session->project(), {m_current, shown->trial, choice});
    if (!undo.hasValue()) {
        Q_EMIT failed(qt(undo.error().sentence()));
        return;
    }
    m_votes.push_back(undo.value());
    reload();
}

void BlindModel::takeBack()
{
    if (m_votes.empty()) return;
    const auto redo = castVote(m_session->project(), m_votes.back());
    m_votes.pop_back();
    if (!redo.hasValue()) Q_EMIT failed(qt(redo.error().sentence()));
    reload();
}

}  // namespace crossfade::ui
