// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/modality.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace crossfade::ui {

/// What is said of an artist on the map.
struct SpokenArtist {
    QString name;
    bool query = false;                    ///< is asked for
    std::optional<std::size_t> rank = {};  ///< among the neighbours, 1 for the best
    double popularity = 0.0;               ///< 0: unknown
    ModalityMask presence = {};
    QString legend = {};       ///< of the entry that colours the point; empty: says nothing
    bool approximate = false;  ///< stands where its neighbours are, as it changed
    bool selected = false;
    bool against = false;  ///< nobody is to be like them
};

/// What a screen reader announces where the keyboard walks the map: "Radiohead, neighbour 3, audio
/// and tags, popularity 5,012, selected".
QString mapSpeech(const SpokenArtist& artist, std::span<const std::string> modalities);

}  // namespace crossfade::ui
