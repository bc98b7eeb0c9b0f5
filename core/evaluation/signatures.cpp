// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/signatures.h"

#include "core/base/random.h"
#include "core/base/text.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace crossfade {

namespace {

constexpr std::size_t kFewestEpochs = 8;  // fewer say nothing of a course
constexpr double kPlateauShare = 0.02;    // of the whole fall, in the second half
constexpr double kDominance = 0.6;        // of the loss, where there are three terms or more
constexpr double kDecay = 0.05;           // of the peak
constexpr double kGiniRise = 0.03;
constexpr double kCollapsed = 0.8;

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", value);
    return text;
}

void addPlateau(std::span<const EpochReport> curve, int planned, std::vector<Signature>& found)
{
    if (curve.size() < kFewestEpochs) return;
    // Where the loss stops falling: the first epoch after which less than a share of the fall is
    // left.
    const double fall = curve.front().loss - curve.back().loss;
    std::size_t at = 0;
    while (at + 1 < curve.size() && curve[at].loss - curve.back().loss > kPlateauShare * fall) ++at;
    const bool early = static_cast<double>(curve[at].epoch) < 0.5 * planned;
    if (curve.back().epoch * 2 < planned || !early) return;
    found.push_back({SignatureKind::EarlyPlateau,
                     "The loss stands at " + number(curve.back().loss) + " since epoch " +
                         std::to_string(curve[at].epoch) + " of " + std::to_string(planned) + ".",
                     "training loss",
                     "Try a higher learning rate, a lower temperature, or fewer epochs."});
}

void addDominance(std::span<const EpochReport> curve, std::span<const std::string> terms,
                  std::vector<Signature>& found)
{
    if (curve.empty() || terms.size() < 3 || curve.back().termLosses.size() != terms.size()) return;
    const auto& losses = curve.back().termLosses;
    // Alignment and uniformity are no losses to share a sum with: they may be negative.
    if (std::ranges::any_of(losses, [](double loss) { return loss < 0.0; })) return;
    const double sum = std::accumulate(losses.begin(), losses.end(), 0.0);
    const auto largest = std::ranges::max_element(losses) - losses.begin();
    const double share = sum > 0.0 ? losses[static_cast<std::size_t>(largest)] / sum : 0.0;
    if (share <= kDominance) return;
    const std::string& name = terms[static_cast<std::size_t>(largest)];
    found.push_back({SignatureKind::OnePairDominates,
                     "The term " + name + " is " + number(share) + " of the loss in epoch " +
                         std::to_string(curve.back().epoch) + ".",
                     "training loss by term",
                     "Lower its weight (pair-weights), or look whether the two modalities of it "
                     "speak of the same artists."});
}

struct Watched {
    int epoch = 0;
    double ndcg = 0.0;
    double gini = 0.0;
};

void addCourse(std::span<const EpochReport> curve, int planned, std::vector<Signature>& found)
{
    std::vector<Watched> watched;
    for (const EpochReport& epoch : curve)
        if (epoch.ndcg && epoch.gini) watched.push_back({epoch.epoch, *epoch.ndcg, *epoch.gini});
    if (watched.size() < 3) return;
    const Watched& last = watched.back();
    const auto peak = std::ranges::max_element(watched, {}, &Watched::ndcg);
    if (peak->epoch * 4 <= planned && last.ndcg < (1.0 - kDecay) * peak->ndcg)
        found.push_back({SignatureKind::PoorInitialisation,
                         "nDCG on val was best in epoch " + std::to_string(peak->epoch) + " (" +
                             number(peak->ndcg) + ") and is " + number(last.ndcg) + " in epoch " +
                             std::to_string(last.epoch) + ".",
                         "nDCG by epoch",
                         "Start from PCA (init pca), or lower the learning rate: what training "
                         "unlearns, the start knew."});
    if (last.gini > watched.front().gini + kGiniRise)
        found.push_back({SignatureKind::GiniRises,
                         "Gini rises from " + number(watched.front().gini) + " in epoch " +
                             std::to_string(watched.front().epoch) + " to " + number(last.gini) +
                             " in epoch " + std::to_string(last.epoch) + ".",
                         "Gini by epoch",
                         "Try a hub correction, a higher temperature or more dropout."});
}

Signature worseGroup(const GroupScore& group, double otherNdcg, const std::string& what,
                     const std::string& otherName)
{
    return {
        SignatureKind::PopularGetWorse,
        "Queries of " + what + " " + group.name + " have nDCG " + number(group.ndcg) + ", with " +
            otherName + " " + number(otherNdcg) + " (" + std::to_string(group.queries) +
            " queries, intervals apart).",
        "nDCG by " + what,
        "Look at this group before the mean: try more weight on the modality that serves it, or "
        "compare on what both have."};
}

void addWorse(const std::vector<GroupScore>& now, const std::vector<GroupScore>& other,
              const std::string& what, const std::string& otherName, std::vector<Signature>& found)
{
    for (const GroupScore& group : now) {
        const auto same = std::ranges::find(other, group.name, &GroupScore::name);
        if (same == other.end() || group.queries == 0 || same->queries != group.queries) continue;
        if (group.interval.high >= same->interval.low) continue;
        found.push_back(worseGroup(group, same->ndcg, what, otherName));
    }
}

}  // namespace

std::vector<Signature> signaturesOfCurve(std::span<const EpochReport> curve,
                                         std::span<const std::string> lossTerms, int plannedEpochs)
{
    std::vector<Signature> found;
    addPlateau(curve, plannedEpochs, found);
    addDominance(curve, lossTerms, found);
    addCourse(curve, plannedEpochs, found);
    return found;
}

std::vector<Signature> signaturesOfEncodings(const ModalityVectors& encodings, std::size_t pairs,
                                             std::uint64_t seed)
{
    std::vector<Signature> found;
    Random random(seed);
    for (std::size_t m = 0; m < encodings.modalityCount(); ++m) {
        std::vector<ArtistRow> have;
        for (std::size_t i = 0; i < encodings.artistCount(); ++i)
            if (encodings.presence[i].has(m)) have.push_back(static_cast<ArtistRow>(i));
        if (have.size() < 3) continue;
        double sum = 0.0;
        for (std::size_t p = 0; p < pairs; ++p) {
            const auto count = static_cast<std::uint32_t>(have.size());
            const std::uint32_t i = random.below(count);
            const std::uint32_t j = (i + 1 + random.below(count - 1)) % count;
            const auto a = encodings.vectors[m].row(have[i]);
            const auto b = encodings.vectors[m].row(have[j]);
            sum += std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
        }
        const double mean = sum / static_cast<double>(pairs);
        if (mean > kCollapsed)
            found.push_back({SignatureKind::Collapse,
                             "Two random artists have a cosine of " + number(mean) + " in " +
                                 encodings.names[m] + ": its encodings say little of who is alike.",
                             "coherence and separation",
                             "Raise the weight of uniformity, lower the temperature, or use larger "
                             "batches."});
    }
    return found;
}

std::vector<Signature> signaturesAgainst(const EvaluationReport& now, const EvaluationReport& other,
                                         const std::string& otherName)
{
    std::vector<Signature> found;
    addWorse(now.popularity, other.popularity, "popularity", otherName, found);
    addWorse(now.modalities, other.modalities, "modalities", otherName, found);
    if (now.gini > other.gini + kGiniRise)
        found.push_back(
            {SignatureKind::GiniRises,
             "Gini is " + number(now.gini) + ", with " + otherName + " " + number(other.gini) + ".",
             "accuracy and exposure", "Try a hub correction, or compare on what both have."});
    return found;
}

}  // namespace crossfade
