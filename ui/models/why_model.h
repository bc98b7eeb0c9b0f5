// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/explanation_text.h"
#include "ui/models/exploration_model.h"
#include "ui/models/project_session.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace crossfade::ui {

/// Why somebody is where they are in the explored list: the neighbour selected, the first where
/// nobody is, or anybody else who is chosen. Follows the exploration a moment after its last
/// change, since explaining costs more than the change itself, and the list is to be painted first.
/// GUI thread only.
class WhyModel : public QObject {
    Q_OBJECT
public:
    explicit WhyModel(ExplorationModel& exploration, QObject* parent = nullptr);

    /// Whose project says what two artists share; null: none. Another catalogue forgets who was
    /// selected and chosen.
    void setSession(ProjectSession* session);
    /// The list's selected neighbour. Another one than before is explained in place of who was
    /// chosen.
    void select(std::optional<ArtistRow> artist);
    /// Explains this artist of the session's catalogue, listed or not, until backToList().
    void choose(ArtistRow artist);
    void backToList();
    const std::optional<ArtistRow>& chosen() const { return m_chosen; }

    /// There is a list to explain, or to say why it is empty.
    bool hasList() const { return m_session != nullptr && m_exploration->hasSources(); }
    /// What was explained last; none: see reason().
    const std::optional<ExplanationText>& text() const { return m_text; }
    const QString& reason() const { return m_reason; }
    /// Something has changed since.
    bool stale() const { return m_pause.isActive(); }
    /// Explains at once what is waiting to be explained.
    void catchUp();

Q_SIGNALS:
    void waiting();  ///< it has become stale
    void changed();  ///< text and reason are of now; also when another project came

private:
    void wait();
    void explain();
    /// Whom to explain; nobody where the list is empty.
    std::optional<ArtistRow> subject() const;
    /// The session's catalogue is the one explored: rows of both mean the same.
    bool current() const;
    /// Of the query, if it is one artist, and `artist`: read from the project, once for a pair.
    std::vector<SharedData> sharedWith(ArtistRow artist);
    std::vector<SharedData> readShared(ArtistRow query, ArtistRow artist);

    ExplorationModel* m_exploration;
    ProjectSession* m_session = nullptr;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;  ///< that m_chosen and m_shared are of
    QTimer m_pause;
    std::optional<ArtistRow> m_selected;
    std::optional<ArtistRow> m_chosen;
    std::map<std::pair<ArtistRow, ArtistRow>, std::vector<SharedData>> m_shared;
    std::optional<ExplanationText> m_text;
    QString m_reason;
};

}  // namespace crossfade::ui
