// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/links.h"

#include "core/base/text.h"
#include "core/store/link_repository.h"

#include <algorithm>
#include <functional>
#include <set>

namespace crossfade {

namespace {

std::string percentEncoded(const std::string& text)
{
    constexpr std::string_view kUnreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (kUnreserved.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += kDigits[byte >> 4U];
        encoded += kDigits[byte & 15U];
    }
    return encoded;
}

/// The address with what `valueOf` gives for each place in braces.
Result<std::string> filled(const LinkTemplate& link,
                           const std::function<Result<std::string>(const std::string&)>& valueOf)
{
    std::string text;
    std::string_view rest = link.address;
    while (true) {
        const std::size_t open = rest.find('{');
        text += rest.substr(0, open);
        if (open == std::string_view::npos) return text;
        const std::size_t close = rest.find('}', open);
        if (close == std::string_view::npos)
            return Error{ErrorCode::InvalidInput,
                         "The link " + inQuotes(link.name) +
                             " has a brace that is never closed: " + inQuotes(link.address) + "."};
        CROSSFADE_ASSIGN(const std::string value,
                         valueOf(std::string(rest.substr(open + 1, close - open - 1))));
        text += value;
        rest.remove_prefix(close + 1);
    }
}

Status checkLink(const LinkTemplate& link, const Catalogue& catalogue)
{
    if (link.name.empty()) return Error{ErrorCode::InvalidInput, "A link needs a name."};
    if (!link.address.starts_with("https://") && !link.address.starts_with("http://"))
        return Error{ErrorCode::InvalidInput, "The link " + inQuotes(link.name) +
                                                  " does not begin with http:// or https://: " +
                                                  inQuotes(link.address) + "."};
    CROSSFADE_TRY(filled(link, [&](const std::string& place) -> Result<std::string> {
        if (place == "id" || place == "name" ||
            std::ranges::find(catalogue.metadataColumns, place) != catalogue.metadataColumns.end())
            return std::string();
        const std::string columns = joinText(catalogue.metadataColumns, ", ");
        return Error{ErrorCode::InvalidInput, "Nothing is known for {" + place + "} in the link " +
                                                  inQuotes(link.name) + "; there are id, name" +
                                                  (columns.empty() ? "." : ", " + columns + ".")};
    }));
    return ok();
}

}  // namespace

Result<std::vector<LinkTemplate>> linkTemplates(Project& project)
{
    return LinkRepository(project.database()).list();
}

Status checkLinks(const std::vector<LinkTemplate>& links, const Catalogue& catalogue)
{
    std::set<std::string> names;
    for (const LinkTemplate& link : links) {
        CROSSFADE_TRY(checkLink(link, catalogue));
        if (!names.insert(link.name).second)
            return Error{ErrorCode::InvalidInput,
                         "There are two links called " + inQuotes(link.name) + "."};
    }
    return ok();
}

Result<std::vector<LinkTemplate>> setLinkTemplates(Project& project,
                                                   const std::vector<LinkTemplate>& links)
{
    CROSSFADE_TRY(checkLinks(links, project.catalogue()->stored.catalogue));
    CROSSFADE_ASSIGN(std::vector<LinkTemplate> before, linkTemplates(project));
    CROSSFADE_TRY(LinkRepository(project.database()).replaceAll(links));
    return before;
}

Result<std::string> linkAddress(const LinkTemplate& link, const Catalogue& catalogue,
                                const Artist& artist)
{
    return filled(link, [&](const std::string& place) -> Result<std::string> {
        std::string value;
        if (place == "id") value = artist.id;
        if (place == "name") value = artist.name;
        for (std::size_t c = 0; c < catalogue.metadataColumns.size(); ++c)
            if (catalogue.metadataColumns[c] == place) value = artist.metadata[c];
        if (value.empty())
            return Error{ErrorCode::NotFound, "There is no " + place + " of " +
                                                  (artist.name.empty() ? artist.id : artist.name) +
                                                  " for the link " + inQuotes(link.name) + "."};
        return percentEncoded(value);
    });
}

std::string linksToText(const std::vector<LinkTemplate>& links)
{
    std::string text;
    for (const LinkTemplate& link : links) text += link.name + " = " + link.address + "\n";
    return text;
}

Result<std::vector<LinkTemplate>> linksFromText(const std::string& text)
{
    std::vector<LinkTemplate> links;
    std::size_t number = 0;
    for (const std::string& line : splitText(text, '\n')) {
        ++number;
        const std::string tidy = onOneLine(line);
        if (tidy.empty()) continue;
        const std::size_t sign = tidy.find('=');
        if (sign == std::string::npos)
            return Error{ErrorCode::InvalidInput,
                         "Line " + std::to_string(number) +
                             " is no \"name = address\": " + inQuotes(tidy) + "."};
        links.push_back({onOneLine(tidy.substr(0, sign)), onOneLine(tidy.substr(sign + 1))});
    }
    return links;
}

}  // namespace crossfade
