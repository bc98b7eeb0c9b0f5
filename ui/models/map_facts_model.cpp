// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_facts_model.h"

#include "ui/models/text.h"

#include <cmath>
#include <utility>

namespace crossfade::ui {

namespace {
/// Nobody waits for them: the other core is the window's.
constexpr unsigned kThreads = 1;
}  // namespace

struct MapFactsModel::OfRun {
    MapRegions regions;
    TagAmounts tags;
};

MapFactsModel::MapFactsModel(const LayoutModel& layout, QObject* parent)
    : QObject(parent), m_layout(&layout)
{
    connect(&layout, &LayoutModel::stageChanged, this, &MapFactsModel::measure);
}

void MapFactsModel::setSources(const std::filesystem::path& project,
                               std::shared_ptr<const CatalogueSnapshot> catalogue,
                               std::shared_ptr<const LoadedRun> run)
{
    clear();
    m_run = run;
    const auto work = [project, catalogue = std::move(catalogue),
                       run = std::move(run)](const JobContext& job) -> Result<OfRun> {
        OfRun found;
        CROSSFADE_ASSIGN(found.regions, mapRegions(project, *catalogue, *run, kThreads, job));
        CROSSFADE_ASSIGN(found.tags, TagAmounts::load(project, *catalogue));
        return found;
    };
    m_ofRun.start(tr("Naming regions"), work, [this](Result<OfRun> found) {
        if (!found.hasValue()) {
            if (found.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(
                    tr("The map's regions have no names: %1").arg(qt(found.error().sentence())));
            return;
        }
        m_regions = std::move(found.value().regions);
        m_tags = std::make_shared<const TagAmounts>(std::move(found.value().tags));
        Q_EMIT changed();
    });
    measure();
}

void MapFactsModel::clear()
{
    m_ofRun.abandon();
    m_ofLayout.abandon();
    m_run.reset();
    m_measured.reset();
    m_regions.reset();
    m_tags.reset();
    m_measures.reset();
}

void MapFactsModel::measure()
{
    if (!m_run || !m_layout->settled() || m_layout->points() == m_measured) {
        if (m_run && !m_layout->settled() && m_measures) {
            m_measures.reset();
            m_measured.reset();
            Q_EMIT changed();
        }
        return;
    }
    // The layout's run comes a moment before or after ours.
    if (m_layout->points()->rows != m_run->index.encodings().artistCount()) return;
    m_measured = m_layout->points();
    m_measures.reset();
    const auto work = [run = m_run, points = m_measured](const JobContext& job) {
        return measureMap(*run, *points, kThreads, job);
    };
    m_ofLayout.start(tr("Measuring the map"), work, [this](Result<MapMeasures> measures) {
        if (!measures.hasValue()) return;
        m_measures = std::move(measures).value();
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

QString MapFactsModel::sentence() const
{
    if (!m_measures || !m_measures->meanShare || !m_measures->trustworthiness) return {};
    return tr("%1 % of the %2 nearest are true neighbours · trustworthiness %3")
        .arg(std::lround(100.0 * *m_measures->meanShare))
        .arg(m_measures->k)
        .arg(scoreText(*m_measures->trustworthiness));
}

}  // namespace crossfade::ui
