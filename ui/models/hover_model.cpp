// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/hover_model.h"

namespace crossfade::ui {

HoverModel::HoverModel(ExplorationModel& exploration, QObject* parent)
    : QObject(parent), m_exploration(&exploration)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &HoverModel::find);
    connect(&exploration, &ExplorationModel::sourcesChanged, this, [this] {
        m_explorer.reset();
        m_artist.reset();
        forget();
    });
    connect(&exploration, &ExplorationModel::changed, this, [this] {
        forget();
        if (m_artist) m_rest.start();
    });
}

void HoverModel::point(std::optional<ArtistRow> artist)
{
    m_artist = artist;
    forget();
    if (m_artist)
        m_rest.start();
    else
        m_rest.stop();
}

void HoverModel::forget()
{
    if (m_neighbours.empty()) return;
    m_neighbours.clear();
    Q_EMIT changed();
}

void HoverModel::find()
{
    if (!m_artist || !m_exploration->hasSources()) return;
    if (!m_explorer)
        m_explorer =
            std::make_unique<Explorer>(m_exploration->sharedCatalogue(), m_exploration->run());
    ExplorationState state = m_exploration->state();
    state.query = {m_exploration->catalogue().artists()[*m_artist].id};
    m_neighbours.clear();
    for (const NeighbourRow& row : m_explorer->neighbours(state, kNeighbours).rows)
        m_neighbours.push_back(row.artist);
    Q_EMIT changed();
}

}  // namespace crossfade::ui
