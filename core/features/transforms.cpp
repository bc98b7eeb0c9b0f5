// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/features/transforms.h"

#include "core/features/implicit_als.h"
#include "core/features/tag_weights.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>

namespace crossfade {

namespace {

using Json = nlohmann::json;

std::optional<std::uint32_t> indexIn(const std::vector<std::string>& sorted,
                                     const std::string& name)
{
    const auto found = std::ranges::lower_bound(sorted, name);
    if (found == sorted.end() || *found != name) return std::nullopt;
    return static_cast<std::uint32_t>(found - sorted.begin());
}

Json binary(std::span<const float> values)
{
    std::vector<std::uint8_t> bytes(values.size() * sizeof(float));
    if (!values.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
    return Json::binary(std::move(bytes));
}

std::vector<float> floats(const Json& value)
{
    const auto& bytes = value.get_binary();
    std::vector<float> numbers(bytes.size() / sizeof(float));
    if (!numbers.empty()) std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(float));
    return numbers;
}

Json matrixJson(const Matrix& matrix)
{
    return {{"rows", matrix.rows}, {"cols", matrix.cols}, {"values", binary(matrix.values)}};
}

/// Parts that do not go together would be read past their end later.
void require(bool fits)
{
    if (!fits) throw Json::other_error::create(599, "its parts differ in length", nullptr);
}

Matrix matrixFrom(const Json& value)
{
    Matrix matrix;
    matrix.rows = value.at("rows").get<std::size_t>();
    matrix.cols = value.at("cols").get<std::size_t>();
    matrix.values = floats(value.at("values"));
    require(matrix.values.size() == matrix.rows * matrix.cols);
    return matrix;
}

Json toJson(const DenseTransform& t)
{
    return {{"kind", "dense"}, {"columns", t.columns},     {"logOffset", t.logOffset},
            {"mean", t.mean},  {"deviation", t.deviation}, {"clip", t.clip}};
}

Json toJson(const TagTransform& t)
{
    return {{"kind", "tags"},
            {"bm25", t.weighting == TagWeighting::Bm25},
            {"tags", t.tags},
            {"idf", binary(t.idf)},
            {"meanLength", t.meanLength},
            {"basis", matrixJson(t.basis)}};
}

Json toJson(const ListeningTransform& t)
{
    return {{"kind", "interactions"},
            {"users", t.users},
            {"factors", matrixJson(t.factors)},
            {"regularisation", t.regularisation},
            {"meanListeners", t.meanListeners}};
}

FeatureTransform fromJson(const Json& value)
{
    const auto kind = value.at("kind").get<std::string>();
    if (kind == "dense") {
        DenseTransform t;
        value.at("columns").get_to(t.columns);
        value.at("logOffset").get_to(t.logOffset);
        value.at("mean").get_to(t.mean);
        value.at("deviation").get_to(t.deviation);
        value.at("clip").get_to(t.clip);
        require(t.logOffset.size() == t.columns.size() && t.mean.size() == t.columns.size() &&
                t.deviation.size() == t.columns.size());
        return t;
    }
    if (kind == "tags") {
        TagTransform t;
        t.weighting = value.at("bm25").get<bool>() ? TagWeighting::Bm25 : TagWeighting::TfIdf;
        value.at("tags").get_to(t.tags);
        t.idf = floats(value.at("idf"));
        value.at("meanLength").get_to(t.meanLength);
        t.basis = matrixFrom(value.at("basis"));
        require(t.idf.size() == t.tags.size() && t.basis.rows == t.tags.size());
        return t;
    }
    ListeningTransform t;
    value.at("users").get_to(t.users);
    t.factors = matrixFrom(value.at("factors"));
    require(t.factors.rows == t.users.size());
    value.at("regularisation").get_to(t.regularisation);
    value.at("meanListeners").get_to(t.meanListeners);
    return t;
}

}  // namespace

std::optional<std::vector<float>> DenseTransform::place(std::span<const float> values) const
{
    CROSSFADE_CHECK(values.size() == columns.size());
    std::vector<float> placed(values.size());
    for (std::size_t c = 0; c < values.size(); ++c) {
        auto v = static_cast<double>(values[c]);
        // A later artist may lie below the smallest value that the logarithm was fitted on.
        if (logOffset[c] >= 0.0) v = std::log(std::max(v, 0.0) + logOffset[c]);
        placed[c] = static_cast<float>(std::clamp((v - mean[c]) / deviation[c], -clip, clip));
    }
    if (!toUnitLength(placed)) return std::nullopt;
    return placed;
}

std::optional<std::vector<float>> TagTransform::place(Amounts tagCounts) const
{
    std::vector<WeightedTag> row;
    double length = 0.0;
    for (const auto& [tag, count] : tagCounts) {
        length += static_cast<double>(count);
        if (const auto index = indexIn(tags, tag)) row.push_back({*index, count});
    }
    if (!weighTags(row, length, *this)) return std::nullopt;
    std::vector<float> placed(basis.cols, 0.0F);
    for (const WeightedTag& tag : row) {
        const auto direction = basis.row(tag.tag);
        for (std::size_t d = 0; d < placed.size(); ++d) placed[d] += tag.weight * direction[d];
    }
    if (!toUnitLength(placed)) return std::nullopt;
    return placed;
}

std::optional<std::vector<float>> ListeningTransform::place(Amounts userPlays) const
{
    std::vector<Confidence> row;
    for (const auto& [user, plays] : userPlays)
        if (const auto index = indexIn(users, user)) row.push_back({*index, confidenceOf(plays)});
    if (row.empty()) return std::nullopt;
    normaliseListeners(row, meanListeners);
    const AlsSolver solver(factors, regularisation);
    std::vector<float> placed(factors.cols);
    solver.solve(row, placed);
    if (!toUnitLength(placed)) return std::nullopt;
    return placed;
}

std::vector<std::byte> toBytes(const FeatureTransform& transform)
{
    const Json value = std::visit([](const auto& t) { return toJson(t); }, transform);
    const std::vector<std::uint8_t> cbor = Json::to_cbor(value);
    std::vector<std::byte> bytes(cbor.size());
    std::memcpy(bytes.data(), cbor.data(), cbor.size());
    return bytes;
}

Result<FeatureTransform> transformFromBytes(std::span<const std::byte> bytes)
{
    try {
        const auto* start = reinterpret_cast<const std::uint8_t*>(bytes.data());
        return fromJson(Json::from_cbor(start, start + bytes.size()));
    } catch (const Json::exception& broken) {
        return Error{ErrorCode::Corrupt, "A stored feature transform can't be read (" +
                                             std::string(broken.what()) + ")."};
    }
}

}  // namespace crossfade
