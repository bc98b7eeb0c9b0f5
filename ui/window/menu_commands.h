// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/command_model.h"

#include <vector>

class QMenuBar;

namespace crossfade::ui {

/// Every action of a menu bar, in its order, with the menus that lead to it; menus that are filled
/// when they open are filled for it. What is hidden is left out. Each runs its action, as long as
/// that lives.
std::vector<Command> menuCommands(QMenuBar& bar);

}  // namespace crossfade::ui
