// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/story_steps.h"
#include "ui/models/exploration_model.h"
#include "ui/models/map_models.h"
#include "ui/models/story_model.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace crossfade::ui {

/// Shows the steps of a story one after the other, in the models; which page is seen and what part
/// of the map is the window's affair. Each step is a whole state, so that it is the same from
/// wherever one comes, and one step of the exploration's history. GUI thread.
class StoryPlayer : public QObject {
    Q_OBJECT
public:
    /// All are borrowed.
    StoryPlayer(StoryModel& story, ExplorationModel& exploration, MapModels& map,
                QObject* parent = nullptr);

    /// Before the first step; remembers what is shown now. Does nothing while it plays.
    void begin();
    /// Shows again what was there at begin(), if a step has been shown since.
    void end();
    bool playing() const { return m_before.has_value(); }

    /// Shows a step, played or not. Nothing happens where there is no such step, or no run.
    void goTo(std::size_t step);
    void next();
    void previous();
    void first();
    void last();
    /// The step shown last; none before the first, or after steps have been added or taken away.
    std::optional<std::size_t> at() const { return m_at; }
    /// Whom the step lets be heard, one after the other.
    const std::vector<ArtistRow>& heard() const { return m_heard; }
    /// What of it is not to be had here.
    const QStringList& remarks() const { return m_remarks; }

    /// What is shown now, as a step without a caption; page and view are the window's. Only where
    /// the exploration has sources.
    StoryStep now() const;

Q_SIGNALS:
    void shown();  ///< at() is another step, or shown anew
    void ended();

private:
    struct Before {
        ExplorationState state;
        std::vector<ArtistRow> selection;
        ColourChoice colour;
    };
    ColourChoice colourOf(const StoryColour& colour);
    StoryColour colourNow() const;

    StoryModel* m_story;
    ExplorationModel* m_exploration;
    MapModels* m_map;
    std::optional<Before> m_before;
    bool m_showed = false;  ///< a step since begin()
    std::optional<std::size_t> m_at;
    std::vector<ArtistRow> m_heard;
    QStringList m_remarks;
};

}  // namespace crossfade::ui
