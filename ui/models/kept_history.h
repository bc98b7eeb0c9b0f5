// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/collections.h"
#include "core/workflow/judgements.h"

#include <QObject>
#include <QString>

#include <variant>
#include <vector>

namespace crossfade::ui {

/// One change of what a person keeps in the project.
using KeptChange = std::variant<CollectionChange, MarkChange, NoteRecord>;

/// What a person did to collections, marks and notes, to be undone step by step. Apart from the
/// history of what is explored: going back through queries must not lose a judgement. GUI thread.
class KeptHistory : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Where changes are written, borrowed; null: nowhere. Forgets all steps.
    void setProject(Project* project);

    /// A step that was done: `what` completes "Undo …" ("Keep Odetta"), `undo` are the changes that
    /// take it back, to be made from the last on. Nothing for none. Of several edits of one note in
    /// a row the first is what undo goes back to.
    void add(const QString& what, std::vector<KeptChange> undo);

    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    /// What undo() takes back; empty for nothing.
    QString undoText() const { return canUndo() ? m_undo.back().what : QString(); }
    QString redoText() const { return canRedo() ? m_redo.back().what : QString(); }

    // A step that can't be made, as something else was written since, is told of and forgotten.
    void undo() { replay(m_undo, m_redo); }
    void redo() { replay(m_redo, m_undo); }

Q_SIGNALS:
    void changed();
    /// Something was written by undo() or redo(), and is to be read again.
    void replayed();
    void failed(const QString& sentence);

private:
    struct Step {
        QString what;
        std::vector<KeptChange> changes;
    };
    void replay(std::vector<Step>& from, std::vector<Step>& to);
    /// Makes a change and returns the one that undoes it.
    Result<KeptChange> make(const KeptChange& change);

    Project* m_project = nullptr;
    std::vector<Step> m_undo;
    std::vector<Step> m_redo;
};

}  // namespace crossfade::ui
