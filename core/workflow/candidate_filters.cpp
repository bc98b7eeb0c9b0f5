// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/candidate_filters.h"

#include "core/base/text.h"
#include "core/search/name_fold.h"

#include <algorithm>

namespace crossfade {

namespace {

using SharedCatalogue = std::shared_ptr<const CatalogueSnapshot>;
using Known = std::shared_ptr<const ModalityVectors>;

CandidateFilter filterOf(std::size_t artists, std::string whom,
                         const std::function<bool(ArtistRow)>& hides,
                         std::function<std::string(ArtistRow)> why)
{
    CandidateFilter filter{std::move(whom), std::vector<bool>(artists), std::move(why)};
    for (std::size_t i = 0; i < artists; ++i) filter.hides[i] = hides(static_cast<ArtistRow>(i));
    return filter;
}

CandidateFilter atMost(double most, const SharedCatalogue& catalogue)
{
    const auto of = [catalogue](ArtistRow i) { return catalogue->artists()[i].popularity; };
    return filterOf(
        catalogue->size(), "who is more popular than " + shortNumber(most),
        [&](ArtistRow i) { return of(i) > most; },
        [of, most](ArtistRow i) {
            return "a popularity of " + shortNumber(of(i)) + " is over the filter's " +
                   shortNumber(most);
        });
}

CandidateFilter atLeast(double least, const SharedCatalogue& catalogue)
{
    const auto of = [catalogue](ArtistRow i) { return catalogue->artists()[i].popularity; };
    return filterOf(
        catalogue->size(), "whose popularity is under " + shortNumber(least) + " or unknown",
        [&](ArtistRow i) { return of(i) <= 0.0 || of(i) < least; },
        [of, least](ArtistRow i) {
            return of(i) <= 0.0 ? "their popularity is not known, and the filter wants at least " +
                                      shortNumber(least)
                                : "a popularity of " + shortNumber(of(i)) +
                                      " is under the filter's " + shortNumber(least);
        });
}

CandidateFilter knownOnly(PopularityKnown wanted, const SharedCatalogue& catalogue)
{
    const bool known = wanted == PopularityKnown::Known;
    const std::string hidden = known ? "unknown" : "known";
    return filterOf(
        catalogue->size(), "whose popularity is " + hidden,
        [&](ArtistRow i) { return (catalogue->artists()[i].popularity > 0.0) != known; },
        [hidden](ArtistRow) { return "their popularity is " + hidden; });
}

CandidateFilter having(ModalityMask wanted, const Known& known)
{
    const auto lacking = [known, wanted](ArtistRow i) {
        return ModalityMask(static_cast<std::uint32_t>(wanted.bits() & ~known->presence[i].bits()));
    };
    return filterOf(
        known->artistCount(), "who lacks " + modalitySetName(wanted, known->names, " or "),
        [&](ArtistRow i) { return !lacking(i).empty(); },
        [known, lacking](ArtistRow i) {
            return "the filter wants " + modalitySetName(lacking(i), known->names, ", ") +
                   ", which they lack";
        });
}

CandidateFilter lacking(ModalityMask unwanted, const Known& known)
{
    return filterOf(
        known->artistCount(), "who has " + modalitySetName(unwanted, known->names, " or "),
        [&](ArtistRow i) { return !(known->presence[i] & unwanted).empty(); },
        [known, unwanted](ArtistRow i) {
            return "the filter wants nobody who has " +
                   modalitySetName(known->presence[i] & unwanted, known->names, ", ");
        });
}

CandidateFilter tagged(const TagFilter& wanted, const std::vector<ArtistRow>& carriers,
                       std::size_t artists)
{
    CandidateFilter filter;
    const std::string verb = wanted.carried ? "does not carry" : "carries";
    filter.whom = "who " + verb + " the tag " + inQuotes(wanted.tag);
    filter.hides.assign(artists, wanted.carried);
    for (const ArtistRow artist : carriers) filter.hides[artist] = !wanted.carried;
    filter.why = [wanted](ArtistRow) {
        return "they " + std::string(wanted.carried ? "do not carry" : "carry") + " the tag " +
               inQuotes(wanted.tag);
    };
    return filter;
}

std::string rangeWords(const ColumnFilter& wanted)
{
    if (wanted.from && wanted.to)
        return "from " + shortNumber(*wanted.from) + " to " + shortNumber(*wanted.to);
    if (wanted.from) return "of at least " + shortNumber(*wanted.from);
    return "of at most " + shortNumber(wanted.to.value_or(0.0));
}

std::string columnWords(const ColumnFilter& wanted)
{
    switch (wanted.wants) {
        case ColumnFilter::Wants::Equal:
            return "is not " + inQuotes(wanted.text);
        case ColumnFilter::Wants::Containing:
            return "does not hold " + inQuotes(wanted.text);
        case ColumnFilter::Wants::Between:
            break;
    }
    return "is not a number " + rangeWords(wanted);
}

bool passes(const ColumnFilter& wanted, const std::string& foldedText, const std::string& value)
{
    switch (wanted.wants) {
        case ColumnFilter::Wants::Equal:
            return foldName(value) == foldedText;
        case ColumnFilter::Wants::Containing:
            return foldName(value).find(foldedText) != std::string::npos;
        case ColumnFilter::Wants::Between:
            break;
    }
    const auto number = parseNumber(value);
    return number && (!wanted.from || *number >= *wanted.from) &&
           (!wanted.to || *number <= *wanted.to);
}

Result<CandidateFilter> byColumn(const ColumnFilter& wanted, const SharedCatalogue& catalogue)
{
    const auto& columns = catalogue->stored.catalogue.metadataColumns;
    const auto found = std::ranges::find(columns, wanted.column);
    if (found == columns.end())
        return Error{ErrorCode::NotFound,
                     "A filter wants something of the column " + inQuotes(wanted.column) +
                         ", which the catalogue does not have" +
                         (columns.empty() ? "." : "; it has " + joinText(columns, ", ") + ".")};
    const auto column = static_cast<std::size_t>(found - columns.begin());
    const std::string text = foldName(wanted.text);
    const std::string words = "whose " + wanted.column + " " + columnWords(wanted);
    const auto valueOf = [catalogue, column](ArtistRow i) -> const std::string& {
        return catalogue->artists()[i].metadata[column];
    };
    return filterOf(
        catalogue->size(), words, [&](ArtistRow i) { return !passes(wanted, text, valueOf(i)); },
        [valueOf, words](ArtistRow i) {
            return "a filter hides " + words + "; theirs is " +
                   (valueOf(i).empty() ? "not given" : inQuotes(valueOf(i)));
        });
}

}  // namespace

std::string CandidateFilter::sentence(std::size_t hidden, std::size_t of) const
{
    return "W" + whom.substr(1) + " is hidden: " + withThousands(hidden) + " of " +
           withThousands(of) + ".";
}

Result<std::vector<CandidateFilter>> candidateFilters(const Filters& filters,
                                                      const SharedCatalogue& catalogue,
                                                      const Known& known,
                                                      const TagCarriers& carriers)
{
    std::vector<CandidateFilter> made;
    if (filters.maxPopularity) made.push_back(atMost(*filters.maxPopularity, catalogue));
    if (!filters.mustHave.empty()) made.push_back(having(filters.mustHave, known));
    if (filters.minPopularity) made.push_back(atLeast(*filters.minPopularity, catalogue));
    if (filters.popularity != PopularityKnown::Either)
        made.push_back(knownOnly(filters.popularity, catalogue));
    if (!filters.mustLack.empty()) made.push_back(lacking(filters.mustLack, known));
    for (const TagFilter& wanted : filters.tags) {
        const auto found = carriers.find(wanted.tag);
        if (found == carriers.end())
            return Error{ErrorCode::InvalidInput,
                         "Who carries the tag " + inQuotes(wanted.tag) + " is not read yet."};
        made.push_back(tagged(wanted, found->second, catalogue->size()));
    }
    for (const ColumnFilter& wanted : filters.columns) {
        CROSSFADE_ASSIGN(CandidateFilter filter, byColumn(wanted, catalogue));
        made.push_back(std::move(filter));
    }
    return made;
}

std::vector<bool> hiddenByAny(const std::vector<CandidateFilter>& filters, std::size_t artists)
{
    std::vector<bool> hidden(artists, false);
    for (const CandidateFilter& filter : filters)
        for (std::size_t i = 0; i < artists; ++i)
            if (filter.hides[i]) hidden[i] = true;
    return hidden;
}

}  // namespace crossfade
