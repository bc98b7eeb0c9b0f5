// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>

namespace crossfade::studio {

struct StudioReport {
    std::size_t artists = 0;
    std::size_t pieces = 0;
    double seconds = 0.0;  ///< of sound
};

/// Makes a catalogue folder of the cast in `source`/cast.txt: a piece for each artist who has audio
/// (sound/ID.wav), descriptors measured from its samples as the file has them (audio.tsv), and
/// simulated tags, listening, popularity and similar pairs; truths.json goes along. Files that are
/// there are replaced; Io names one that can't be written, and leaves those before it. The same
/// cast gives the same bytes on the same machine; on another, the mathematics library may round a
/// sample otherwise. Takes about a tenth of a second an artist.
Result<StudioReport> makeStudio(const std::filesystem::path& source,
                                const std::filesystem::path& folder);

}  // namespace crossfade::studio
