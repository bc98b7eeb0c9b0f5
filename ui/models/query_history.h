// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/exploration_model.h"

#include <QObject>
#include <QStringList>

#include <string>
#include <vector>

namespace crossfade::ui {

/// Whom one asked for, one after the other, as a browser keeps pages: apart from undo, which takes
/// back steps of the mixer too. Going back asks for who was asked before with the mix as it is now,
/// and is one step of undo like any other question. An undo that leads to who was asked before goes
/// back here too, so that neither fills the other. GUI thread.
class QueryHistory : public QObject {
    Q_OBJECT
public:
    using Query = std::vector<std::string>;  ///< ids, as ExplorationState has them

    /// `model` is borrowed.
    explicit QueryHistory(ExplorationModel& model, QObject* parent = nullptr);

    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_asked.size(); }
    void back();
    void forward();
    /// Asks for an entry of entries() again.
    void goTo(std::size_t entry);

    /// From the first to the last; at() is who is asked for now.
    const std::vector<Query>& entries() const { return m_asked; }
    std::size_t at() const { return m_at; }
    /// "Björk", "Björk and U2"; ids of those who are no longer in the catalogue.
    QString nameOf(std::size_t entry) const;
    /// Another project: nobody was asked for.
    void clear();

    static constexpr std::size_t kMost = 100;

Q_SIGNALS:
    void changed();

private:
    void take();

    ExplorationModel* m_model;
    std::vector<Query> m_asked;
    std::size_t m_at = 0;
    std::size_t m_steps = 0;  ///< of the undo history, when last looked at
};

}  // namespace crossfade::ui
