// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/catalogue_join.h"

#include "core/search/name_fold.h"

#include <string>
#include <unordered_map>

namespace crossfade {

namespace {

/// Who of either catalogue has a folded name.
struct Bearers {
    std::vector<ArtistRow> from;
    std::vector<ArtistRow> to;
};

void joinIds(CatalogueJoin& join, std::span<const Artist> from, std::span<const Artist> to)
{
    std::unordered_map<std::string_view, ArtistRow> rowOfId;
    for (std::size_t i = 0; i < to.size(); ++i)
        rowOfId.emplace(to[i].id, static_cast<ArtistRow>(i));
    for (std::size_t i = 0; i < from.size(); ++i) {
        const auto found = rowOfId.find(from[i].id);
        if (found == rowOfId.end()) continue;
        join.counterparts[i] = found->second;
        join.outcomes[i] = JoinOutcome::ById;
    }
}

void joinNames(CatalogueJoin& join, std::span<const Artist> from, std::span<const Artist> to)
{
    std::unordered_map<std::string, Bearers> bearersOf;
    for (std::size_t i = 0; i < from.size(); ++i)
        bearersOf[foldName(from[i].name)].from.push_back(static_cast<ArtistRow>(i));
    for (std::size_t i = 0; i < to.size(); ++i)
        bearersOf[foldName(to[i].name)].to.push_back(static_cast<ArtistRow>(i));
    bearersOf.erase("");

    std::vector<char> taken(to.size(), 0);
    for (const auto& counterpart : join.counterparts)
        if (counterpart) taken[*counterpart] = 1;
    for (const auto& [name, bearers] : bearersOf) {
        if (bearers.to.empty()) continue;
        const bool one = bearers.from.size() == 1 && bearers.to.size() == 1;
        for (const ArtistRow artist : bearers.from) {
            if (join.counterparts[artist]) continue;
            if (!one) {
                join.outcomes[artist] = JoinOutcome::Ambiguous;
            } else if (taken[bearers.to[0]] == 0) {
                join.counterparts[artist] = bearers.to[0];
                join.outcomes[artist] = JoinOutcome::ByName;
            }
        }
    }
}

}  // namespace

CatalogueJoin joinCatalogues(std::span<const Artist> from, std::span<const Artist> to, JoinBy by)
{
    CatalogueJoin join{Counterparts(from.size()),
                       std::vector<JoinOutcome>(from.size(), JoinOutcome::Missing)};
    if (by != JoinBy::Name) joinIds(join, from, to);
    if (by != JoinBy::Id) joinNames(join, from, to);
    return join;
}

}  // namespace crossfade
