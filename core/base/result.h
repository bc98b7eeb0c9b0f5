// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/check.h"

#include <string>
#include <utility>
#include <variant>

namespace crossfade {

enum class ErrorCode { Cancelled, InvalidInput, NotFound, Io, Corrupt, Busy, Backend };

/// What went wrong, as one sentence for the person at the screen, with the value that was wrong.
struct Error {
    ErrorCode code = ErrorCode::Backend;
    std::string message;
    std::string where = {};  ///< file and line ("tags.tsv:12"), table or step; may be empty

    /// "where: message", or the message alone.
    std::string sentence() const { return where.empty() ? message : where + ": " + message; }
};

/// A value or an Error. Taking the half that is not there is our bug and ends the program.
/// There is no operator bool on purpose: a Result<bool> would be misread.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool hasValue() const { return m_state.index() == 0; }

    const T& value() const&
    {
        CROSSFADE_CHECK(hasValue());
        return *std::get_if<0>(&m_state);
    }
    T& value() &
    {
        CROSSFADE_CHECK(hasValue());
        return *std::get_if<0>(&m_state);
    }
    T&& value() &&
    {
        CROSSFADE_CHECK(hasValue());
        return std::move(*std::get_if<0>(&m_state));
    }
    const Error& error() const
    {
        CROSSFADE_CHECK(!hasValue());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

struct Done {};
using Status = Result<Done>;
inline Status ok()
{
    return Done{};
}

}  // namespace crossfade

/// Leaves the function with the error of `expression`, or goes on.
#define CROSSFADE_TRY(expression)                                             \
    do {                                                                      \
        if (auto crossfadeStatus = (expression); !crossfadeStatus.hasValue()) \
            return crossfadeStatus.error();                                   \
    } while (false)

#define CROSSFADE_JOIN2(a, b) a##b
#define CROSSFADE_JOIN(a, b) CROSSFADE_JOIN2(a, b)

/// CROSSFADE_ASSIGN(auto x, f()) declares x with the value of f(), or leaves with its error.
#define CROSSFADE_ASSIGN(declaration, expression)                  \
    auto CROSSFADE_JOIN(crossfadeResult, __LINE__) = (expression); \
    if (!CROSSFADE_JOIN(crossfadeResult, __LINE__).hasValue())     \
        return CROSSFADE_JOIN(crossfadeResult, __LINE__).error();  \
    declaration = std::move(CROSSFADE_JOIN(crossfadeResult, __LINE__)).value()
