// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/sound.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crossfade::studio {

/// 16 bits a sample, as the file has them; what is over full scale is cut.
std::vector<std::int16_t> quantised(const Samples& samples);

/// The bytes of a WAV file: PCM, one channel, 16 bits, kSampleRate.
std::string wavBytes(const std::vector<std::int16_t>& samples);

}  // namespace crossfade::studio
