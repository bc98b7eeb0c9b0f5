// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/find_arguments.h"

#include "core/base/text.h"
#include "core/workflow/tag_amounts.h"

#include <CLI/CLI.hpp>

namespace crossfade::cli {

void addFilterOptions(CLI::App& command, FindArguments& a)
{
    command.add_option("--min-popularity", a.minPopularity,
                       "Only artists of whom at least this popularity is known");
    command.add_option("--max-popularity", a.maxPopularity,
                       "Only artists not more popular than this");
    command
        .add_option("--popularity", a.popularity, "Only artists of whom it is known, or unknown")
        ->check(CLI::IsMember({"known", "unknown", "either"}));
    command.add_option("--has,--must-have", a.has, "Only artists who have all of these modalities");
    command.add_option("--lacks", a.lacks, "Only artists who have none of these modalities");
    // One value each time, so that what follows is not taken for another one.
    command.add_option("--tag", a.tags, "Only artists who carry this tag; several times for all")
        ->allow_extra_args(false);
    command.add_option("--without-tag", a.withoutTags, "Only artists who do not carry this tag")
        ->allow_extra_args(false);
    command
        .add_option("--column", a.columns,
                    "Only artists with this in a further column of the artists file: "
                    "country=SE, country~S (holds it) or founded:1990..1999 (a number, ends "
                    "included; either may be left out)")
        ->allow_extra_args(false);
}

void addWishOptions(CLI::App& command, FindArguments& a)
{
    auto* against = command
                        .add_option("--not", a.against,
                                    "Not like this artist (name or id); several times for several")
                        ->allow_extra_args(false);
    command
        .add_option("--not-weight", a.againstWeight,
                    "How much of them is taken from the query, 0 to 1")
        ->check(CLI::Range(0.0, 1.0))
        ->needs(against)
        ->capture_default_str();
    command
        .add_option("--unheard", a.unheard,
                    "How much of similarity may be given for artists who are less heard of, 0 to "
                    "1; what it costs is printed")
        ->check(CLI::Range(0.0, 1.0));
    command.add_flag("--dissimilar", a.dissimilar,
                     "The least similar of those who can be compared");
}

Result<Filters> filtersOf(const FindArguments& a, Project& project, const LoadedRun& run)
{
    Filters filters;
    filters.minPopularity = a.minPopularity;
    filters.maxPopularity = a.maxPopularity;
    if (!a.popularity.empty()) {
        CROSSFADE_ASSIGN(filters.popularity, popularityKnownFromName(a.popularity));
    }
    if (!a.has.empty()) {
        CROSSFADE_ASSIGN(filters.mustHave, parseModalities(a.has, run.record.modalities));
    }
    if (!a.lacks.empty()) {
        CROSSFADE_ASSIGN(filters.mustLack, parseModalities(a.lacks, run.record.modalities));
    }
    for (const std::string& tag : a.tags) filters.tags.push_back({tag, true});
    for (const std::string& tag : a.withoutTags) filters.tags.push_back({tag, false});
    for (const std::string& text : a.columns) {
        CROSSFADE_ASSIGN(
            ColumnFilter column,
            columnFilterFrom(text, project.catalogue()->stored.catalogue.metadataColumns));
        filters.columns.push_back(std::move(column));
    }
    return filters;
}

Result<Wish> wishOf(const FindArguments& a, Project& project)
{
    Wish wish;
    for (const std::string& artist : a.against) {
        CROSSFADE_ASSIGN(const ArtistRow row, project.resolveArtist(artist));
        wish.against.push_back(project.catalogue()->artists()[row].id);
    }
    wish.againstWeight = a.againstWeight;
    wish.unheard = a.unheard;
    wish.dissimilar = a.dissimilar;
    return wish;
}

Result<TagCarriers> carriersOf(const Filters& filters, Project& project)
{
    if (filters.tags.empty()) return TagCarriers();
    CROSSFADE_ASSIGN(const TagAmounts amounts,
                     TagAmounts::load(project.path(), *project.catalogue()));
    CROSSFADE_TRY(checkTags(amounts, filters));
    return tagCarriers(amounts, filters);
}

Json findingsJson(const NeighbourList& list)
{
    Json json = Json::object();
    for (const FilterEffect& effect : list.filters)
        json["filters"].push_back({{"sentence", effect.sentence}, {"hidden", effect.hidden}});
    if (list.cost)
        json["cost"] = {
            {"k", list.cost->k},
            {"mean_similarity", {list.cost->similarityBefore, list.cost->similarityNow}},
            {"median_popularity", {list.cost->medianBefore, list.cost->medianNow}}};
    if (!list.remarks.empty()) json["remarks"] = list.remarks;
    return json;
}

std::string findingsText(const NeighbourList& list)
{
    std::string text;
    for (const FilterEffect& effect : list.filters) text += effect.sentence + "\n";
    for (const std::string& remark : list.remarks) text += remark + "\n";
    if (list.cost) text += list.cost->sentence() + "\n";
    return text;
}

}  // namespace crossfade::cli
