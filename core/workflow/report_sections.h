// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/workflow/diagnose.h"
#include "core/workflow/systems.h"

#include <optional>
#include <string>
#include <vector>

namespace crossfade {

// The parts of a report (see report_document.h): each makes sections of what was measured.

/// What a report is made of, measured once.
struct ReportContents {
    const CatalogueSnapshot* catalogue = nullptr;
    std::string project;  ///< path of its file
    Task task;
    std::vector<SystemResult> systems;
    std::vector<std::optional<RunRecord>> runs;  ///< of each system; none for baselines
    std::size_t leading = 0;  ///< the system that the report is about: the newest run, or the last

    const SystemResult& leader() const { return systems[leading]; }
    /// "nDCG@200"
    std::string at(const std::string& metric) const;
};

inline constexpr const char* kSupervisedMark = " †";
inline constexpr const char* kSupervised = "trained with known pairs of the training split";

/// The system's label, with the mark where it was trained with known pairs.
std::string markedLabel(const SystemResult& system);
/// "run 7", with the mark where it is due.
std::string runLabel(RunId run, bool supervised);
/// "run 7", "PCA", "tags alone": for figures.
std::string shortLabel(const SystemResult& system);
/// The caption, and what the mark means where one of the systems has it.
std::string markedCaption(std::string caption, const std::vector<const SystemResult*>& systems);
std::string supervisedCaption(std::string caption, bool anySupervised);
std::vector<const SystemResult*> pointersTo(const std::vector<SystemResult>& systems);

/// "crossfade-cli systems -p P --queries val -k 200 tags 7".
std::string systemsCommand(const ReportContents& contents, const std::string& command,
                           const std::vector<const SystemResult*>& systems);

report::Interval drawn(const Interval& interval);

report::Section systemsSection(const ReportContents& contents);
report::Section exposureSection(const ReportContents& contents);
report::Section popularitySection(const ReportContents& contents);
report::Section modalitiesSection(const ReportContents& contents);
report::Section comparisonsSection(const ReportContents& contents,
                                   const std::vector<SystemComparison>& comparisons);
/// Three experiments, three sections below one; each stands alone, with its own question.
std::vector<report::Section> maskingSections(const ReportContents& contents,
                                             const Result<MaskingResult>& masking);
/// What the systems repeat of each other, what training pulls at, what went wrong in the run that
/// the report is about: three sections below one.
std::vector<report::Section> diagnosisSections(const ReportContents& contents,
                                               const Result<Diagnosis>& diagnosis);
report::Section trainingSection(const ReportContents& contents);
/// The paper's values beside ours.
report::Section publishedSection(const ReportContents& contents);

}  // namespace crossfade
