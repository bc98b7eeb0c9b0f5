// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/features.h"

#include "core/base/text.h"
#include "core/features/implicit_als.h"
#include "core/features/tag_weights.h"
#include "core/features/truncated_svd.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crossfade {

namespace {

constexpr double kSkewed = 2.0;
// What nearly everybody has still says a little: in a small catalogue it may be all that is given.
constexpr double kLeastIdf = 0.1;

/// What one modality's fit gives: rows of the catalogue, zero where absent.
struct FittedModality {
    Matrix vectors;
    std::vector<bool> has;
    FeatureTransform transform;
    std::vector<ArtistRow> lost;
};

struct Moments {
    double mean = 0.0;
    double deviation = 1.0;
    double skewness = 0.0;
};

Moments momentsOf(const std::vector<double>& values)
{
    Moments moments;
    const auto n = static_cast<double>(values.size());
    moments.mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double second = 0.0;
    double third = 0.0;
    for (const double v : values) {
        const double d = v - moments.mean;
        second += d * d / n;
        third += d * d * d / n;
    }
    if (second <= 1e-24 * std::max(1.0, moments.mean * moments.mean)) return moments;
    moments.deviation = std::sqrt(second);
    moments.skewness = third / std::pow(second, 1.5);
    return moments;
}

/// Puts an artist's vector in its row, or the artist on the list of the lost.
void put(FittedModality& fitted, ArtistRow artist, const std::optional<std::vector<float>>& vector)
{
    if (!vector) {
        fitted.lost.push_back(artist);
        return;
    }
    std::ranges::copy(*vector, fitted.vectors.row(artist).begin());
    fitted.has[artist] = true;
}

FittedModality fitModality(const DenseData& data, std::size_t artistCount)
{
    const DenseTransform transform = fitDense(data);
    FittedModality fitted{
        Matrix(artistCount, data.columns.size()), std::vector<bool>(artistCount), transform, {}};
    for (std::size_t i = 0; i < data.artists.size(); ++i)
        put(fitted, data.artists[i], transform.place(data.values.row(i)));
    return fitted;
}

/// The vocabulary (tags of enough artists, sorted) with IDF, and each tag's place in it.
TagTransform vocabularyOf(const TagData& data, std::size_t artistCount,
                          const FeatureOptions& options, std::vector<std::int64_t>& place)
{
    std::vector<std::size_t> artists(data.tags.size(), 0);
    for (const auto& entry : data.entries) ++artists[entry.tag];
    std::vector<std::uint32_t> kept;
    for (std::uint32_t tag = 0; tag < data.tags.size(); ++tag)
        if (artists[tag] >= options.tagMinArtists) kept.push_back(tag);
    std::ranges::sort(kept, {}, [&](std::uint32_t tag) { return data.tags[tag]; });
    TagTransform transform;
    transform.weighting = options.tagWeighting;
    place.assign(data.tags.size(), -1);
    for (const std::uint32_t tag : kept) {
        place[tag] = static_cast<std::int64_t>(transform.tags.size());
        transform.tags.push_back(data.tags[tag]);
        const double idf =
            std::log(static_cast<double>(artistCount) / (1.0 + static_cast<double>(artists[tag])));
        transform.idf.push_back(static_cast<float>(std::max(idf, kLeastIdf)));
    }
    return transform;
}

/// Calls visit(artist, entries of the artist) in order; entries are sorted by artist.
template <typename Entry, typename Visit>
void forEachArtist(const std::vector<Entry>& entries, Visit visit)
{
    for (std::size_t begin = 0; begin < entries.size();) {
        std::size_t end = begin;
        while (end < entries.size() && entries[end].artist == entries[begin].artist) ++end;
        visit(entries[begin].artist, std::span(entries).subspan(begin, end - begin));
        begin = end;
    }
}

Result<FittedModality> fitModality(const TagData& data, std::size_t artistCount,
                                   const FeatureOptions& options)
{
    std::vector<std::int64_t> place;
    TagTransform transform = vocabularyOf(data, artistCount, options, place);
    std::vector<double> lengths;
    forEachArtist(data.entries, [&](ArtistRow, std::span<const TagData::Entry> entries) {
        lengths.push_back(0.0);
        for (const auto& entry : entries) lengths.back() += static_cast<double>(entry.count);
    });
    transform.meanLength =
        std::accumulate(lengths.begin(), lengths.end(), 0.0) / static_cast<double>(lengths.size());

    FittedModality fitted{{}, std::vector<bool>(artistCount), {}, {}};
    std::vector<ArtistRow> rows;
    std::vector<Eigen::Triplet<float>> triplets;
    std::size_t at = 0;
    forEachArtist(data.entries, [&](ArtistRow artist, std::span<const TagData::Entry> entries) {
        std::vector<WeightedTag> row;
        for (const auto& entry : entries)
            if (place[entry.tag] >= 0)
                row.push_back({static_cast<std::uint32_t>(place[entry.tag]), entry.count});
        if (!weighTags(row, lengths[at++], transform)) {
            fitted.lost.push_back(artist);
            return;
        }
        for (const WeightedTag& tag : row)
            triplets.emplace_back(static_cast<int>(rows.size()), static_cast<int>(tag.tag),
                                  tag.weight);
        rows.push_back(artist);
    });
    if (rows.empty()) return fitted;
    SparseRows weights(static_cast<Eigen::Index>(rows.size()),
                       static_cast<Eigen::Index>(transform.tags.size()));
    weights.setFromTriplets(triplets.begin(), triplets.end());
    CROSSFADE_ASSIGN(transform.basis, rightSingularVectors(weights, options.tagDimension));
    fitted.vectors = Matrix(artistCount, transform.basis.cols);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<float> placed(transform.basis.cols, 0.0F);
        for (SparseRows::InnerIterator tag(weights, static_cast<Eigen::Index>(i)); tag; ++tag) {
            const auto direction = transform.basis.row(static_cast<std::size_t>(tag.col()));
            for (std::size_t d = 0; d < placed.size(); ++d) placed[d] += tag.value() * direction[d];
        }
        const bool usable = toUnitLength(placed);
        put(fitted, rows[i], usable ? std::optional(placed) : std::nullopt);
    }
    fitted.transform = std::move(transform);
    return fitted;
}

Result<FittedModality> fitModality(const InteractionData& data, std::size_t artistCount,
                                   const FeatureOptions& options, const JobContext& job)
{
    // Users in sorted order, so that placing a later artist can look them up.
    std::vector<std::uint32_t> order(data.users.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t user) { return data.users[user]; });
    std::vector<std::uint32_t> place(order.size());
    ListeningTransform transform;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        place[order[i]] = i;
        transform.users.push_back(data.users[order[i]]);
    }
    std::vector<ArtistRow> rows;
    std::vector<std::vector<Confidence>> entries;
    forEachArtist(data.entries,
                  [&](ArtistRow artist, std::span<const InteractionData::Entry> plays) {
                      rows.push_back(artist);
                      auto& row = entries.emplace_back();
                      for (const auto& entry : plays)
                          row.push_back({place[entry.user], confidenceOf(entry.plays)});
                  });
    transform.meanListeners =
        static_cast<double>(data.entries.size()) / static_cast<double>(rows.size());
    for (auto& row : entries) normaliseListeners(row, transform.meanListeners);
    AlsOptions als;
    als.dimension = std::min({options.listeningDimension, rows.size(), data.users.size()});
    als.regularisation = options.listeningRegularisation;
    als.sweeps = options.listeningSweeps;
    als.seed = options.seed;
    als.threads = options.threads;
    CROSSFADE_ASSIGN(AlsFactors factors, factorise(entries, data.users.size(), als, job));
    FittedModality fitted{
        Matrix(artistCount, als.dimension), std::vector<bool>(artistCount), {}, {}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto factor = factors.rows.row(i);
        std::vector<float> placed(factor.begin(), factor.end());
        put(fitted, rows[i], toUnitLength(placed) ? std::optional(placed) : std::nullopt);
    }
    transform.factors = std::move(factors.columns);
    transform.regularisation = als.regularisation;
    fitted.transform = std::move(transform);
    return fitted;
}

}  // namespace

DenseTransform fitDense(const DenseData& data)
{
    DenseTransform transform;
    transform.columns = data.columns;
    for (std::size_t c = 0; c < data.columns.size(); ++c) {
        std::vector<double> values;
        for (std::size_t i = 0; i < data.values.rows; ++i)
            values.push_back(static_cast<double>(data.values.at(i, c)));
        const auto [low, high] = std::ranges::minmax(values);
        Moments moments = momentsOf(values);
        double offset = -1.0;
        if (moments.skewness > kSkewed && low >= 0.0) {
            offset = 0.01 * high;
            for (double& v : values) v = std::log(v + offset);
            moments = momentsOf(values);
        }
        transform.logOffset.push_back(offset);
        transform.mean.push_back(moments.mean);
        transform.deviation.push_back(moments.deviation);
    }
    return transform;
}

Result<FittedFeatures> fitFeatures(const Catalogue& catalogue, const FeatureOptions& options,
                                   const JobContext& job)
{
    const std::size_t n = catalogue.artists.size();
    FittedFeatures features;
    features.vectors.presence.resize(n);
    for (std::size_t m = 0; m < catalogue.modalities.size(); ++m) {
        const ModalityData& modality = catalogue.modalities[m];
        if (auto stop = job.advance("Fitting " + modality.name, m, catalogue.modalities.size()))
            return *stop;
        auto fitted = [&]() -> Result<FittedModality> {
            if (const auto* dense = std::get_if<DenseData>(&modality.data))
                return fitModality(*dense, n);
            if (const auto* tags = std::get_if<TagData>(&modality.data))
                return fitModality(*tags, n, options);
            return fitModality(std::get<InteractionData>(modality.data), n, options, job);
        }();
        if (!fitted.hasValue()) return fitted.error();
        FittedModality& value = fitted.value();
        if (std::ranges::none_of(value.has, [](bool has) { return has; }))
            return Error{ErrorCode::InvalidInput,
                         "No artist has a usable vector of the modality " +
                             inQuotes(modality.name) +
                             (modality.shape() == ModalityShape::Tags
                                  ? ": no tag is shared by " +
                                        std::to_string(options.tagMinArtists) + " artists."
                                  : ".")};
        features.vectors.names.push_back(modality.name);
        features.vectors.vectors.push_back(std::move(value.vectors));
        for (std::size_t i = 0; i < n; ++i)
            if (value.has[i]) features.vectors.presence[i] = features.vectors.presence[i].with(m);
        features.transforms.push_back(std::move(value.transform));
        for (const ArtistRow artist : value.lost) features.lost.push_back({artist, m});
    }
    return features;
}

}  // namespace crossfade
