// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/path_model.h"

#include "core/workflow/candidate_filters.h"
#include "ui/models/text.h"

namespace crossfade::ui {

namespace {

constexpr int kPauseMs = 200;  // a fader that moves is not followed at every step

/// Filters, by the same rule as a list's.
Result<FoundPath> pathFor(const std::shared_ptr<const CatalogueSnapshot>& catalogue,
                          const ShownSetting& setting, const Filters& filters,
                          const TagAmounts* tags, PathRequest request, const JobContext& job)
{
    const TagCarriers carriers = tags != nullptr ? tagCarriers(*tags, filters) : TagCarriers();
    CROSSFADE_ASSIGN(
        const auto made,
        candidateFilters(filters, catalogue, setting.run->index.sharedEncodings(), carriers));
    const std::vector<bool> marked = std::move(request.hidden);
    request.hidden = hiddenByAny(made, catalogue->size());
    for (std::size_t i = 0; i < marked.size(); ++i)
        if (marked[i]) request.hidden[i] = true;
    return findPath(*catalogue, *setting.run, setting.comparison, request, job);
}

}  // namespace

bool PathModel::Key::operator==(const Key& other) const
{
    return setting == other.setting && filters == other.filters && tags == other.tags &&
           request.from == other.request.from && request.to == other.request.to &&
           request.stops == other.request.stops && request.hidden == other.request.hidden;
}

PathModel::PathModel(ExplorationModel& exploration, QObject* parent)
    : QObject(parent), m_exploration(&exploration)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &PathModel::find);
    connect(&exploration, &ExplorationModel::changed, this, &PathModel::follow);
    connect(&m_runner, &JobRunner::progressed, this, &PathModel::progressed);
}

void PathModel::setLooking(bool looking)
{
    if (looking == m_looking) return;
    m_looking = looking;
    if (looking) {
        follow();
        return;
    }
    m_pause.stop();
    m_runner.abandon();
    m_of.reset();
    m_found = {};
    m_fault.clear();
    Q_EMIT changed();
}

void PathModel::setTarget(std::optional<ArtistRow> artist)
{
    m_target = artist;
    m_catalogue = m_exploration->sharedCatalogue();
    follow();
}

void PathModel::setStops(std::size_t stops)
{
    m_stops = stops;
    follow();
}

std::optional<ArtistRow> PathModel::from() const
{
    const std::vector<ArtistRow> asked = m_exploration->asked();
    return asked.empty() ? std::nullopt : std::optional(asked.front());
}

std::optional<PathModel::Key> PathModel::key() const
{
    const auto start = from();
    if (!m_looking || !m_target || !start || !m_exploration->hasSources()) return std::nullopt;
    Key key{m_exploration->setting(), m_exploration->state().filters, nullptr, {}};
    if (!key.filters.tags.empty()) key.tags = m_exploration->tags();
    key.request.from = *start;
    key.request.to = *m_target;
    key.request.stops = m_stops;
    key.request.hidden.assign(m_exploration->catalogue().size(), false);
    for (const ArtistRow artist : m_exploration->hiddenArtists()) key.request.hidden[artist] = true;
    return key;
}

void PathModel::follow()
{
    if (m_target && m_catalogue != m_exploration->sharedCatalogue()) m_target.reset();
    if (!m_looking) return;
    const std::optional<Key> wanted = key();
    if (wanted == m_of && wanted) return;
    m_found = {};
    m_fault.clear();
    m_of = wanted;
    m_runner.abandon();
    if (wanted)
        m_pause.start();
    else
        m_pause.stop();
    Q_EMIT changed();
}

void PathModel::find()
{
    if (!m_of) return;
    m_presence = m_of->setting.run->index.encodings().presence;
    const auto work = [catalogue = m_exploration->sharedCatalogue(),
                       key = *m_of](const JobContext& job) {
        return pathFor(catalogue, key.setting, key.filters, key.tags.get(), key.request, job);
    };
    m_runner.start(tr("Finding a path"), work,
                   [this](Result<FoundPath> found) { deliver(std::move(found)); });
    Q_EMIT changed();
}

void PathModel::deliver(Result<FoundPath> found)
{
    if (found.hasValue())
        m_found = std::move(found).value();
    else if (found.error().code != ErrorCode::Cancelled)
        m_fault = qt(found.error().sentence());
    Q_EMIT changed();
}

const std::vector<ArtistRow>& PathModel::artists() const
{
    return m_found.path.artists;
}

QString PathModel::reason() const
{
    if (!m_exploration->hasSources()) return tr("No model is trained yet.");
    if (!from()) return tr("Nobody is asked for yet: a path begins at who is asked for.");
    if (!m_target) return tr("Search for the artist at whom the path is to end.");
    return m_fault.isEmpty() ? qt(m_found.reason) : m_fault;
}

QString PathModel::sentence() const
{
    if (artists().empty()) return {};
    const auto figure = [](float value) { return scoreText(static_cast<double>(value)); };
    QStringList said;
    said << (m_found.direct
                 ? tr("The largest step is %1; at once it would be %2.")
                       .arg(figure(m_found.path.largestStep), figure(1.0F - *m_found.direct))
                 : tr("The largest step is %1.").arg(figure(m_found.path.largestStep)));
    if (m_exploration->asked().size() > 1)
        said << tr("It begins at the first of the %1 asked for.")
                    .arg(wholeText(m_exploration->asked().size()));
    if (!m_found.remark.empty()) said << qt(m_found.remark);
    return said.join(u' ');
}

FigureTable PathModel::table() const
{
    FigureTable table;
    if (artists().empty()) return table;
    const CatalogueSnapshot& catalogue = m_exploration->catalogue();
    const std::vector<std::string>& names = m_exploration->run()->record.modalities;
    table.modalities = names.size();
    table.columns = {{tr("has"), tr("Modalities the artist has"), false, 32, false, true},
                     {tr("artist"), {}, false},
                     {tr("step"), tr("Similarity to the artist before: the score of their list")},
                     {tr("pop."), tr("Popularity as the catalogue gives it; – is unknown")}};
    for (std::size_t i = 0; i < artists().size(); ++i) {
        const ArtistRow artist = artists()[i];
        FigureCell ring;
        ring.text = qt(modalitySetName(m_presence[artist], names, ", "));
        ring.tip = ring.text;
        ring.ring = m_presence[artist];
        FigureCell name{qt(catalogue.label(artist))};
        name.tip = name.text;
        FigureCell step{QStringLiteral("–")};
        step.tip = tr("Here the path begins");
        if (i > 0) {
            const auto score = static_cast<double>(m_found.path.scores[i - 1]);
            step = {scoreText(score)};
            step.sort = score;
        }
        FigureCell popularity{compactPopularityText(catalogue.artists()[artist].popularity)};
        table.rows.push_back({ring, name, step, popularity});
        table.artists.push_back(artist);
    }
    return table;
}

}  // namespace crossfade::ui
