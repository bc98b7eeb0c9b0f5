// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/catalogue/judgement_record.h"

#include <QString>

#include <optional>
#include <unordered_map>

namespace crossfade::ui {

/// What a person said of an artist, as far as it counts for the present query.
struct Judgement {
    std::optional<Mark> mark;  ///< Keep or Reject; of the query rather than of whatever is asked
    bool hidden = false;       ///< left out of lists
    QString note;

    bool any() const { return mark.has_value() || hidden || !note.isEmpty(); }
    bool operator==(const Judgement&) const = default;
};

/// By row of the catalogue; only of whom something was said.
using Judgements = std::unordered_map<ArtistRow, Judgement>;

/// The judgement of an artist; an empty one where nothing was said.
inline Judgement judgementOf(const Judgements& all, ArtistRow artist)
{
    const auto found = all.find(artist);
    return found == all.end() ? Judgement() : found->second;
}

/// "kept, with a note: “Live in June.”" for tooltips and screen readers; empty for nothing.
QString judgementText(const Judgement& judgement);

}  // namespace crossfade::ui
