// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workflow/layout_run.h"
#include "ui/models/exploration_model.h"
#include "ui/models/map_colour_model.h"

#include <span>
#include <string>

namespace crossfade::ui {

enum class WindowPage { Explore, Inspect, Research };

/// How the window stands on a project, beside what is explored in it.
struct WindowState {
    WindowPage page = WindowPage::Explore;
    MixerSide side = MixerSide::Query;
    LayoutKey layout{LayoutMethod::Umap, 0};
    ColourChoice colour;

    bool operator==(const WindowState&) const = default;
};

/// JSON in which modalities and columns go by name, so that it outlives changes of the catalogue.
std::string toJson(const WindowState& state, std::span<const std::string> modalities,
                   std::span<const std::string> columns);

/// What is not known (of a newer program, or a column that is gone) is as in a new window. Corrupt
/// if the text is no such state.
Result<WindowState> windowStateFromJson(const std::string& json,
                                        std::span<const std::string> modalities,
                                        std::span<const std::string> columns);

}  // namespace crossfade::ui
