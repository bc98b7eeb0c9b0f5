// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/npy_bytes.h"

namespace crossfade::test {

std::string npyFile(std::string_view header, std::string_view body, int version)
{
    std::string bytes = "\x93NUMPY";
    bytes += static_cast<char>(version);
    bytes += '\0';
    for (int i = 0; i < (version == 1 ? 2 : 4); ++i)
        bytes += static_cast<char>((header.size() >> (8 * i)) & 0xFFU);
    bytes += header;
    bytes += body;
    return bytes;
}

std::string npyHeader(std::string_view descr, std::string_view shape, std::string_view order)
{
    return "{'descr': '" + std::string(descr) + "', 'fortran_order': " + std::string(order) +
           ", 'shape': " + std::string(shape) + ", }\n";
}

}  // namespace crossfade::test
