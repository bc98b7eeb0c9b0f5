// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/modality.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade {

/// Wants a tag, or wants it not to be there.
struct TagFilter {
    std::string tag;  ///< as the catalogue writes it
    bool carried = true;
    bool operator==(const TagFilter&) const = default;
};

/// Wants something of a metadata column. Texts are compared folded (see foldName()): case, accents
/// and punctuation do not tell apart.
struct ColumnFilter {
    enum class Wants { Equal, Containing, Between };
    std::string column;
    Wants wants = Wants::Equal;
    std::string text;            ///< of Equal and Containing
    std::optional<double> from;  ///< of Between: numbers, both ends included; no number is neither
    std::optional<double> to;
    bool operator==(const ColumnFilter&) const = default;
};

enum class PopularityKnown { Either, Known, Unknown };
/// "known", "unknown"; "either" for both.
std::string_view popularityKnownName(PopularityKnown known);
Result<PopularityKnown> popularityKnownFromName(std::string_view name);

/// Which candidates are listed: those whom all of these let pass.
struct Filters {
    std::optional<double> maxPopularity = {};  ///< hides the more popular, not the unknown
    ModalityMask mustHave = {};                ///< of the run's modalities: all of them
    std::optional<double> minPopularity = {};  ///< hides the less popular, and the unknown
    PopularityKnown popularity = PopularityKnown::Either;
    ModalityMask mustLack = {};  ///< of the run's modalities: hides who has any of them
    std::vector<TagFilter> tags = {};
    std::vector<ColumnFilter> columns = {};

    bool any() const { return *this != Filters(); }
    bool operator==(const Filters&) const = default;
};

/// "country=SE", "country~S" (contains) or "founded:1990..1999" (either end may be left out), as
/// columnFilterFrom() reads it.
std::string columnFilterText(const ColumnFilter& filter);

/// The column is the longest of `columns` that the text begins with, so that their names may hold
/// anything. InvalidInput names the columns where it begins with none, or the text where it goes on
/// otherwise.
Result<ColumnFilter> columnFilterFrom(std::string_view text, std::span<const std::string> columns);

}  // namespace crossfade
