// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>

namespace crossfade::test {

/// A .npy file: magic, version, the header text as given, the body as given.
std::string npyFile(std::string_view header, std::string_view body, int version = 1);

/// {'descr': DESCR, 'fortran_order': ORDER, 'shape': SHAPE, }
std::string npyHeader(std::string_view descr, std::string_view shape,
                      std::string_view order = "False");

/// The numbers as this machine has them.
template <typename T>
std::string rawBytes(std::initializer_list<T> numbers)
{
    std::string bytes(numbers.size() * sizeof(T), '\0');
    std::memcpy(bytes.data(), numbers.begin(), bytes.size());
    return bytes;
}

}  // namespace crossfade::test
