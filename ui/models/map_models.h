// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/artist_selection.h"
#include "ui/models/hover_model.h"
#include "ui/models/layout_model.h"
#include "ui/models/map_colour_model.h"
#include "ui/models/map_facts_model.h"
#include "ui/models/place_model.h"

namespace crossfade::ui {

/// All that the map shows, of one exploration.
struct MapModels {
    explicit MapModels(ExplorationModel& explored)
        : exploration(&explored),
          places(explored, layout),
          facts(layout),
          colours(explored, layout, facts),
          hover(explored)
    {
    }

    ExplorationModel* exploration;
    LayoutModel layout;
    PlaceModel places;
    MapFactsModel facts;
    MapColourModel colours;
    HoverModel hover;
    ArtistSelection selection;
};

}  // namespace crossfade::ui
