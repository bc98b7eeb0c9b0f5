// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <gmock/gmock.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace crossfade::test {

/// A Result that holds a value.
MATCHER(HasValue, negation ? "holds an error" : "holds a value")
{
    if (!arg.hasValue()) *result_listener << "the error is: " << arg.error().sentence();
    return arg.hasValue();
}

/// A Result whose sentence (with its place) holds `text`.
MATCHER_P(HasErrorWith, text, std::string("holds an error with \"") + text + "\"")
{
    if (arg.hasValue()) {
        *result_listener << "there is no error";
        return false;
    }
    *result_listener << "the error is: " << arg.error().sentence();
    return arg.error().sentence().find(text) != std::string::npos;
}

MATCHER_P(HasErrorCode, code, "holds an error of code " + std::to_string(static_cast<int>(code)))
{
    if (arg.hasValue()) {
        *result_listener << "there is no error";
        return false;
    }
    *result_listener << "the error is of code " << static_cast<int>(arg.error().code) << ": "
                     << arg.error().sentence();
    return arg.error().code == code;
}

/// The value; ends the test with the error's sentence if there is none.
template <typename T>
T valueOf(Result<T> result)
{
    if (!result.hasValue()) throw std::runtime_error(result.error().sentence());
    return std::move(result).value();
}

/// For a Status that is to be fine.
inline void expectOk(const Status& status)
{
    EXPECT_THAT(status, HasValue());
}

}  // namespace crossfade::test
