// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/methods.h"

#include "core/base/text.h"
#include "core/store/feature_repository.h"

#include <algorithm>
#include <array>

namespace crossfade {

namespace {
constexpr std::size_t kProjectedDimension = 200;
constexpr std::uint64_t kProjectionSeed = 0;
constexpr std::array<float, 10> kWeightSteps = {0.1F, 0.2F, 0.3F, 0.4F, 0.5F,
                                                0.6F, 0.7F, 0.8F, 1.0F, 1.5F};
constexpr int kWeightRounds = 2;
}  // namespace

std::vector<std::string> MethodFactory::baselines() const
{
    std::vector<std::string> all = m_project->catalogue()->modalityNames;
    for (const char* name : {kConcatenation, kWeighted, kPca, kRandom}) all.emplace_back(name);
    return all;
}

std::vector<std::string> MethodFactory::names() const
{
    std::vector<std::string> all = baselines();
    all.emplace_back(kContrastive);
    return all;
}

Result<std::shared_ptr<const ModalityVectors>> MethodFactory::features()
{
    if (!m_features) {
        CROSSFADE_ASSIGN(
            ModalityVectors loaded,
            FeatureRepository(m_project->database()).load(m_project->catalogue()->stored));
        m_features = std::make_shared<const ModalityVectors>(std::move(loaded));
    }
    return m_features;
}

Result<std::unique_ptr<Method>> MethodFactory::make(const std::string& name, RunId run,
                                                    const JobContext& job)
{
    const auto made = [](auto method) -> Result<std::unique_ptr<Method>> {
        return std::unique_ptr<Method>(std::move(method));
    };
    if (name == kContrastive) {
        CROSSFADE_ASSIGN(const auto loaded, m_project->loadRun(run));
        return made(std::make_unique<ContrastiveMethod>(loaded->index.sharedEncodings(),
                                                        loaded->record.weights));
    }
    const std::vector<std::string> all = names();
    if (std::ranges::find(all, name) == all.end())
        return Error{ErrorCode::InvalidInput, "There is no method " + inQuotes(name) +
                                                  "; there are " + joinText(all, ", ") + "."};
    CROSSFADE_ASSIGN(const auto vectors, features());
    if (name == kPca)
        return made(
            std::make_unique<ProjectedMethod>(ProjectedMethod::pca(vectors, kProjectedDimension)));
    if (name == kRandom)
        return made(std::make_unique<ProjectedMethod>(
            ProjectedMethod::random(vectors, kProjectedDimension, kProjectionSeed)));
    if (name == kConcatenation)
        return made(std::make_unique<ConcatenationMethod>(
            name, vectors, std::vector<float>(vectors->modalityCount(), 1.0F)));
    if (name == kWeighted) {
        CROSSFADE_ASSIGN(std::vector<float> weights, bestWeights(job));
        return made(std::make_unique<ConcatenationMethod>(name, vectors, std::move(weights)));
    }
    const auto modality = std::ranges::find(vectors->names, name) - vectors->names.begin();
    return made(std::make_unique<ConcatenationMethod>(
        ConcatenationMethod::single(vectors, static_cast<std::size_t>(modality))));
}

Result<std::vector<float>> MethodFactory::bestWeights(const JobContext& job)
{
    if (!m_bestWeights.empty()) return m_bestWeights;
    CROSSFADE_ASSIGN(const auto vectors, features());
    const CatalogueSnapshot& catalogue = *m_project->catalogue();
    Protocol protocol;
    protocol.k = catalogue.stored.catalogue.k;
    const auto made = makeTask(protocol, catalogue.artists(), catalogue.presence, catalogue.truth);
    if (!made.hasValue())
        return Error{made.error().code, made.error().message,
                     "weights of the concatenation, chosen on val"};
    const Task& task = made.value();
    std::vector<float> best(vectors->modalityCount(), 1.0F);
    double bestScore = -1.0;
    const auto score = [&](const std::vector<float>& weights) -> Result<double> {
        const ConcatenationMethod method(kWeighted, vectors, weights);
        return meanNdcg(task, {&method, ownComparison(method), {}}, 0, job);
    };
    // The modality that is best alone keeps the weight 1.
    std::size_t anchor = 0;
    double bestAlone = -1.0;
    for (std::size_t m = 0; m < best.size(); ++m) {
        std::vector<float> alone(best.size(), 0.0F);
        alone[m] = 1.0F;
        CROSSFADE_ASSIGN(const double ndcg, score(alone));
        if (ndcg > bestAlone) {
            bestAlone = ndcg;
            anchor = m;
        }
    }
    for (int round = 0; round < kWeightRounds; ++round) {
        for (std::size_t m = 0; m < best.size(); ++m) {
            if (m == anchor) continue;
            for (const float step : kWeightSteps) {
                std::vector<float> tried = best;
                tried[m] = step;
                CROSSFADE_ASSIGN(const double ndcg, score(tried));
                if (ndcg > bestScore) {
                    bestScore = ndcg;
                    best = tried;
                }
            }
        }
    }
    m_bestWeights = best;
    return best;
}

}  // namespace crossfade
