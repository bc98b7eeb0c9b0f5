// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include "core/base/check.h"

#include <cstdint>
#include <cstdio>
#include <xxhash.h>

namespace crossfade {

struct Hasher::State {
    XXH3_state_t* state = XXH3_createState();
    State() { CROSSFADE_CHECK(state != nullptr && XXH3_128bits_reset(state) == XXH_OK); }
    ~State() { XXH3_freeState(state); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Hasher::Hasher() : m_state(std::make_unique<State>()) {}
Hasher::~Hasher() = default;

void Hasher::add(std::span<const std::byte> bytes)
{
    XXH3_128bits_update(m_state->state, bytes.data(), bytes.size());
}

void Hasher::add(std::string_view text)
{
    add(static_cast<std::uint64_t>(text.size()));
    add(std::as_bytes(std::span(text)));
}

void Hasher::add(std::uint64_t number)
{
    add(std::as_bytes(std::span(&number, 1)));
}

void Hasher::add(double number)
{
    add(std::as_bytes(std::span(&number, 1)));
}

std::string Hasher::digest() const
{
    const XXH128_hash_t hash = XXH3_128bits_digest(m_state->state);
    char text[33];
    std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    return text;
}

}  // namespace crossfade
