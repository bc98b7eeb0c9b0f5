// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/why_model.h"

#include "ui/models/text.h"

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr int kPause = 40;              // milliseconds: longer than between two moves of a fader
constexpr std::size_t kMostPairs = 64;  // kept; more than one looks through at a sitting

}  // namespace

WhyModel::WhyModel(ExplorationModel& exploration, QObject* parent)
    : QObject(parent), m_exploration(&exploration), m_reason(tr("No model is trained yet."))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &WhyModel::explain);
    connect(m_exploration, &ExplorationModel::changed, this, &WhyModel::wait);
}

void WhyModel::setSession(ProjectSession* session)
{
    const auto catalogue = session != nullptr ? session->catalogue() : nullptr;
    const bool other = catalogue != m_catalogue;
    m_session = session;
    m_catalogue = catalogue;
    if (!other) return;
    m_selected.reset();
    m_chosen.reset();
    m_shared.clear();
    explain();
}

void WhyModel::select(std::optional<ArtistRow> artist)
{
    if (artist == m_selected) return;
    m_selected = artist;
    if (artist) m_chosen.reset();
    wait();
}

void WhyModel::choose(ArtistRow artist)
{
    m_chosen = artist;
    wait();
}

void WhyModel::backToList()
{
    if (!m_chosen) return;
    m_chosen.reset();
    wait();
}

void WhyModel::catchUp()
{
    if (stale()) explain();
}

void WhyModel::wait()
{
    const bool already = stale();
    m_pause.start();
    if (!already) Q_EMIT waiting();
}

bool WhyModel::current() const
{
    return m_session != nullptr && m_catalogue == m_exploration->sharedCatalogue();
}

std::optional<ArtistRow> WhyModel::subject() const
{
    if (m_chosen && current()) return m_chosen;
    const std::vector<NeighbourRow>& rows = m_exploration->neighbours().rows;
    if (rows.empty()) return std::nullopt;
    const bool listed =
        m_selected && std::ranges::count(rows, *m_selected, &NeighbourRow::artist) > 0;
    return listed ? *m_selected : rows.front().artist;
}

void WhyModel::explain()
{
    m_pause.stop();
    m_text.reset();
    m_reason.clear();
    if (!hasList()) {
        m_reason = tr("No model is trained yet.");
    } else if (const auto artist = subject()) {
        const CatalogueSnapshot& catalogue = m_exploration->catalogue();
        const auto query = m_exploration->query();
        m_text = explanationText(
            m_exploration->explain(*artist), sharedWith(*artist),
            {query ? qt(catalogue.label(*query)) : QString(), qt(catalogue.label(*artist)),
             m_chosen.has_value(), m_exploration->run()->record.modalities});
    } else {
        m_reason = qt(m_exploration->neighbours().reason);
    }
    Q_EMIT changed();
}

std::vector<SharedData> WhyModel::sharedWith(ArtistRow artist)
{
    const auto query = m_exploration->query();
    if (!query || *query == artist || !current()) return {};
    const std::pair pair(*query, artist);
    if (const auto known = m_shared.find(pair); known != m_shared.end()) return known->second;
    std::vector<SharedData> read = readShared(*query, artist);
    // What could not be read now may be read later.
    const bool whole = std::ranges::all_of(read, &std::string::empty, &SharedData::fault);
    if (!whole) return read;
    if (m_shared.size() >= kMostPairs) m_shared.clear();
    return m_shared.emplace(pair, std::move(read)).first->second;
}

std::vector<SharedData> WhyModel::readShared(ArtistRow query, ArtistRow artist)
{
    std::vector<SharedData> all;
    const std::vector<std::string>& names = m_exploration->run()->record.modalities;
    const std::vector<std::string>& given = m_catalogue->modalityNames;
    for (std::size_t m = 0; m < names.size(); ++m) {
        const auto at = std::ranges::find(given, names[m]);
        if (at == given.end()) continue;
        const auto modality = static_cast<std::size_t>(at - given.begin());
        SharedData one{m, m_catalogue->stored.catalogue.modalities[modality].shape(), {}, {}};
        if (one.shape == ModalityShape::Dense) continue;
        auto amounts = sharedAmounts(m_session->project(), query, artist, modality);
        if (amounts.hasValue())
            one.amounts = std::move(amounts).value();
        else
            one.fault = amounts.error().sentence();
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace crossfade::ui
