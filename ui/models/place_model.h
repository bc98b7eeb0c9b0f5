// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/map_places.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/exploration_model.h"
#include "ui/models/layout_model.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace crossfade::ui {

/// A place on the map, in its own coordinates.
using MapPlace = std::array<float, 2>;

/// Who has moved, from where to where.
struct MapMove {
    ArtistRow artist = 0;
    MapPlace from{};
    MapPlace to{};

    bool operator==(const MapMove&) const = default;
};

/// Where artists belong on the frozen map while the mix is another than the one that the map was
/// made of: changed artists stand among those who are now their neighbours, which is approximate.
/// The query follows a change at once; those who are marked (its neighbours now and at the
/// baseline) after kPauseMs, and then everybody else. As learned, everybody stands where the layout
/// has them. GUI thread; the work is done in a thread, and only the newest counts.
class PlaceModel : public QObject {
    Q_OBJECT
public:
    static constexpr int kPauseMs = 60;
    static constexpr std::size_t kMarked = 20;  ///< neighbours that the map marks
    static constexpr std::size_t kMovers = 5;   ///< that have a ghost, besides the query
    static constexpr std::size_t kTrail = 40;   ///< places of the query that are kept

    PlaceModel(ExplorationModel& exploration, const LayoutModel& layout, QObject* parent = nullptr);

    /// Artists x 2 as they are to be drawn; null without a layout. Another object whenever one of
    /// them is elsewhere.
    const std::shared_ptr<const Matrix>& places() const { return m_places; }
    /// Per artist 1 where the place is approximate; empty: none is.
    const std::vector<std::uint8_t>& approximate() const { return m_approximate; }
    std::size_t approximateCount() const;
    /// The query first, if it has moved, and then the kMovers of the marked who moved furthest:
    /// from where they stood at the baseline. Nobody while nothing differs from it.
    const std::vector<MapMove>& ghosts() const { return m_ghosts; }
    /// Where the query has been since it was asked for, oldest first, the last one now; empty
    /// while it has not moved.
    const std::vector<MapPlace>& trail() const { return m_trail; }
    /// Not everybody is where they belong yet.
    bool stale() const { return m_pause.isActive() || m_runner.running(); }

Q_SIGNALS:
    void changed();

private:
    struct Found;
    struct Everybody;
    void layoutChanged();
    void settingChanged();
    void placeQuery(bool learned);
    void placeOthers();
    void placeEverybody(const ShownSetting& now, const ShownSetting& learned);
    void take(const Found& found);
    void takeEverybody(Matrix all);
    void showLayout();
    void putGhosts();
    void walk();
    std::vector<ArtistRow> marked() const;

    ExplorationModel* m_exploration;
    const LayoutModel* m_layout;
    JobRunner m_runner;
    QTimer m_pause;
    std::shared_ptr<const Matrix> m_places;
    std::shared_ptr<const Matrix> m_asLearned;  ///< everybody among their neighbours as learned
    std::vector<std::uint8_t> m_approximate;
    std::vector<MapMove> m_moves;  ///< of the marked, baseline to now
    std::vector<MapMove> m_ghosts;
    std::vector<MapPlace> m_trail;
    std::optional<ArtistRow> m_query;
};

}  // namespace crossfade::ui
