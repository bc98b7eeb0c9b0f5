// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/research_model.h"

#include "ui/models/text.h"

#include <algorithm>

namespace crossfade::ui {

ResearchModel::ResearchModel(ResearchWork work, QObject* parent)
    : QObject(parent), m_work(std::move(work))
{
}

void ResearchModel::setSources(std::filesystem::path project,
                               std::shared_ptr<const CatalogueSnapshot> catalogue)
{
    if (m_project == project && m_catalogue == catalogue) return;
    forget();
    m_project = std::move(project);
    m_catalogue = std::move(catalogue);
    Q_EMIT systemsChanged();
    Q_EMIT selectionChanged();
    Q_EMIT maskingChanged();
    Q_EMIT comparisonChanged();
    Q_EMIT diagnosisChanged();
}

void ResearchModel::setRuns(std::vector<RunId> runs)
{
    if (m_runs == runs) return;
    m_runs = std::move(runs);
    Q_EMIT systemsChanged();
}

void ResearchModel::clear()
{
    setRuns({});
    setSources({}, nullptr);
}

void ResearchModel::forget()
{
    for (JobRunner* runner : {&m_evaluation, &m_masking, &m_comparing, &m_diagnosing, &m_reporting})
        runner->abandon();
    m_systems.clear();
    m_selected.clear();
    m_first.reset();
    m_second.reset();
    m_masked.clear();
    m_comparisons.clear();
    m_diagnosis.reset();
}

Protocol ResearchModel::protocol() const
{
    Protocol protocol;
    if (m_catalogue) protocol.k = m_catalogue->stored.catalogue.k;
    return protocol;
}

std::size_t ResearchModel::missingRuns() const
{
    if (m_systems.empty()) return 0;
    return static_cast<std::size_t>(std::ranges::count_if(m_runs, [&](RunId run) {
        return std::ranges::none_of(
            m_systems, [&](const SystemResult& system) { return system.key.run == run; });
    }));
}

void ResearchModel::tell(const Error& error)
{
    if (error.code != ErrorCode::Cancelled) Q_EMIT failed(qt(error.sentence()));
}

QString ResearchModel::labelOf(std::size_t system) const
{
    return qt(m_systems[system].label);
}

void ResearchModel::evaluate()
{
    if (!m_catalogue) return;
    std::vector<SystemKey> known;
    for (const SystemResult& system : m_systems) known.push_back(system.key);
    startEvaluation(m_work.evaluate, std::move(known));
}

void ResearchModel::startEvaluation(const SystemsWork& evaluateThem, std::vector<SystemKey> keys)
{
    const auto work = [evaluateThem, project = m_project, keys = std::move(keys),
                       protocol = protocol()](const JobContext& job) {
        return evaluateThem(project, keys, protocol, job);
    };
    m_evaluation.start(tr("Evaluating systems"), work,
                       [this](Result<std::vector<SystemResult>> systems) {
                           if (systems.hasValue())
                               takeSystems(std::move(systems).value());
                           else
                               tell(systems.error());
                       });
}

bool ResearchModel::canScore(const ScoringChange& change) const
{
    if (m_selected.empty()) return false;
    SystemKey key = m_systems[m_selected.front()].key;
    if (key.change.any() || (change.centre && key.run.value == 0)) return false;
    key.change = change;
    return std::ranges::find(m_systems, key, &SystemResult::key) == m_systems.end();
}

void ResearchModel::score(const ScoringChange& change)
{
    if (!canScore(change)) return;
    SystemKey key = m_systems[m_selected.front()].key;
    key.change = change;
    startEvaluation(m_work.evaluateThese, {key});
}

void ResearchModel::takeSystems(std::vector<SystemResult> systems)
{
    // The lists are most of a system, and only those of single modalities are looked at again.
    const std::vector<std::string>& modalities = m_catalogue->modalityNames;
    for (SystemResult& system : systems)
        if (std::ranges::find(modalities, system.key.method) == modalities.end())
            system.report.lists = {};
    std::ranges::move(systems, std::back_inserter(m_systems));
    // The p values were adjusted over fewer comparisons than there are now.
    m_comparing.abandon();
    m_comparisons.clear();
    m_diagnosing.abandon();
    m_diagnosis.reset();
    if (m_selected.empty() && !m_systems.empty()) {
        const auto best = std::ranges::max_element(
            m_systems, {}, [](const SystemResult& system) { return system.report.ndcg; });
        m_selected = {static_cast<std::size_t>(best - m_systems.begin())};
    }
    chooseCompared();
    Q_EMIT systemsChanged();
    Q_EMIT selectionChanged();
    Q_EMIT maskingChanged();
    Q_EMIT comparisonChanged();
    Q_EMIT diagnosisChanged();
}

void ResearchModel::setSelected(std::vector<std::size_t> systems)
{
    if (systems.size() > kMostSelected) systems.resize(kMostSelected);
    if (systems == m_selected) return;
    m_selected = std::move(systems);
    chooseCompared();
    Q_EMIT selectionChanged();
    Q_EMIT maskingChanged();
    Q_EMIT comparisonChanged();
}

void ResearchModel::select(std::size_t system, bool further)
{
    std::vector<std::size_t> selected;
    if (further) selected = m_selected;
    if (std::ranges::find(selected, system) == selected.end()) selected.push_back(system);
    setSelected(std::move(selected));
}

void ResearchModel::chooseCompared()
{
    if (m_selected.empty() || m_systems.size() < 2) return;
    m_first = m_selected[0];
    if (m_selected.size() > 1) m_second = m_selected[1];
    if (m_second && m_second != m_first) return;
    const auto worthOf = [&](std::size_t system) {
        return system == *m_first ? -1.0 : m_systems[system].report.ndcg;
    };
    m_second = 0;
    for (std::size_t i = 1; i < m_systems.size(); ++i)
        if (worthOf(i) > worthOf(*m_second)) m_second = i;
}

std::optional<std::size_t> ResearchModel::reference() const
{
    if (!m_catalogue || m_catalogue->modalityNames.empty()) return std::nullopt;
    const auto& modalities = m_catalogue->stored.catalogue.modalities;
    std::string name = m_catalogue->modalityNames.back();
    for (std::size_t m = 0; m < std::min(modalities.size(), m_catalogue->modalityNames.size()); ++m)
        if (modalities[m].shape() == ModalityShape::Interactions)
            name = m_catalogue->modalityNames[m];
    const auto found = std::ranges::find_if(
        m_systems, [&](const SystemResult& system) { return system.key.method == name; });
    if (found == m_systems.end()) return std::nullopt;
    return static_cast<std::size_t>(found - m_systems.begin());
}

const MaskingResult* ResearchModel::masking() const
{
    if (m_selected.empty()) return nullptr;
    const auto found = m_masked.find(m_selected.front());
    return found == m_masked.end() ? nullptr : &found->second;
}

void ResearchModel::mask()
{
    if (m_selected.empty()) return;
    const std::size_t system = m_selected.front();
    const auto work = [maskIt = m_work.mask, project = m_project, key = m_systems[system].key,
                       protocol = protocol()](const JobContext& job) {
        return maskIt(project, key, protocol, job);
    };
    m_masking.start(tr("Masking modalities of %1").arg(labelOf(system)), work,
                    [this, system](Result<MaskingResult> result) {
                        if (result.hasValue())
                            m_masked.insert_or_assign(system, std::move(result).value());
                        else
                            tell(result.error());
                        Q_EMIT maskingChanged();
                    });
    Q_EMIT maskingChanged();
}

std::optional<RunId> ResearchModel::selectedRun() const
{
    for (const std::size_t system : m_selected)
        if (m_systems[system].key.run.value != 0) return m_systems[system].key.run;
    return std::nullopt;
}

void ResearchModel::diagnose()
{
    if (m_systems.empty()) return;
    const auto work = [lookBehind = m_work.diagnose, project = m_project, evaluated = m_systems,
                       protocol = protocol()](const JobContext& job) {
        return lookBehind(project, evaluated, protocol, job);
    };
    m_diagnosing.start(tr("Looking behind the figures"), work, [this](Result<Diagnosis> made) {
        if (made.hasValue())
            m_diagnosis = std::move(made).value();
        else
            tell(made.error());
        Q_EMIT diagnosisChanged();
    });
    Q_EMIT diagnosisChanged();
}

void ResearchModel::saveReport(const std::filesystem::path& file)
{
    if (!m_catalogue) return;
    const auto work = [write = m_work.report, project = m_project, file](const JobContext& job) {
        return write(project, file, job);
    };
    m_reporting.start(tr("Writing %1").arg(qt(file.filename().string())), work,
                      [this](const Result<std::vector<std::filesystem::path>>& written) {
                          if (!written.hasValue()) {
                              tell(written.error());
                              return;
                          }
                          QStringList files;
                          for (const auto& one : written.value()) files << qt(one.string());
                          Q_EMIT reportSaved(files);
                      });
}

void ResearchModel::setCompared(std::size_t first, std::size_t second)
{
    if (m_first == first && m_second == second) return;
    m_first = first;
    m_second = second;
    Q_EMIT comparisonChanged();
}

const SystemComparison* ResearchModel::comparison() const
{
    if (!m_first || !m_second || m_first == m_second) return nullptr;
    const auto found = m_comparisons.find(*m_first);
    if (found == m_comparisons.end()) return nullptr;
    const std::size_t place = *m_second < *m_first ? *m_second : *m_second - 1;
    return place < found->second.size() ? &found->second[place] : nullptr;
}

void ResearchModel::compare()
{
    if (!m_first || m_systems.size() < 2) return;
    const std::size_t first = *m_first;
    std::vector<SystemKey> keys = {m_systems[first].key};
    for (std::size_t i = 0; i < m_systems.size(); ++i)
        if (i != first) keys.push_back(m_systems[i].key);
    const auto work = [compareThem = m_work.compare, project = m_project, keys,
                       protocol = protocol()](const JobContext& job) {
        return compareThem(project, keys, protocol, job);
    };
    m_comparing.start(tr("Comparing %1 with the others").arg(labelOf(first)), work,
                      [this, first](Result<std::vector<SystemComparison>> made) {
                          if (made.hasValue())
                              m_comparisons.insert_or_assign(first, std::move(made).value());
                          else
                              tell(made.error());
                          Q_EMIT comparisonChanged();
                      });
    Q_EMIT comparisonChanged();
}

}  // namespace crossfade::ui
