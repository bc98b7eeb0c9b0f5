// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/judgement_model.h"

#include "ui/models/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace crossfade::ui {

QString judgementText(const Judgement& judgement)
{
    const auto words = [](const char* text) {
        return QCoreApplication::translate("judgement", text);
    };
    QStringList parts;
    if (judgement.mark == Mark::Keep) parts << words(QT_TRANSLATE_NOOP("judgement", "kept"));
    if (judgement.mark == Mark::Reject) parts << words(QT_TRANSLATE_NOOP("judgement", "rejected"));
    if (judgement.hidden) parts << words(QT_TRANSLATE_NOOP("judgement", "hidden"));
    if (!judgement.note.isEmpty())
        parts << words(QT_TRANSLATE_NOOP("judgement", "note: “%1”")).arg(judgement.note);
    return parts.join(QStringLiteral(", "));
}

JudgementModel::JudgementModel(KeptHistory& history, QObject* parent)
    : QObject(parent), m_history(&history)
{
    connect(m_history, &KeptHistory::replayed, this, &JudgementModel::reload);
}

void JudgementModel::setSession(ProjectSession* session)
{
    m_session = session;
    m_marks.clear();
    m_notes.clear();
    reload();
}

void JudgementModel::reload()
{
    if (m_session != nullptr) {
        auto marks = allMarks(m_session->project());
        auto notes = allNotes(m_session->project());
        if (!marks.hasValue())
            tell(marks.error());
        else if (!notes.hasValue())
            tell(notes.error());
        else {
            m_marks = std::move(marks).value();
            m_notes = std::move(notes).value();
        }
    }
    judge();
}

void JudgementModel::setQuery(std::vector<std::string> query)
{
    std::ranges::sort(query);
    if (query == m_query) return;
    m_query = std::move(query);
    judge();
}

void JudgementModel::judge()
{
    Judgements now;
    if (m_session != nullptr) {
        const auto& rows = catalogue().rowOfId;
        // What is said whatever is asked first, so that what is said of the query replaces it.
        for (const bool ofQuery : {false, true})
            for (const MarkRecord& one : m_marks) {
                const auto row = rows.find(one.artist);
                if (row == rows.end() || one.query.empty() == ofQuery ||
                    (ofQuery && one.query != m_query))
                    continue;
                if (one.mark == Mark::Hide)
                    now[row->second].hidden = true;
                else
                    now[row->second].mark = one.mark;
            }
        for (const NoteRecord& one : m_notes)
            if (const auto row = rows.find(one.artist); row != rows.end())
                now[row->second].note = qt(one.text);
    }
    if (now == m_judgements) return;
    m_judgements = std::move(now);
    Q_EMIT changed();
}

std::vector<ArtistRow> JudgementModel::leftOut() const
{
    if (m_session == nullptr) return {};
    std::vector<ArtistRow> out = hiddenRows(catalogue(), m_marks, m_query);
    if (m_leavesOutRejected)
        for (const auto& [artist, judgement] : m_judgements)
            if (judgement.mark == Mark::Reject) out.push_back(artist);
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
}

void JudgementModel::setLeavesOutRejected(bool leavesOut)
{
    if (leavesOut == m_leavesOutRejected) return;
    m_leavesOutRejected = leavesOut;
    Q_EMIT changed();
}

const MarkRecord* JudgementModel::recordOf(ArtistRow artist, Mark mark) const
{
    const std::string& id = catalogue().artists()[artist].id;
    const MarkRecord* found = nullptr;
    for (const MarkRecord& one : m_marks)
        if (one.artist == id && one.mark == mark && (one.query.empty() || one.query == m_query))
            if (found == nullptr || found->query.empty()) found = &one;
    return found;
}

bool JudgementModel::haveAll(const std::vector<ArtistRow>& artists, Mark mark) const
{
    return std::ranges::all_of(artists, [&](ArtistRow artist) {
        const Judgement judgement = of(artist);
        return mark == Mark::Hide ? judgement.hidden : judgement.mark == mark;
    });
}

bool JudgementModel::isAsked(ArtistRow artist) const
{
    return std::ranges::binary_search(m_query, catalogue().artists()[artist].id);
}

MarkChange JudgementModel::changeFor(ArtistRow artist, Mark mark, bool takeBack) const
{
    const std::string& id = catalogue().artists()[artist].id;
    if (takeBack) return {id, recordOf(artist, mark)->query, std::nullopt};
    return {id, mark == Mark::Hide ? std::vector<std::string>() : m_query, mark};
}

QString JudgementModel::nameOf(const std::vector<ArtistRow>& artists) const
{
    return artists.size() == 1 ? qt(catalogue().label(artists.front()))
                               : tr("%1 artists").arg(wholeText(artists.size()));
}

std::optional<bool> JudgementModel::toggle(const std::vector<ArtistRow>& artists, Mark mark)
{
    if (m_session == nullptr || artists.empty()) return std::nullopt;
    std::vector<ArtistRow> meant = artists;
    if (mark != Mark::Hide) std::erase_if(meant, [this](ArtistRow one) { return isAsked(one); });
    if (meant.empty()) {
        Q_EMIT failed(tr("%1 is who is asked for. Choose a neighbour to keep or reject.")
                          .arg(nameOf(artists)));
        return std::nullopt;
    }
    const bool takeBack = haveAll(meant, mark);
    std::vector<KeptChange> undo;
    std::optional<Error> failure;
    for (const ArtistRow artist : meant) {
        if (!takeBack && haveAll({artist}, mark)) continue;
        auto back = setMark(m_session->project(), changeFor(artist, mark, takeBack));
        if (!back.hasValue()) {
            failure = back.error();
            break;
        }
        undo.emplace_back(std::move(back).value());
    }
    const QString name = nameOf(meant);
    const QString what = mark == Mark::Keep     ? tr("keeping %1").arg(name)
                         : mark == Mark::Reject ? tr("rejecting %1").arg(name)
                                                : tr("hiding %1").arg(name);
    const bool any = !undo.empty();
    m_history->add(takeBack ? tr("no longer %1").arg(what) : what, std::move(undo));
    reload();
    if (failure) tell(*failure);
    if (!any) return std::nullopt;
    return !takeBack;
}

QString JudgementModel::note(const std::string& artist) const
{
    const auto found = std::ranges::find(m_notes, artist, &NoteRecord::artist);
    return found == m_notes.end() ? QString() : qt(found->text);
}

bool JudgementModel::setNote(const std::string& artist, const QString& note)
{
    if (m_session == nullptr) return false;
    const QString text = note.trimmed();
    if (text == this->note(artist)) return true;
    auto back = ::crossfade::setNote(m_session->project(), NoteRecord{artist, text.toStdString()});
    if (!back.hasValue()) {
        tell(back.error());
        return false;
    }
    const auto who = keptArtist(m_session->project(), artist);
    m_history->add(tr("the note on %1").arg(qt(who.hasValue() ? who.value().label : artist)),
                   {std::move(back).value()});
    reload();
    return true;
}

std::vector<JudgementModel::HiddenArtist> JudgementModel::hidden()
{
    std::vector<HiddenArtist> all;
    if (m_session == nullptr) return all;
    for (const MarkRecord& one : m_marks) {
        if (one.mark != Mark::Hide) continue;
        auto artist = keptArtist(m_session->project(), one.artist);
        auto query = keptArtists(m_session->project(), one.query);
        if (!artist.hasValue() || !query.hasValue()) {
            tell(artist.hasValue() ? query.error() : artist.error());
            continue;
        }
        QStringList labels;
        for (const KeptArtist& asked : query.value()) labels << qt(asked.label);
        all.push_back({std::move(artist).value(), one.query, listText(labels)});
    }
    std::ranges::sort(all, [](const HiddenArtist& a, const HiddenArtist& b) {
        return qt(a.artist.label).compare(qt(b.artist.label), Qt::CaseInsensitive) < 0;
    });
    return all;
}

void JudgementModel::showAgain(const HiddenArtist& artist)
{
    if (m_session == nullptr) return;
    auto back = setMark(m_session->project(), {artist.artist.id, artist.query, std::nullopt});
    if (!back.hasValue()) {
        tell(back.error());
        return;
    }
    m_history->add(tr("no longer hiding %1").arg(qt(artist.artist.label)),
                   {std::move(back).value()});
    reload();
}

void JudgementModel::tell(const Error& error)
{
    Q_EMIT failed(qt(error.sentence()));
}

}  // namespace crossfade::ui
