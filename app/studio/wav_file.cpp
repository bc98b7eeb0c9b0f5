// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/wav_file.h"

#include <algorithm>
#include <cmath>

namespace crossfade::studio {

namespace {

/// `count` bytes, the lowest first.
void append(std::string& bytes, std::uint32_t value, int count)
{
    for (int i = 0; i < count; ++i) bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

}  // namespace

std::vector<std::int16_t> quantised(const Samples& samples)
{
    std::vector<std::int16_t> whole;
    whole.reserve(samples.size());
    for (const float x : samples)
        whole.push_back(
            static_cast<std::int16_t>(std::lround(std::clamp(x, -1.0F, 1.0F) * 32767.0F)));
    return whole;
}

std::string wavBytes(const std::vector<std::int16_t>& samples)
{
    constexpr auto kRate = static_cast<std::uint32_t>(kSampleRate);
    const auto size = static_cast<std::uint32_t>(2 * samples.size());
    std::string bytes = "RIFF";
    bytes.reserve(44 + size);
    append(bytes, 36 + size, 4);
    bytes += "WAVEfmt ";
    append(bytes, 16, 4);         // length of the format
    append(bytes, 1, 2);          // PCM
    append(bytes, 1, 2);          // channels
    append(bytes, kRate, 4);      // samples a second
    append(bytes, 2 * kRate, 4);  // bytes a second
    append(bytes, 2, 2);          // bytes of all channels
    append(bytes, 16, 2);         // bits
    bytes += "data";
    append(bytes, size, 4);
    for (const std::int16_t x : samples) append(bytes, static_cast<std::uint16_t>(x), 2);
    return bytes;
}

}  // namespace crossfade::studio
