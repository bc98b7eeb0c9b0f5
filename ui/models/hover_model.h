// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/exploration_model.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace crossfade::ui {

/// Whom an artist who is pointed at on the map is truly near, in the explored setting: who would be
/// listed first if they were asked for. Found once the pointer rests for kRestMs. GUI thread.
class HoverModel : public QObject {
    Q_OBJECT
public:
    static constexpr int kRestMs = 70;
    static constexpr std::size_t kNeighbours = 10;

    explicit HoverModel(ExplorationModel& exploration, QObject* parent = nullptr);

    void point(std::optional<ArtistRow> artist);
    /// Best first; nobody while nothing is pointed at, it has not been found, or there is nobody.
    const std::vector<ArtistRow>& neighbours() const { return m_neighbours; }

Q_SIGNALS:
    void changed();

private:
    void find();
    void forget();

    ExplorationModel* m_exploration;
    std::unique_ptr<Explorer> m_explorer;  ///< its own, as the explored query stays prepared
    QTimer m_rest;
    std::optional<ArtistRow> m_artist;
    std::vector<ArtistRow> m_neighbours;
};

}  // namespace crossfade::ui
