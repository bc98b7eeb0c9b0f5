// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/snapshot.h"
#include "core/workflow/systems.h"
#include "ui/jobs/job_runner.h"
#include "ui/models/research_work.h"

#include <QObject>
#include <QStringList>

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace crossfade::ui {

/// The figures of the Research workspace: all systems on one task, what missing modalities do to
/// one of them, one compared with the others, and what lies behind them. Computed in the background
/// when asked for, kept until the catalogue changes. Systems go by their place in systems().
class ResearchModel : public QObject {
    Q_OBJECT
public:
    explicit ResearchModel(ResearchWork work = coreResearchWork(), QObject* parent = nullptr);

    /// Another project or another state of its catalogue: forgets all figures.
    void setSources(std::filesystem::path project,
                    std::shared_ptr<const CatalogueSnapshot> catalogue);
    /// Which runs there are: those without figures are counted.
    void setRuns(std::vector<RunId> runs);
    void clear();
    /// Null: no project is open.
    const std::shared_ptr<const CatalogueSnapshot>& catalogue() const { return m_catalogue; }
    Protocol protocol() const;

    const std::vector<SystemResult>& systems() const { return m_systems; }
    /// Runs that are not among the systems, once there are some.
    std::size_t missingRuns() const;
    /// Evaluates all systems that have no figures yet.
    void evaluate();

    /// The first selected may be scored otherwise: it has no change of its own yet, and this one
    /// can be made of it and is not among the systems.
    bool canScore(const ScoringChange& change) const;
    /// Evaluates the first selected with this change, as a system of its own.
    void score(const ScoringChange& change);

    /// What the groups are shown of, in the order of selection; at most kMostSelected.
    const std::vector<std::size_t>& selected() const { return m_selected; }
    void setSelected(std::vector<std::size_t> systems);
    /// Selects a system alone, or one more.
    void select(std::size_t system, bool further);
    /// Whose groups the others' are related to: the modality of listeners alone, or the last where
    /// there is none; none while it has no figures.
    std::optional<std::size_t> reference() const;

    /// Of the first selected, if it has been measured.
    const MaskingResult* masking() const;
    void mask();

    std::optional<std::size_t> first() const { return m_first; }
    std::optional<std::size_t> second() const { return m_second; }
    void setCompared(std::size_t first, std::size_t second);
    /// Of the two compared, if the first has been compared with the others.
    const SystemComparison* comparison() const;
    /// How many comparisons the p values are adjusted over.
    std::size_t comparisonsMade() const { return m_systems.empty() ? 0 : m_systems.size() - 1; }
    /// Compares the first with each of the others.
    void compare();

    /// Of all systems, if it has been made since the last of them was evaluated.
    const Diagnosis* diagnosis() const { return m_diagnosis ? &*m_diagnosis : nullptr; }
    /// The first selected run; none if only baselines are selected.
    std::optional<RunId> selectedRun() const;
    void diagnose();

    /// A document of all systems; done in reportSaved().
    void saveReport(const std::filesystem::path& file);

    JobRunner& evaluationRunner() { return m_evaluation; }
    JobRunner& maskingRunner() { return m_masking; }
    JobRunner& comparisonRunner() { return m_comparing; }
    JobRunner& diagnosisRunner() { return m_diagnosing; }
    JobRunner& reportRunner() { return m_reporting; }

    static constexpr std::size_t kMostSelected = 3;

Q_SIGNALS:
    void systemsChanged();    ///< also when another project came, and when runs did
    void selectionChanged();  ///< also after systemsChanged()
    void maskingChanged();
    void comparisonChanged();  ///< also when others are compared
    void diagnosisChanged();
    void reportSaved(const QStringList& files);  ///< the document first
    void failed(const QString& sentence);

private:
    using SystemsWork = decltype(ResearchWork::evaluate);

    void forget();
    void startEvaluation(const SystemsWork& evaluateThem, std::vector<SystemKey> keys);
    void takeSystems(std::vector<SystemResult> systems);
    void chooseCompared();
    QString labelOf(std::size_t system) const;
    /// Emits failed() unless it was cancelled.
    void tell(const Error& error);

    ResearchWork m_work;
    std::filesystem::path m_project;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::vector<RunId> m_runs;
    std::vector<SystemResult> m_systems;
    std::vector<std::size_t> m_selected;
    std::optional<std::size_t> m_first;
    std::optional<std::size_t> m_second;
    std::map<std::size_t, MaskingResult> m_masked;
    /// By the first system: the comparisons with the others, in their order.
    std::map<std::size_t, std::vector<SystemComparison>> m_comparisons;
    std::optional<Diagnosis> m_diagnosis;
    JobRunner m_evaluation;
    JobRunner m_masking;
    JobRunner m_comparing;
    JobRunner m_diagnosing;
    JobRunner m_reporting;
};

}  // namespace crossfade::ui
