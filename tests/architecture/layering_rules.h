// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace crossfade::test {

struct SourceFile {
    std::string path;  ///< from the repository's root, with /
    std::string text;
};

/// A folder and what its files may include besides their own: folders, or single headers.
struct ModuleRule {
    std::string module;
    std::vector<std::string> allowed;
};

/// A foreign library, by how its includes begin, and where alone it may be included.
struct LibraryRule {
    std::string library;
    std::vector<std::string> places;  ///< beginnings of paths
    bool headersOnly = false;         ///< .cpp files may, anywhere
};

struct LayeringRules {
    std::vector<ModuleRule> modules;
    std::vector<LibraryRule> libraries;
    std::vector<std::string> withoutWidgets;  ///< beginnings of paths that know no widget
    std::size_t mostLines = 500;
};

/// The rules of this project. A new edge is a line here, to be reviewed.
const LayeringRules& projectRules();

/// What is wrong with a file: one sentence each, with its line.
std::vector<std::string> violations(const SourceFile& file, const LayeringRules& rules);

}  // namespace crossfade::test
