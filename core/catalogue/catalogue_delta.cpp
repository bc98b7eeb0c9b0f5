// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue_delta.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>

namespace crossfade {

namespace {

constexpr ArtistRow kGone = std::numeric_limits<ArtistRow>::max();

/// How rows of the catalogue become those after a change.
struct Renumbering {
    std::vector<ArtistRow> ofOld;  ///< kGone for artists whose state is given anew
    std::vector<std::pair<ArtistRow, const ArtistState*>> anew;  ///< by row
    std::map<std::string, ArtistRow> rowOfId;                    ///< of all, after it
};

/// Puts what is wanted among what stays, each at its position, and says what came where.
template <typename Stays, typename Place, typename Put>
void interleave(std::size_t stays, const std::vector<const ArtistState*>& wanted, Stays stay,
                Place place, Put put)
{
    std::size_t next = 0;
    std::size_t at = 0;
    for (const ArtistState* one : wanted) {
        for (; at < place(*one) && next < stays; ++at) stay(next++);
        put(*one);
        ++at;
    }
    while (next < stays) stay(next++);
}

Renumbering renumber(Catalogue& catalogue, const CatalogueDelta& wanted)
{
    std::set<std::string> touched;
    std::vector<const ArtistState*> present;
    for (const ArtistState& state : wanted.artists) {
        touched.insert(state.id);
        if (state.artist) present.push_back(&state);
    }
    std::ranges::stable_sort(present, {}, &ArtistState::position);
    Renumbering numbers;
    numbers.ofOld.assign(catalogue.artists.size(), kGone);
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < catalogue.artists.size(); ++i)
        if (!touched.contains(catalogue.artists[i].id)) kept.push_back(i);
    std::vector<Artist> artists;
    interleave(
        kept.size(), present,
        [&](std::size_t i) {
            numbers.ofOld[kept[i]] = static_cast<ArtistRow>(artists.size());
            artists.push_back(std::move(catalogue.artists[kept[i]]));
        },
        [](const ArtistState& one) { return one.position; },
        [&](const ArtistState& one) {
            numbers.anew.emplace_back(static_cast<ArtistRow>(artists.size()), &one);
            artists.push_back(*one.artist);
        });
    catalogue.artists = std::move(artists);
    for (std::size_t i = 0; i < catalogue.artists.size(); ++i)
        numbers.rowOfId.emplace(catalogue.artists[i].id, static_cast<ArtistRow>(i));
    return numbers;
}

const ArtistState::Given* givenOf(const ArtistState& state, const std::string& modality)
{
    const auto found = std::ranges::find(state.given, modality, &ArtistState::Given::modality);
    return found == state.given.end() ? nullptr : &*found;
}

void renumberData(DenseData& data, const std::string& name, const Renumbering& numbers)
{
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < data.artists.size(); ++i)
        if (numbers.ofOld[data.artists[i]] != kGone) kept.push_back(i);
    std::vector<const ArtistState*> wanted;
    for (const auto& [row, state] : numbers.anew)
        if (givenOf(*state, name) != nullptr) wanted.push_back(state);
    const auto place = [&](const ArtistState& one) { return givenOf(one, name)->position; };
    std::ranges::stable_sort(wanted,
                             [&](const auto* a, const auto* b) { return place(*a) < place(*b); });
    DenseData result;
    result.columns = std::move(data.columns);
    std::vector<float>& values = result.values.values;
    interleave(
        kept.size(), wanted,
        [&](std::size_t i) {
            result.artists.push_back(numbers.ofOld[data.artists[kept[i]]]);
            const std::span<const float> row = data.values.row(kept[i]);
            values.insert(values.end(), row.begin(), row.end());
        },
        place,
        [&](const ArtistState& one) {
            const ArtistState::Given& given = *givenOf(one, name);
            CROSSFADE_CHECK(given.values.size() == result.columns.size());
            result.artists.push_back(numbers.rowOfId.at(one.id));
            values.insert(values.end(), given.values.begin(), given.values.end());
        });
    result.values.rows = result.artists.size();
    result.values.cols = result.columns.size();
    data = std::move(result);
}

template <typename Entry>
void renumberAmounts(std::vector<std::string>& names, std::vector<Entry>& entries,
                     std::uint32_t Entry::*other, float Entry::*amount, const std::string& modality,
                     const Renumbering& numbers)
{
    std::erase_if(entries, [&](const Entry& e) { return numbers.ofOld[e.artist] == kGone; });
    std::map<std::string, std::uint32_t> place;  // in the order of the vocabulary
    for (const Entry& entry : entries) place.emplace(names[entry.*other], 0);
    for (const auto& [row, state] : numbers.anew)
        if (const auto* given = givenOf(*state, modality))
            for (const auto& [name, count] : given->amounts) place.emplace(name, 0);
    std::vector<std::string> sorted;
    for (auto& [name, number] : place) {
        number = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(name);
    }
    for (Entry& entry : entries) {
        entry.artist = numbers.ofOld[entry.artist];
        entry.*other = place.at(names[entry.*other]);
    }
    for (const auto& [row, state] : numbers.anew) {
        const auto* given = givenOf(*state, modality);
        if (given == nullptr) continue;
        for (const auto& [name, count] : given->amounts) {
            Entry entry;
            entry.artist = row;
            entry.*other = place.at(name);
            entry.*amount = count;
            entries.push_back(entry);
        }
    }
    names = std::move(sorted);
    std::ranges::sort(entries);
}

void renumberData(TagData& data, const std::string& name, const Renumbering& numbers)
{
    renumberAmounts(data.tags, data.entries, &TagData::Entry::tag, &TagData::Entry::count, name,
                    numbers);
}

void renumberData(InteractionData& data, const std::string& name, const Renumbering& numbers)
{
    renumberAmounts(data.users, data.entries, &InteractionData::Entry::user,
                    &InteractionData::Entry::plays, name, numbers);
}

void renumberSimilar(std::vector<SimilarPair>& pairs, const Renumbering& numbers)
{
    std::vector<SimilarPair> result;
    const auto add = [&](ArtistRow a, ArtistRow b) {
        result.emplace_back(std::min(a, b), std::max(a, b));
    };
    for (const auto& [a, b] : pairs)
        if (numbers.ofOld[a] != kGone && numbers.ofOld[b] != kGone)
            add(numbers.ofOld[a], numbers.ofOld[b]);
    for (const auto& [row, state] : numbers.anew)
        for (const std::string& id : state->similar)
            if (const auto other = numbers.rowOfId.find(id);
                other != numbers.rowOfId.end() && other->second != row)
                add(row, other->second);
    std::ranges::sort(result);
    const auto repeated = std::ranges::unique(result);
    result.erase(repeated.begin(), repeated.end());
    pairs = std::move(result);
}

/// Returns what stood in its place.
std::optional<ModalityData> setModality(std::vector<ModalityData>& modalities,
                                        const std::string& name,
                                        const std::optional<ModalityData>& wanted)
{
    std::optional<ModalityData> before;
    if (const auto found = std::ranges::find(modalities, name, &ModalityData::name);
        found != modalities.end()) {
        before = std::move(*found);
        modalities.erase(found);
    }
    if (wanted) {
        const auto place = std::ranges::find_if(
            modalities, [&](const ModalityData& one) { return modalityBefore(name, one.name); });
        modalities.insert(place, *wanted);
    }
    return before;
}

/// Which of the states is of a row of the catalogue.
using StateOfRow = std::unordered_map<ArtistRow, ArtistState*>;

template <typename Entry>
void addAmounts(const std::string& modality, const std::vector<std::string>& names,
                const std::vector<Entry>& entries, std::uint32_t Entry::*other,
                float Entry::*amount, const StateOfRow& states)
{
    for (const Entry& entry : entries) {
        const auto state = states.find(entry.artist);
        if (state == states.end()) continue;
        std::vector<ArtistState::Given>& given = state->second->given;
        if (given.empty() || given.back().modality != modality) {
            given.emplace_back();
            given.back().modality = modality;
        }
        given.back().amounts.emplace_back(names[entry.*other], entry.*amount);
    }
    for (const auto& [row, state] : states)
        if (!state->given.empty()) std::ranges::sort(state->given.back().amounts);
}

void addGiven(const std::string& modality, const DenseData& data, const StateOfRow& states)
{
    for (std::size_t i = 0; i < data.artists.size(); ++i) {
        const auto state = states.find(data.artists[i]);
        if (state == states.end()) continue;
        ArtistState::Given& given = state->second->given.emplace_back();
        given.modality = modality;
        given.position = i;
        const std::span<const float> row = data.values.row(i);
        given.values.assign(row.begin(), row.end());
    }
}

void addGiven(const std::string& modality, const TagData& data, const StateOfRow& states)
{
    addAmounts(modality, data.tags, data.entries, &TagData::Entry::tag, &TagData::Entry::count,
               states);
}

void addGiven(const std::string& modality, const InteractionData& data, const StateOfRow& states)
{
    addAmounts(modality, data.users, data.entries, &InteractionData::Entry::user,
               &InteractionData::Entry::plays, states);
}

}  // namespace

bool CatalogueDelta::changesData(const Catalogue& catalogue) const
{
    if (!modalities.empty()) return true;
    std::vector<std::string> ids;
    for (const ArtistState& wanted : artists) ids.push_back(wanted.id);
    const std::vector<ArtistState> now = statesOf(catalogue, ids);
    for (std::size_t i = 0; i < now.size(); ++i)
        if (now[i].artist.has_value() != artists[i].artist.has_value() ||
            now[i].given != artists[i].given || now[i].similar != artists[i].similar ||
            now[i].position != artists[i].position)
            return true;
    return false;
}

ArtistState stateOf(const Catalogue& catalogue, const std::string& id)
{
    return std::move(statesOf(catalogue, {id}).front());
}

std::vector<ArtistState> statesOf(const Catalogue& catalogue, const std::vector<std::string>& ids)
{
    std::vector<ArtistState> all(ids.size());
    std::unordered_map<std::string, ArtistState*> ofId;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        all[i].id = ids[i];
        ofId.emplace(ids[i], &all[i]);
    }
    StateOfRow states;
    for (std::size_t row = 0; row < catalogue.artists.size(); ++row) {
        const auto state = ofId.find(catalogue.artists[row].id);
        if (state == ofId.end()) continue;
        state->second->artist = catalogue.artists[row];
        state->second->position = row;
        states.emplace(static_cast<ArtistRow>(row), state->second);
    }
    for (const ModalityData& modality : catalogue.modalities)
        std::visit([&](const auto& data) { addGiven(modality.name, data, states); }, modality.data);
    for (const auto& [a, b] : catalogue.similar) {
        if (const auto state = states.find(a); state != states.end())
            state->second->similar.push_back(catalogue.artists[b].id);
        if (const auto state = states.find(b); state != states.end())
            state->second->similar.push_back(catalogue.artists[a].id);
    }
    for (ArtistState& state : all) std::ranges::sort(state.similar);
    return all;
}

CatalogueDelta applyDelta(Catalogue& catalogue, const CatalogueDelta& wanted)
{
    CROSSFADE_CHECK(wanted.artists.empty() || wanted.modalities.empty());
    CatalogueDelta before;
    std::vector<std::string> ids;
    for (const ArtistState& state : wanted.artists) ids.push_back(state.id);
    before.artists = statesOf(catalogue, ids);
    if (!wanted.artists.empty()) {
        const Renumbering numbers = renumber(catalogue, wanted);
        for (ModalityData& modality : catalogue.modalities)
            std::visit([&](auto& data) { renumberData(data, modality.name, numbers); },
                       modality.data);
        renumberSimilar(catalogue.similar, numbers);
    }
    for (const auto& [name, data] : wanted.modalities)
        before.modalities.emplace_back(name, setModality(catalogue.modalities, name, data));
    return before;
}

}  // namespace crossfade
