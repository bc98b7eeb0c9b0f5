// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/inspection_model.h"

#include "ui/models/text.h"

namespace crossfade::ui {

namespace {

/// Views that one computation serves are one.
Inspection computedAs(Inspection view)
{
    return view == Inspection::Missing ? Inspection::Dependence : view;
}

}  // namespace

InspectionModel::InspectionModel(QObject* parent) : QObject(parent) {}

void InspectionModel::setSources(const std::filesystem::path& project,
                                 std::shared_ptr<const CatalogueSnapshot> catalogue,
                                 std::shared_ptr<const LoadedRun> run)
{
    const bool same = catalogue == m_catalogue && run == m_run;
    m_project = project;
    if (same) return;
    const auto lookedAt = m_lookedAt;
    clear();
    m_project = project;
    m_lookedAt = lookedAt;
    m_catalogue = std::move(catalogue);
    m_run = std::move(run);
    if (m_run) {
        m_state.run = m_run->record.id;
        m_state.comparison = m_run->ownComparison();
        m_now = {m_run, m_state.comparison};
    }
    refresh();
}

void InspectionModel::clear()
{
    m_runner.abandon();
    m_running.reset();
    m_project.clear();
    m_catalogue.reset();
    m_run.reset();
    m_state = {};
    m_now = {};
    m_baseline.reset();
    m_neighbours = {};
    m_exposure = {};
    m_dependence = {};
}

void InspectionModel::setState(const ExplorationState& state, const ShownSetting& now,
                               const std::optional<ShownSetting>& baseline)
{
    if (!m_run || state.run != m_run->record.id) return;
    m_state = state;
    m_now = now;
    m_baseline = baseline == std::optional(now) ? std::nullopt : baseline;
    refresh();
}

void InspectionModel::look(std::optional<Inspection> at)
{
    m_lookedAt = at;
    refresh();
}

InspectionModel::Key InspectionModel::keyOf(Inspection view) const
{
    Key key;
    key.now = m_now;
    if (view == Inspection::Exposure) key.baseline = m_baseline;
    if (view == Inspection::Neighbours) {
        key.query = m_state.query;
        key.filters = m_state.filters;
        key.wish = m_state.wish;
    }
    return key;
}

const std::optional<InspectionModel::Key>& InspectionModel::doneFor(Inspection view) const
{
    switch (computedAs(view)) {
        case Inspection::Neighbours:
            return m_neighbours.of;
        case Inspection::Exposure:
            return m_exposure.of;
        default:
            return m_dependence.of;
    }
}

bool InspectionModel::stale(Inspection view) const
{
    return m_run != nullptr && doneFor(view) != std::optional(keyOf(view));
}

QString InspectionModel::reason(Inspection view) const
{
    if (!m_run) return tr("No model is trained yet.");
    if (stale(view)) return {};
    switch (computedAs(view)) {
        case Inspection::Neighbours:
            if (m_neighbours.value && !m_neighbours.value->reason.empty())
                return qt(m_neighbours.value->reason);
            return m_neighbours.reason;
        case Inspection::Exposure:
            return m_exposure.reason;
        default:
            return m_dependence.reason;
    }
}

void InspectionModel::refresh()
{
    const bool wanted = m_lookedAt && m_run && stale(*m_lookedAt);
    if (!wanted) {
        m_running.reset();
        m_runner.abandon();
    } else {
        const Inspection view = computedAs(*m_lookedAt);
        const Key key = keyOf(view);
        const bool onItsWay =
            m_runner.running() && m_running && m_running->first == view && m_running->second == key;
        if (!onItsWay) compute(view, key);
    }
    Q_EMIT changed();
}

template <typename T, typename Work>
void InspectionModel::start(const QString& title, Slot<T> InspectionModel::*slot, const Key& key,
                            Work work)
{
    m_runner.start(title, std::move(work), [this, slot, key](Result<T> result) {
        m_running.reset();
        if (result.hasValue()) {
            this->*slot = {std::make_shared<const T>(std::move(result).value()), key, QString()};
        } else if (result.error().code != ErrorCode::Cancelled) {
            this->*slot = {nullptr, key, qt(result.error().sentence())};
        }
        Q_EMIT changed();
    });
}

void InspectionModel::compute(Inspection view, const Key& key)
{
    m_running = {view, key};
    if (view == Inspection::Neighbours) {
        start(tr("Looking into the neighbours"), &InspectionModel::m_neighbours, key,
              [project = m_project, catalogue = m_catalogue, run = m_run,
               state = m_state](const JobContext& job) {
                  return inspectNeighbours(project, catalogue, run, state, kInspectedNeighbours,
                                           job);
              });
    } else if (view == Inspection::Exposure) {
        start(tr("Counting who is in whose list"), &InspectionModel::m_exposure, key,
              [key, k = m_catalogue->stored.catalogue.k](
                  const JobContext& job) -> Result<InspectedExposure> {
                  InspectedExposure both;
                  CROSSFADE_ASSIGN(both.now,
                                   inspectExposure(*key.now.run, key.now.comparison, k, job));
                  // A baseline that can't be compared is no reason to say nothing of now.
                  if (key.baseline) {
                      auto baseline =
                          inspectExposure(*key.baseline->run, key.baseline->comparison, k, job);
                      if (baseline.hasValue())
                          both.baseline = std::move(baseline).value();
                      else if (baseline.error().code == ErrorCode::Cancelled)
                          return baseline.error();
                  }
                  return both;
              });
    } else {
        start(tr("Taking modalities away"), &InspectionModel::m_dependence, key,
              [key](const JobContext& job) -> Result<InspectedDependence> {
                  InspectedDependence result;
                  CROSSFADE_ASSIGN(result.lists, inspectDependence(*key.now.run, key.now.comparison,
                                                                   kDependenceLength, job));
                  result.missing = missingGains(result.lists);
                  return result;
              });
    }
}

}  // namespace crossfade::ui
