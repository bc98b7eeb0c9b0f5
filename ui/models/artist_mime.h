// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/snapshot.h"

#include <QString>

#include <span>
#include <string>
#include <vector>

class QMimeData;

namespace crossfade::ui {

/// Artists as they are dragged or copied, within the program by id; elsewhere as text, one name a
/// line. The caller owns the result.
QMimeData* artistMime(std::span<const ArtistRow> artists, const CatalogueSnapshot& catalogue);
/// The same by ids, with what to call each.
QMimeData* artistMime(const std::vector<std::string>& ids, const std::vector<QString>& names);

/// What artistMime() is recognised by.
QString artistMimeType();
/// The ids in their order; empty if the data are not artistMime()'s.
std::vector<std::string> artistIds(const QMimeData* data);

}  // namespace crossfade::ui
