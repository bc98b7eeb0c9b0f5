// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/kept_history.h"

#include "ui/models/text.h"

#include <ranges>
#include <utility>

namespace crossfade::ui {

namespace {

/// Both are edits of one note.
bool sameNote(const std::vector<KeptChange>& one, const std::vector<KeptChange>& other)
{
    if (one.size() != 1 || other.size() != 1) return false;
    const auto* a = std::get_if<NoteRecord>(&one.front());
    const auto* b = std::get_if<NoteRecord>(&other.front());
    return a != nullptr && b != nullptr && a->artist == b->artist;
}

}  // namespace

void KeptHistory::setProject(Project* project)
{
    m_project = project;
    m_undo.clear();
    m_redo.clear();
    Q_EMIT changed();
}

void KeptHistory::add(const QString& what, std::vector<KeptChange> undo)
{
    if (undo.empty()) return;
    m_redo.clear();
    if (m_undo.empty() || !sameNote(m_undo.back().changes, undo))
        m_undo.push_back({what, std::move(undo)});
    Q_EMIT changed();
}

Result<KeptChange> KeptHistory::make(const KeptChange& change)
{
    if (const auto* collections = std::get_if<CollectionChange>(&change)) {
        CROSSFADE_ASSIGN(CollectionChange back, makeChange(*m_project, *collections));
        return KeptChange(std::move(back));
    }
    if (const auto* mark = std::get_if<MarkChange>(&change)) {
        CROSSFADE_ASSIGN(MarkChange back, setMark(*m_project, *mark));
        return KeptChange(std::move(back));
    }
    CROSSFADE_ASSIGN(NoteRecord back, setNote(*m_project, std::get<NoteRecord>(change)));
    return KeptChange(std::move(back));
}

void KeptHistory::replay(std::vector<Step>& from, std::vector<Step>& to)
{
    if (m_project == nullptr || from.empty()) return;
    const Step step = std::move(from.back());
    from.pop_back();
    Step back{step.what, {}};
    QString failure;
    for (const KeptChange& change : step.changes | std::views::reverse) {
        auto made = make(change);
        if (!made.hasValue()) {
            failure = qt(made.error().sentence());
            break;
        }
        back.changes.push_back(std::move(made).value());
    }
    if (!back.changes.empty()) to.push_back(std::move(back));
    Q_EMIT changed();
    Q_EMIT replayed();
    if (!failure.isEmpty()) Q_EMIT failed(failure);
}

}  // namespace crossfade::ui
