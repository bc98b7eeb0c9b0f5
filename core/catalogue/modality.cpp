// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/modality.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace crossfade {

namespace {

constexpr std::array<std::string_view, 3> kFirst = {"audio", "tags", "listening"};

// Methods of evaluate and words that stand for sets of modalities.
constexpr std::array<std::string_view, 15> kReserved = {
    "artists", "similar",  "contrastive", "concat", "concatenation", "weighted", "pca", "random",
    "umap",    "pairwise", "subset",      "all",    "none",          "shared",   "own"};

std::size_t rank(std::string_view name)
{
    return static_cast<std::size_t>(std::ranges::find(kFirst, name) - kFirst.begin());
}

}  // namespace

std::string_view shapeName(ModalityShape shape)
{
    switch (shape) {
        case ModalityShape::Dense:
            return "dense";
        case ModalityShape::Tags:
            return "tags";
        case ModalityShape::Interactions:
            return "interactions";
    }
    return "";
}

Result<ModalityShape> shapeFromName(std::string_view name)
{
    for (const auto shape :
         {ModalityShape::Dense, ModalityShape::Tags, ModalityShape::Interactions})
        if (shapeName(shape) == name) return shape;
    return Error{ErrorCode::Corrupt, "Unknown shape of a modality: " + inQuotes(name) + "."};
}

bool modalityBefore(std::string_view a, std::string_view b)
{
    const std::size_t rankA = rank(a);
    const std::size_t rankB = rank(b);
    return rankA != rankB ? rankA < rankB : a < b;
}

Status checkModalityName(std::string_view name)
{
    if (name.empty()) return Error{ErrorCode::InvalidInput, "A modality has an empty name."};
    const auto forbidden = [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == ',' || c == '=' || c == '+' || c == '/';
    };
    if (std::ranges::any_of(name, forbidden))
        return Error{ErrorCode::InvalidInput, "The modality name " + inQuotes(name) +
                                                  " has white space or one of , = + / in it; "
                                                  "rename the file."};
    if (std::ranges::find(kReserved, toLowerAscii(name)) != kReserved.end())
        return Error{ErrorCode::InvalidInput,
                     "The modality name " + inQuotes(name) +
                         " is reserved: it is the name of a method or set; "
                         "rename the file."};
    return ok();
}

std::string modalitySetName(ModalityMask mask, std::span<const std::string> names,
                            std::string_view separator)
{
    std::vector<std::string> parts;
    for (std::size_t m = 0; m < names.size(); ++m)
        if (mask.has(m)) parts.push_back(names[m]);
    return parts.empty() ? "none" : joinText(parts, separator);
}

std::vector<std::string> modalitySetNames(std::span<const ModalityMask> masks,
                                          std::span<const std::string> names)
{
    std::vector<std::string> texts;
    texts.reserve(masks.size());
    for (const ModalityMask mask : masks) texts.push_back(modalitySetName(mask, names));
    return texts;
}

Result<ModalityMask> parseModalities(std::string_view text, std::span<const std::string> names)
{
    ModalityMask mask;
    for (const std::string& part : splitText(text, ',')) {
        const auto found = std::ranges::find(names, part);
        if (found == names.end())
            return Error{ErrorCode::InvalidInput, "There is no modality " + inQuotes(part) +
                                                      "; there are " + joinText(names, ", ") + "."};
        const auto index = static_cast<std::size_t>(found - names.begin());
        if (mask.has(index))
            return Error{ErrorCode::InvalidInput,
                         "The modality " + inQuotes(part) + " is named twice."};
        mask = mask.with(index);
    }
    return mask;
}

Result<std::vector<std::pair<std::string, double>>> parseWeights(std::string_view text)
{
    std::vector<std::pair<std::string, double>> weights;
    for (const std::string& part : splitText(text, ',')) {
        const std::size_t equals = part.find('=');
        const auto weight =
            equals == std::string::npos ? std::nullopt : parseNumber(part.substr(equals + 1));
        if (!weight || !(*weight >= 0.0 && *weight <= 1e6))
            return Error{ErrorCode::InvalidInput,
                         "The weight " + inQuotes(part) + " is not like audio=0.3."};
        weights.emplace_back(part.substr(0, equals), *weight);
    }
    return weights;
}

}  // namespace crossfade
