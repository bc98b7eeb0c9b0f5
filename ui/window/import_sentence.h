// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/import_catalogue.h"

#include <QString>

namespace crossfade::ui {

/// What an import did: how much was read, what was lost on the way, what was not read.
QString importSentence(const ImportSummary& summary);

}  // namespace crossfade::ui
