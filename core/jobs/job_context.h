// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>

namespace crossfade {

/// What a long operation may ask of whoever started it. The default one has no sink and is never
/// cancelled (tests). Copies share the stop and the sink; safe from several threads if the sink is.
class JobContext {
public:
    struct Progress {
        std::string step;
        std::uint64_t done = 0;
        std::uint64_t total = 0;  ///< 0: unknown
    };
    using Sink = std::function<void(const Progress&)>;

    JobContext() = default;
    JobContext(std::stop_token stop, Sink sink) : m_stop(std::move(stop)), m_sink(std::move(sink))
    {
    }

    /// Reports and asks in one call, so that no loop can do only half of it: an Error (Cancelled)
    /// if the work is to end.
    [[nodiscard]] std::optional<Error> advance(const std::string& step, std::uint64_t done,
                                               std::uint64_t total) const
    {
        if (m_stop.stop_requested()) return Error{ErrorCode::Cancelled, "Cancelled."};
        if (m_sink) m_sink({step, done, total});
        return std::nullopt;
    }

    bool cancelled() const { return m_stop.stop_requested(); }

    /// Stops with this one but reports nothing: for the parts of a work that reports as a whole.
    JobContext silent() const { return {m_stop, {}}; }

    /// Stops with this one but reports to `sink`: for the parts of a work whose reports are made
    /// into those of the whole.
    JobContext reportingTo(Sink sink) const { return {m_stop, std::move(sink)}; }

private:
    std::stop_token m_stop;
    Sink m_sink;
};

}  // namespace crossfade
