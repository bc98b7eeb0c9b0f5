// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/tag_amounts.h"

#include "core/base/text.h"
#include "core/search/name_fold.h"
#include "core/search/name_search.h"
#include "core/store/catalogue_repository.h"
#include "core/store/database.h"

#include <algorithm>
#include <utility>

namespace crossfade {

Result<TagAmounts> TagAmounts::load(const std::filesystem::path& project,
                                    const CatalogueSnapshot& catalogue)
{
    TagAmounts amounts;
    amounts.m_artists = catalogue.size();
    const auto& modalities = catalogue.stored.catalogue.modalities;
    const auto found = std::ranges::find(modalities, ModalityShape::Tags, &ModalityData::shape);
    if (found == modalities.end()) return amounts;
    CROSSFADE_ASSIGN(Database db, Database::open(project, Access::ReadOnly));
    CROSSFADE_ASSIGN(amounts.m_data,
                     CatalogueRepository(db).loadTags(
                         catalogue.stored, static_cast<std::size_t>(found - modalities.begin())));
    std::vector<std::size_t> carriers(amounts.m_data.tags.size(), 0);
    for (const TagData::Entry& entry : amounts.m_data.entries) ++carriers[entry.tag];
    for (std::size_t t = 0; t < carriers.size(); ++t)
        if (carriers[t] > 0) amounts.m_tags.push_back({amounts.m_data.tags[t], carriers[t]});
    std::ranges::sort(amounts.m_tags, [](const TagCount& a, const TagCount& b) {
        return a.artists != b.artists ? a.artists > b.artists : a.tag < b.tag;
    });
    return amounts;
}

std::vector<float> TagAmounts::of(const std::string& tag) const
{
    std::vector<float> amounts(m_artists, 0.0F);
    const auto found = std::ranges::find(m_data.tags, tag);
    if (found == m_data.tags.end()) return amounts;
    const auto number = static_cast<std::uint32_t>(found - m_data.tags.begin());
    for (const TagData::Entry& entry : m_data.entries)
        if (entry.tag == number) amounts[entry.artist] = entry.count;
    return amounts;
}

std::vector<ArtistRow> TagAmounts::carriers(const std::string& tag) const
{
    const std::vector<float> amounts = of(tag);
    std::vector<ArtistRow> rows;
    for (std::size_t i = 0; i < amounts.size(); ++i)
        if (amounts[i] > 0.0F) rows.push_back(static_cast<ArtistRow>(i));
    return rows;
}

std::vector<std::string> TagAmounts::nearest(const std::string& typed, std::size_t most) const
{
    constexpr std::size_t kErrors = 2;
    const std::string folded = foldName(typed);
    const std::u32string points = toCodePoints(folded);
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const TagCount& one : m_tags) {
        const std::string name = foldName(one.tag);
        const bool holds = !folded.empty() && name.find(folded) != std::string::npos;
        const std::size_t distance = holds ? 0 : editDistance(points, toCodePoints(name), kErrors);
        if (distance <= kErrors) found.emplace_back(distance, one.tag);
    }
    std::ranges::stable_sort(found, {}, &std::pair<std::size_t, std::string>::first);
    std::vector<std::string> tags;
    for (std::size_t i = 0; i < std::min(most, found.size()); ++i) tags.push_back(found[i].second);
    return tags;
}

TagCarriers tagCarriers(const TagAmounts& amounts, const Filters& filters)
{
    TagCarriers carriers;
    for (const TagFilter& filter : filters.tags)
        carriers.emplace(filter.tag, amounts.carriers(filter.tag));
    return carriers;
}

Status checkTags(const TagAmounts& amounts, const Filters& filters)
{
    for (const TagFilter& filter : filters.tags) {
        if (!amounts.carriers(filter.tag).empty()) continue;
        std::vector<std::string> nearest;
        for (const std::string& tag : amounts.nearest(filter.tag, 3))
            nearest.push_back(inQuotes(tag));
        return Error{
            ErrorCode::NotFound,
            "Nobody carries the tag " + inQuotes(filter.tag) +
                (nearest.empty() ? "." : "; the nearest are " + joinText(nearest, ", ") + ".")};
    }
    return ok();
}

}  // namespace crossfade
