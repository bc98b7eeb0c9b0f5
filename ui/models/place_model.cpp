// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/place_model.h"

#include "ui/jobs/work_threads.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace crossfade::ui {

namespace {

bool isPlace(const MapPlace& place)
{
    return std::isfinite(place[0]) && std::isfinite(place[1]);
}

MapPlace rowOf(const Matrix& places, std::size_t row)
{
    return {places.at(row, 0), places.at(row, 1)};
}

float lengthOf(const MapMove& move)
{
    return std::hypot(move.to[0] - move.from[0], move.to[1] - move.from[1]);
}

bool isLearned(const ShownSetting& setting, const std::shared_ptr<const LoadedRun>& run)
{
    return setting.run == run && setting.comparison == run->ownComparison();
}

/// Where artists belong in a setting: where the layout has them, if their neighbours are those that
/// it was made with, and else among their neighbours.
Result<Matrix> placesIn(const ShownSetting& setting,
                        const std::shared_ptr<const LoadedRun>& learned, const Matrix& layout,
                        std::span<const ArtistRow> artists, const Matrix& asLearned,
                        const JobContext& job)
{
    Matrix places(artists.size(), 2);
    for (std::size_t i = 0; i < artists.size(); ++i)
        std::ranges::copy(layout.row(artists[i]), places.row(i).begin());
    if (isLearned(setting, learned)) return places;
    CROSSFADE_ASSIGN(const Matrix among, placeArtists(*setting.run, setting.comparison, layout,
                                                      artists, workThreads(), job));
    for (std::size_t i = 0; i < artists.size(); ++i)
        if (rowOf(among, i) != rowOf(asLearned, i))
            std::ranges::copy(among.row(i), places.row(i).begin());
    return places;
}

}  // namespace

/// Of the marked artists.
struct PlaceModel::Found {
    std::vector<ArtistRow> artists;
    Matrix before;
    Matrix now;
};

struct PlaceModel::Everybody {
    std::shared_ptr<const Matrix> asLearned;
    Matrix now;
};

PlaceModel::PlaceModel(ExplorationModel& exploration, const LayoutModel& layout, QObject* parent)
    : QObject(parent), m_exploration(&exploration), m_layout(&layout)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &PlaceModel::placeOthers);
    connect(&layout, &LayoutModel::pointsChanged, this, &PlaceModel::layoutChanged);
    connect(&layout, &LayoutModel::stageChanged, this, [this] {
        if (m_layout->settled()) settingChanged();
    });
    connect(&exploration, &ExplorationModel::changed, this, &PlaceModel::settingChanged);
}

std::size_t PlaceModel::approximateCount() const
{
    return static_cast<std::size_t>(std::ranges::count(m_approximate, std::uint8_t{1}));
}

void PlaceModel::layoutChanged()
{
    m_runner.abandon();
    m_pause.stop();
    m_moves.clear();
    m_trail.clear();
    m_ghosts.clear();
    m_asLearned.reset();
    showLayout();
    Q_EMIT changed();
}

void PlaceModel::showLayout()
{
    m_places = m_layout->points();
    m_approximate.clear();
}

void PlaceModel::settingChanged()
{
    if (!m_layout->points() || !m_exploration->hasSources()) return;
    // A row of another catalogue, till the layout of this one has come.
    if (m_layout->points()->rows != m_exploration->catalogue().size()) return;
    m_runner.abandon();
    m_pause.stop();
    if (m_exploration->query() != m_query) {
        m_query = m_exploration->query();
        m_trail.clear();
        m_moves.clear();
    }
    m_moves.clear();
    const bool learned = isLearned(m_exploration->setting(), m_exploration->run());
    if (learned || !m_layout->settled()) showLayout();
    if (m_layout->settled() && !(learned && !m_exploration->differs())) {
        placeQuery(learned);
        m_pause.start();
    }
    if (learned && m_trail.size() < 2) m_trail.clear();
    putGhosts();
    Q_EMIT changed();
}

void PlaceModel::placeQuery(bool learned)
{
    if (!m_query) return;
    const Matrix& layout = *m_layout->points();
    const MapPlace own = rowOf(layout, *m_query);
    const auto among = placeOfQuery(layout, m_exploration->neighbours());
    const auto before = placeOfQuery(layout, m_exploration->baselineNeighbours());
    const auto baseline = m_exploration->baselineSetting();
    const bool fromLearned = !baseline || isLearned(*baseline, m_exploration->run());
    MapMove move{*m_query, fromLearned ? own : before.value_or(own),
                 learned ? own : among.value_or(own)};
    // With the neighbours that it has on the layout it stands where it does there.
    if (fromLearned && among == before) move.to = own;
    auto places = std::make_shared<Matrix>(*m_places);
    places->at(*m_query, 0) = move.to[0];
    places->at(*m_query, 1) = move.to[1];
    m_places = std::move(places);
    m_approximate.resize(layout.rows, 0);
    m_approximate[*m_query] = move.to != own ? 1 : 0;
    if (isPlace(move.from) && isPlace(move.to)) m_moves.push_back(move);
    walk();
}

void PlaceModel::walk()
{
    const MapPlace now = rowOf(*m_places, *m_query);
    if (m_trail.empty()) m_trail.push_back(rowOf(*m_layout->points(), *m_query));
    if (!isPlace(m_trail.front())) m_trail.clear();
    if (m_trail.empty() || m_trail.back() != now) m_trail.push_back(now);
    if (m_trail.size() > kTrail) m_trail.erase(m_trail.begin());
}

std::vector<ArtistRow> PlaceModel::marked() const
{
    std::vector<ArtistRow> artists;
    const auto add = [&](ArtistRow artist) {
        if (std::ranges::find(artists, artist) == artists.end()) artists.push_back(artist);
    };
    for (const NeighbourList* list :
         {&m_exploration->neighbours(), &m_exploration->baselineNeighbours()})
        for (std::size_t i = 0; i < std::min(kMarked, list->rows.size()); ++i)
            add(list->rows[i].artist);
    return artists;
}

void PlaceModel::placeOthers()
{
    const ShownSetting now = m_exploration->setting();
    const ShownSetting learned{m_exploration->run(), m_exploration->run()->ownComparison()};
    const auto baseline = m_exploration->baselineSetting();
    // Of another run, somebody's former place is on another map.
    const ShownSetting before =
        baseline && baseline->run->record.id == learned.run->record.id ? *baseline : learned;
    const auto work = [layout = m_layout->points(), artists = marked(), now, before,
                       learned](const JobContext& job) -> Result<Found> {
        CROSSFADE_ASSIGN(
            const Matrix asLearned,
            placeArtists(*learned.run, learned.comparison, *layout, artists, workThreads(), job));
        Found found{artists, {}, {}};
        CROSSFADE_ASSIGN(found.before,
                         placesIn(before, learned.run, *layout, artists, asLearned, job));
        CROSSFADE_ASSIGN(found.now, placesIn(now, learned.run, *layout, artists, asLearned, job));
        return found;
    };
    m_runner.start(tr("Placing artists"), work, [this, now, learned](Result<Found> found) {
        if (!found.hasValue()) return;
        take(found.value());
        if (!isLearned(now, learned.run)) placeEverybody(now, learned);
    });
}

void PlaceModel::placeEverybody(const ShownSetting& now, const ShownSetting& learned)
{
    const auto work = [layout = m_layout->points(), now, learned,
                       asLearned = m_asLearned](const JobContext& job) -> Result<Everybody> {
        std::vector<ArtistRow> all(layout->rows);
        std::iota(all.begin(), all.end(), ArtistRow{0});
        Everybody made{asLearned, {}};
        if (!made.asLearned) {
            CROSSFADE_ASSIGN(Matrix places, placeArtists(*learned.run, learned.comparison, *layout,
                                                         all, workThreads(), job));
            made.asLearned = std::make_shared<const Matrix>(std::move(places));
        }
        CROSSFADE_ASSIGN(made.now, placesIn(now, learned.run, *layout, all, *made.asLearned, job));
        return made;
    };
    m_runner.start(tr("Placing everybody"), work, [this](Result<Everybody> made) {
        if (!made.hasValue()) return;
        m_asLearned = made.value().asLearned;
        takeEverybody(std::move(made.value().now));
    });
}

void PlaceModel::take(const Found& found)
{
    auto places = std::make_shared<Matrix>(*m_places);
    m_approximate.resize(places->rows, 0);
    const Matrix& layout = *m_layout->points();
    std::erase_if(m_moves, [this](const MapMove& move) { return move.artist != m_query; });
    for (std::size_t i = 0; i < found.artists.size(); ++i) {
        const ArtistRow artist = found.artists[i];
        const MapPlace now = rowOf(found.now, i);
        places->at(artist, 0) = now[0];
        places->at(artist, 1) = now[1];
        m_approximate[artist] = isPlace(now) && now != rowOf(layout, artist) ? 1 : 0;
        const MapMove move{artist, rowOf(found.before, i), now};
        if (isPlace(move.from) && isPlace(move.to)) m_moves.push_back(move);
    }
    m_places = std::move(places);
    putGhosts();
    Q_EMIT changed();
}

void PlaceModel::takeEverybody(Matrix all)
{
    const Matrix& layout = *m_layout->points();
    // It is placed by its list already, and rounded otherwise.
    if (m_query) std::ranges::copy(m_places->row(*m_query), all.row(*m_query).begin());
    m_approximate.assign(layout.rows, 0);
    for (std::size_t i = 0; i < layout.rows; ++i)
        if (isPlace(rowOf(all, i)) && rowOf(all, i) != rowOf(layout, i)) m_approximate[i] = 1;
    m_places = std::make_shared<const Matrix>(std::move(all));
    Q_EMIT changed();
}

void PlaceModel::putGhosts()
{
    std::vector<MapMove> moved;
    for (const MapMove& move : m_moves)
        if (lengthOf(move) > 0.0F) moved.push_back(move);
    std::ranges::stable_sort(moved, std::greater<>(), lengthOf);
    m_ghosts.clear();
    std::size_t movers = 0;
    for (const MapMove& move : moved) {
        if (move.artist == m_query)
            m_ghosts.insert(m_ghosts.begin(), move);
        else if (movers++ < kMovers)
            m_ghosts.push_back(move);
    }
}

}  // namespace crossfade::ui
