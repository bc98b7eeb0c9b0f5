// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the demo catalogue that sounds; part of the build, not installed.
#include "app/studio/studio.h"

#include <exception>
#include <iostream>

namespace {

constexpr int kUsage = 2;

int run(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "Usage: crossfade-studio FOLDER_WITH_CAST OUTPUT_FOLDER\n";
        return kUsage;
    }
    const auto report = crossfade::studio::makeStudio(argv[1], argv[2]);
    if (!report.hasValue()) {
        std::cerr << report.error().sentence() << '\n';
        return 1;
    }
    std::cout << report.value().artists << " artists, " << report.value().pieces << " pieces, "
              << static_cast<int>(report.value().seconds) << " seconds of sound\n";
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception& failure) {
        std::cerr << "Something failed that should not: " << failure.what() << '\n';
        return 1;
    }
}
