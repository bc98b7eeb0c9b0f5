// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/tag_amounts.h"

#include "core/store/catalogue_repository.h"
#include "core/store/database.h"

#include <algorithm>

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

}  // namespace crossfade
