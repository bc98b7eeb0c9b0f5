// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crossfade::test {

/// What keeps the text from being well-formed XML, as far as tags, quotation marks, < and & go;
/// empty if nothing does.
inline std::string xmlFault(std::string_view text)
{
    std::vector<std::string> open;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == '&') {
            const std::size_t end = text.find(';', at);
            if (end == std::string_view::npos || end - at > 6)
                return "a bare & at " + std::string(text.substr(at, 30));
        }
        if (text[at] != '<') {
            ++at;
            continue;
        }
        bool quoted = false;
        std::size_t end = at + 1;
        for (; end < text.size() && (quoted || text[end] != '>'); ++end) {
            if (text[end] == '"') quoted = !quoted;
            if (text[end] == '<') return "a < within " + std::string(text.substr(at, 60));
        }
        if (end == text.size()) return "no end of " + std::string(text.substr(at, 60));
        const std::string_view tag = text.substr(at + 1, end - at - 1);
        const std::string name(tag.substr(0, tag.find_first_of(" />", 1)));
        if (tag.starts_with('/')) {
            if (open.empty() || "/" + open.back() != tag) return "misplaced " + std::string(tag);
            open.pop_back();
        } else if (!tag.starts_with('!') && !tag.ends_with('/')) {
            open.push_back(name);
        }
        at = end + 1;
    }
    return open.empty() ? "" : "still open: " + open.back();
}

}  // namespace crossfade::test
