// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/artist_path.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/exploration_model.h"
#include "ui/models/figures.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace crossfade::ui {

/// The path from the first of who is asked for to another artist, by what is shown: mixer, filters,
/// what is taken to be missing and who is hidden. Follows the exploration, in the background, while
/// somebody looks. GUI thread.
class PathModel : public QObject {
    Q_OBJECT
public:
    explicit PathModel(ExplorationModel& exploration, QObject* parent = nullptr);

    /// Nothing is searched for while nobody looks; what was found last is gone then.
    void setLooking(bool looking);
    /// Where the path ends; another catalogue forgets it.
    void setTarget(std::optional<ArtistRow> artist);
    const std::optional<ArtistRow>& target() const { return m_target; }
    /// The most artists between the two.
    void setStops(std::size_t stops);
    std::size_t stops() const { return m_stops; }

    std::optional<ArtistRow> from() const;
    /// From A to B; empty while there is no path: reason() says why.
    const std::vector<ArtistRow>& artists() const;
    /// Why there is no path; empty while one is being found, or is there.
    QString reason() const;
    /// "The largest step is .31; at once it would be .62." and what core remarks; empty without a
    /// path.
    QString sentence() const;
    /// A row for each artist, with the similarity to the one before.
    FigureTable table() const;
    bool stale() const { return m_pause.isActive() || m_runner.running(); }
    /// 0 to 1, negative where it is not known.
    double fraction() const { return m_runner.fraction(); }

Q_SIGNALS:
    void changed();
    void progressed();

private:
    /// All that a path depends on.
    struct Key {
        ShownSetting setting;
        Filters filters;
        std::shared_ptr<const TagAmounts> tags;
        PathRequest request;
        bool operator==(const Key& other) const;
    };
    void follow();
    void find();
    /// None where somebody is missing.
    std::optional<Key> key() const;
    void deliver(Result<FoundPath> found);

    ExplorationModel* m_exploration;
    JobRunner m_runner;
    QTimer m_pause;
    bool m_looking = false;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;  ///< that m_target is of
    std::optional<ArtistRow> m_target;
    std::size_t m_stops = PathRequest().stops;
    std::optional<Key> m_of;  ///< that m_found is of, or will be
    FoundPath m_found;
    std::vector<ModalityMask> m_presence;  ///< of the run that m_found is of
    QString m_fault;
};

}  // namespace crossfade::ui
