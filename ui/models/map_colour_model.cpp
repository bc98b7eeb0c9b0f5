// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_colour_model.h"

#include "ui/models/text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace crossfade::ui {

namespace {

bool isOfQuery(ColourBy by)
{
    return by == ColourBy::Similarity || by == ColourBy::Share;
}

bool isOfFacts(ColourBy by)
{
    return by == ColourBy::Region || by == ColourBy::TrueNeighbours || by == ColourBy::Tag;
}

OnMap onMap(const Matrix& points)
{
    OnMap on(points.rows);
    for (std::size_t i = 0; i < on.size(); ++i) on[i] = std::isfinite(points.at(i, 0));
    return on;
}

std::vector<std::string> namesOf(const std::vector<LegendEntry>& entries)
{
    std::vector<std::string> names;
    for (const LegendEntry& entry : entries) names.push_back(entry.name.toStdString());
    return names;
}

}  // namespace

MapColourModel::MapColourModel(ExplorationModel& exploration, const LayoutModel& layout,
                               const MapFactsModel& facts, QObject* parent)
    : QObject(parent), m_exploration(&exploration), m_layout(&layout), m_facts(&facts)
{
    connect(&exploration, &ExplorationModel::sourcesChanged, this, [this] {
        const auto& columns = m_exploration->catalogue().stored.catalogue.metadataColumns;
        const bool gone = (m_choice.by == ColourBy::Column && m_choice.number >= columns.size()) ||
                          (m_choice.by == ColourBy::Share &&
                           m_choice.number >= m_exploration->run()->record.modalities.size());
        if (gone) m_choice = {};
        m_explorer.reset();
        refresh();
    });
    connect(&exploration, &ExplorationModel::changed, this, [this] {
        // What is taken to be missing changes the sets that artists have.
        if (isOfQuery(m_choice.by) || m_choice.by == ColourBy::ModalitySet) refresh();
    });
    connect(&layout, &LayoutModel::pointsChanged, this, [this] {
        // Not while points only move: who is on the map stays so.
        if (onMap(*m_layout->points()) != m_onMap) refresh();
    });
    connect(&facts, &MapFactsModel::changed, this, [this] {
        if (isOfFacts(m_choice.by)) refresh();
    });
}

std::vector<ColourOption> MapColourModel::options() const
{
    std::vector<ColourOption> options;
    const auto add = [&](const ColourChoice& choice) {
        options.push_back({choice, nameOf(choice)});
    };
    add({ColourBy::Nothing});
    add({ColourBy::Region});
    add({ColourBy::ModalitySet});
    add({ColourBy::Popularity});
    add({ColourBy::Similarity});
    if (m_exploration->hasSources()) {
        for (std::size_t m = 0; m < m_exploration->run()->record.modalities.size(); ++m)
            add({ColourBy::Share, m});
        const auto& columns = m_exploration->catalogue().stored.catalogue.metadataColumns;
        for (std::size_t c = 0; c < columns.size(); ++c) add({ColourBy::Column, c});
    }
    add({ColourBy::TrueNeighbours});
    return options;
}

std::vector<ColourOption> MapColourModel::tags(std::size_t most) const
{
    std::vector<ColourOption> options;
    if (!m_facts->tags()) return options;
    for (const TagCount& tag : m_facts->tags()->tags()) {
        if (options.size() == most) break;
        options.push_back({{ColourBy::Tag, 0, qt(tag.tag)}, qt(tag.tag)});
    }
    return options;
}

QString MapColourModel::nameOf(const ColourChoice& choice) const
{
    switch (choice.by) {
        case ColourBy::Nothing:
            return tr("Nothing");
        case ColourBy::ModalitySet:
            return tr("Modalities");
        case ColourBy::Popularity:
            return tr("Popularity");
        case ColourBy::Region:
            return tr("Region");
        case ColourBy::TrueNeighbours:
            return tr("True neighbours");
        case ColourBy::Similarity:
            return tr("Similarity to the query");
        case ColourBy::Share:
            return tr("Share of %1 in the similarity")
                .arg(qt(m_exploration->run()->record.modalities.at(choice.number)));
        case ColourBy::Column:
            return qt(
                m_exploration->catalogue().stored.catalogue.metadataColumns.at(choice.number));
        case ColourBy::Tag:
            return tr("Tag “%1”").arg(choice.tag);
    }
    return {};
}

void MapColourModel::choose(const ColourChoice& choice)
{
    if (choice == m_choice) return;
    m_choice = choice;
    refresh();
}

void MapColourModel::setHidden(std::vector<bool> hidden)
{
    hidden.resize(m_colouring.entries.size(), false);
    if (hidden == m_hidden) return;
    m_hidden = std::move(hidden);
    Q_EMIT changed();
}

QString MapColourModel::reason() const
{
    if (m_choice.by == ColourBy::Region && !m_facts->regions()) return tr("Finding regions …");
    if (m_choice.by == ColourBy::Tag && !m_facts->tags()) return tr("Reading the tags …");
    if (m_choice.by == ColourBy::TrueNeighbours && !m_facts->measures())
        return m_layout->settled() ? tr("Comparing the map with the space …")
                                   : tr("The map is still moving.");
    return {};
}

void MapColourModel::refresh()
{
    if (!m_exploration->hasSources() || !m_layout->points() ||
        m_layout->points()->rows != m_exploration->catalogue().size())
        return;
    const auto before = namesOf(m_colouring.entries);
    const QString title = m_colouring.title;
    m_colouring = make();
    // What was hidden stays hidden, as far as it is the same.
    if (m_colouring.title != title || namesOf(m_colouring.entries) != before)
        m_hidden.assign(m_colouring.entries.size(), false);
    Q_EMIT changed();
}

std::vector<float> MapColourModel::similarities()
{
    if (!m_explorer)
        m_explorer =
            std::make_unique<Explorer>(m_exploration->sharedCatalogue(), m_exploration->run());
    return m_choice.by == ColourBy::Share
               ? m_explorer->modalityShares(m_exploration->state(), m_choice.number)
               : m_explorer->similarities(m_exploration->state());
}

MapColouring MapColourModel::make()
{
    const CatalogueSnapshot& catalogue = m_exploration->catalogue();
    m_onMap = onMap(*m_layout->points());
    const OnMap& on = m_onMap;
    const MapColouring nothing = colourByNothing(catalogue.size(), on);
    const std::vector<ArtistRow> asked = m_exploration->asked();
    const QString query = asked.empty()       ? QString()
                          : asked.size() == 1 ? qt(catalogue.label(asked.front()))
                                              : tr("all %1 asked for").arg(asked.size());
    switch (m_choice.by) {
        case ColourBy::Nothing:
            return nothing;
        case ColourBy::ModalitySet:
            return colourBySet(m_exploration->shownRun()->index.encodings().presence,
                               m_exploration->run()->record.modalities, on);
        case ColourBy::Popularity:
            return colourByPopularity(catalogue.stored.catalogue, on);
        case ColourBy::Column:
            return colourByColumn(catalogue.stored.catalogue, m_choice.number, on);
        case ColourBy::Similarity:
            return colourBySimilarity(query, similarities(), on);
        case ColourBy::Share:
            return colourByShare(qt(m_exploration->run()->record.modalities[m_choice.number]),
                                 similarities(), on);
        case ColourBy::Region: {
            if (!m_facts->regions()) return nothing;
            QStringList names;
            for (const MapRegion& region : m_facts->regions()->coarse.regions)
                names << qt(region.name);
            return colourByRegion(m_facts->regions()->coarse.regionOf, names, on);
        }
        case ColourBy::Tag:
            if (!m_facts->tags()) return nothing;
            return colourByTag(m_choice.tag, m_facts->tags()->of(m_choice.tag.toStdString()), on);
        case ColourBy::TrueNeighbours:
            if (!m_facts->measures()) return nothing;
            return colourByTrueNeighbours(m_facts->measures()->shares, on);
    }
    return nothing;
}

}  // namespace crossfade::ui
