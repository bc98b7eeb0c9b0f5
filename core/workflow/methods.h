// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/evaluation/evaluation.h"
#include "core/jobs/job_context.h"
#include "core/retrieval/method.h"
#include "core/workflow/project.h"

#include <memory>
#include <string>
#include <vector>

namespace crossfade {

/// Names that evaluate takes beside those of modalities.
inline constexpr const char* kContrastive = "contrastive";
inline constexpr const char* kConcatenation = "concat";
inline constexpr const char* kWeighted = "weighted";  ///< concatenation, weights chosen on val
inline constexpr const char* kPca = "pca";
inline constexpr const char* kRandom = "random";

/// The modality that others are measured by, where a catalogue has one of this name.
inline constexpr const char* kListening = "listening";

/// Makes the methods of one project; loads its features when first needed. Borrows the project; one
/// thread.
class MethodFactory {
public:
    explicit MethodFactory(Project& project) : m_project(&project) {}

    /// All names, the baselines first.
    std::vector<std::string> names() const;
    /// All that are no run.
    std::vector<std::string> baselines() const;

    /// InvalidInput with the names there are for another one. `run`: for contrastive; 0: the
    /// newest.
    Result<std::unique_ptr<Method>> make(const std::string& name, RunId run, const JobContext& job);

    /// The weights of the concatenation that are best on val: each modality's in turn from a short
    /// list, twice. One is 1, as only ratios matter.
    Result<std::vector<float>> bestWeights(const JobContext& job);

private:
    Result<std::shared_ptr<const ModalityVectors>> features();

    Project* m_project;
    std::shared_ptr<const ModalityVectors> m_features;
    std::vector<float> m_bestWeights;
};

}  // namespace crossfade
