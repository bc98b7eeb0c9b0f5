// SPDX-License-Identifier: GPL-3.0-or-later
// Why Explorer has nothing to show, or not all.
#include "core/base/text.h"
#include "core/workflow/explore.h"

#include <algorithm>
#include <cmath>

namespace crossfade {

namespace {

void remarkOnGone(const std::vector<std::string>& ids, const CatalogueSnapshot& catalogue,
                  const std::string& who, std::vector<std::string>& remarks)
{
    std::vector<std::string> gone;
    for (const std::string& id : ids)
        if (!catalogue.rowOfId.contains(id)) gone.push_back(inQuotes(id));
    if (!gone.empty())
        remarks.push_back("Of " + who + ", " + joinText(gone, ", ") +
                          (gone.size() == 1 ? " is" : " are") + " not in the catalogue.");
}

}  // namespace

std::vector<std::string> Explorer::remarksOn(const Scored& scored,
                                             const ExplorationState& state) const
{
    std::vector<std::string> remarks;
    remarkOnGone(state.query, *m_catalogue, "those asked for", remarks);
    remarkOnGone(state.wish.against, *m_catalogue, "those whom nobody is to be like", remarks);
    if (!scored.reason.empty()) return remarks;
    const ModalityVectors& encodings = m_left->index.encodings();
    for (const ArtistRow artist : scored.against)
        if ((encodings.presence[artist] & scored.shown.query.active()).empty())
            remarks.push_back("Nothing is taken off for " + m_catalogue->label(artist) +
                              ": they have nothing that is on for the query.");
    if (!scored.against.empty() && state.wish.againstWeight == 0.0)
        remarks.push_back(
            "Nothing is taken off for those whom nobody is to be like: the weight "
            "is 0.");
    if (state.wish.unheard != 0.0 && scored.novelty.empty())
        remarks.push_back(
            "Nobody is less heard of than others: of no two artists is a different "
            "popularity known.");
    return remarks;
}

std::string Explorer::reasonForAbsence(const Scored& scored, ArtistRow artist) const
{
    const std::string& who = m_catalogue->label(artist);
    if (std::ranges::find(scored.query, artist) != scored.query.end())
        return who + " is who is asked for.";
    if (std::ranges::find(scored.against, artist) != scored.against.end())
        return who + " is somebody whom nobody is to be like.";
    const ModalityVectors& encodings = m_left->index.encodings();
    const ModalityMask has = encodings.presence[artist];
    if (has.empty() && !m_run->index.encodings().presence[artist].empty())
        return who + " has nothing left: all that is known of them is taken to be missing.";
    if (has.empty()) return who + " has no vector in this run.";
    if ((has & scored.shown.candidates.active()).empty())
        return who + " has only " + modalitySetName(has, encodings.names, ", ") +
               ", and that is off for the candidates.";
    if (!std::isfinite(scored.cosines[artist]))
        return who + " can't be compared: the modalities cancel each other out.";
    if (std::ranges::binary_search(m_leftOut, artist))
        return who + " is hidden: they are marked to be left out.";
    for (const CandidateFilter& filter : m_filters)
        if (filter.hides[artist]) return who + " is hidden: " + filter.why(artist) + ".";
    return "";
}

std::string Explorer::reasonForNothing(const Scored& scored) const
{
    const std::vector<ArtistRow>& query = scored.query;
    const Comparison& shown = scored.shown;
    if (query.empty())
        return "Nobody is asked for yet. Search for an artist, or click one on the map.";
    for (const ArtistRow artist : scored.against)
        if (std::ranges::find(query, artist) != query.end())
            return m_catalogue->label(artist) +
                   " is asked for, and somebody whom nobody is to be like. Take them off one of "
                   "the two.";
    const ModalityVectors& encodings = m_left->index.encodings();
    ModalityMask has;
    for (const ArtistRow artist : query) has = has | encodings.presence[artist];
    const std::string who =
        query.size() == 1 ? m_catalogue->label(query[0]) : "The artists asked for";
    if (has.empty() && std::ranges::any_of(query, [&](ArtistRow artist) {
            return !m_run->index.encodings().presence[artist].empty();
        }))
        return who +
               (query.size() == 1
                    ? " has nothing left: all that is known of them is taken to be missing."
                    : " have nothing left: all that is known of them is taken to be missing.");
    if (has.empty() && query.size() == 1 && !m_catalogue->presence[query[0]].empty())
        return who + " came after this run was trained. Train again to see who is like them.";
    if (has.empty())
        return who + (query.size() == 1 ? " has no vector: the catalogue gives nothing usable of " +
                                              joinText(encodings.names, ", ") + "."
                                        : " have no vector.");
    if (shown.query.active().empty()) return "All modalities of the query are off. Switch one on.";
    if ((has & shown.query.active()).empty())
        return who + " has only " + modalitySetName(has, encodings.names, ", ") +
               ", and that is off for the query.";
    const ModalityMask active = shown.candidates.active();
    if (active.empty()) return "All modalities of the candidates are off. Switch one on.";
    if (std::ranges::none_of(encodings.presence,
                             [&](ModalityMask mask) { return !(mask & active).empty(); }))
        return "No artist has " + modalitySetName(active, encodings.names, ", ") + ".";
    return "";
}

}  // namespace crossfade
