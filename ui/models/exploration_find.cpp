// SPDX-License-Identifier: GPL-3.0-or-later
// What ExplorationModel looks for beside who is like whom: several artists, others who are not to
// be liked, filters and wishes.
#include "ui/models/exploration_model.h"

#include <algorithm>

namespace crossfade::ui {

namespace {

using Ids = std::vector<std::string>;

bool has(const Ids& ids, const std::string& id)
{
    return std::ranges::find(ids, id) != ids.end();
}

void remove(Ids& ids, const Ids& gone)
{
    std::erase_if(ids, [&](const std::string& id) { return has(gone, id); });
}

void add(Ids& ids, const Ids& more)
{
    for (const std::string& id : more)
        if (!has(ids, id)) ids.push_back(id);
}

Ids idsOf(const std::vector<ArtistRow>& artists, const CatalogueSnapshot& catalogue)
{
    Ids ids;
    for (const ArtistRow artist : artists) ids.push_back(catalogue.artists()[artist].id);
    return ids;
}

}  // namespace

std::vector<ArtistRow> ExplorationModel::rowsOf(const Ids& ids) const
{
    std::vector<ArtistRow> rows;
    if (!m_catalogue) return rows;
    for (const std::string& id : ids)
        if (const auto row = m_catalogue->rowOfId.find(id); row != m_catalogue->rowOfId.end())
            rows.push_back(row->second);
    return rows;
}

void ExplorationModel::addToQuery(const std::vector<ArtistRow>& artists)
{
    ExplorationState state = m_state;
    const Ids ids = idsOf(artists, catalogue());
    remove(state.wish.against, ids);
    add(state.query, ids);
    apply(std::move(state));
}

void ExplorationModel::addAgainst(const std::vector<ArtistRow>& artists)
{
    ExplorationState state = m_state;
    const Ids ids = idsOf(artists, catalogue());
    remove(state.query, ids);
    add(state.wish.against, ids);
    apply(std::move(state));
}

void ExplorationModel::removeFromQuery(const Ids& ids)
{
    ExplorationState state = m_state;
    remove(state.query, ids);
    apply(std::move(state));
}

void ExplorationModel::removeAgainst(const Ids& ids)
{
    ExplorationState state = m_state;
    remove(state.wish.against, ids);
    apply(std::move(state));
}

void ExplorationModel::setAgainstWeight(double weight)
{
    ExplorationState state = m_state;
    state.wish.againstWeight = std::clamp(weight, 0.0, 1.0);
    show(std::move(state));
}

void ExplorationModel::setFilters(const Filters& filters)
{
    ExplorationState state = m_state;
    state.filters = filters;
    apply(std::move(state));
}

void ExplorationModel::setUnheard(double weight)
{
    ExplorationState state = m_state;
    state.wish.unheard = std::clamp(weight, 0.0, 1.0);
    show(std::move(state));
}

void ExplorationModel::setDissimilar(bool dissimilar)
{
    ExplorationState state = m_state;
    state.wish.dissimilar = dissimilar;
    apply(std::move(state));
}

void ExplorationModel::setTags(std::shared_ptr<const TagAmounts> tags)
{
    if (tags == m_tags) return;
    m_tags = std::move(tags);
    Q_EMIT tagsChanged();
    if (m_explorer && !m_state.filters.tags.empty()) listAgain();
}

void ExplorationModel::setHiddenArtists(std::vector<ArtistRow> artists)
{
    if (artists == m_hidden) return;
    m_hidden = std::move(artists);
    if (m_explorer) listAgain();
}

void ExplorationModel::prepare(Explorer& explorer, const Filters& filters) const
{
    explorer.setHidden(m_hidden);
    explorer.setTagCarriers(m_tags ? tagCarriers(*m_tags, filters) : TagCarriers());
}

void ExplorationModel::listAgain()
{
    m_preparedTags.reset();
    m_listedBaseline.reset();
    show(m_state);
}

}  // namespace crossfade::ui
