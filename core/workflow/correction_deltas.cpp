// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/correction_deltas.h"

#include "core/base/text.h"
#include "core/import/faults.h"
#include "core/import/import_report.h"
#include "core/import/modality_reader.h"
#include "core/search/name_fold.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace crossfade {

namespace {

using Amounts = std::map<std::string, float>;

Error unknown(const std::string& id)
{
    return {ErrorCode::NotFound, "There is no artist with the id " + inQuotes(id) + "."};
}

Result<ArtistState> knownState(const Catalogue& catalogue, const std::string& id)
{
    ArtistState state = stateOf(catalogue, id);
    if (!state.artist) return unknown(id);
    return state;
}

std::string nameOf(const ArtistState& state)
{
    return inQuotes(state.artist->name.empty() ? state.id : state.artist->name);
}

Error noChange(const std::string& why)
{
    return {ErrorCode::InvalidInput, why + ", so that nothing is to be corrected."};
}

Result<CorrectionPlan> plan(const Catalogue& catalogue, const NameCorrection& wanted)
{
    CROSSFADE_ASSIGN(ArtistState state, knownState(catalogue, wanted.artist));
    const std::string name = onOneLine(wanted.name);
    if (name.empty()) return Error{ErrorCode::InvalidInput, "An artist needs a name."};
    if (name == state.artist->name) return noChange(nameOf(state) + " is the name already");
    CorrectionPlan made;
    made.artist = state.id;
    made.what = nameOf(state) + " is called " + inQuotes(name) + ".";
    const auto others = std::ranges::count(catalogue.artists, name, &Artist::name);
    if (others > 0)
        made.remarks.push_back(
            counted(static_cast<std::uint64_t>(others), "other artist has", "other artists have") +
            " this name too; if they are one, merge them.");
    state.artist->name = name;
    made.delta.artists.push_back(std::move(state));
    return made;
}

/// The modality of tags that is meant.
Result<const ModalityData*> tagModality(const Catalogue& catalogue, const std::string& name)
{
    std::vector<std::string> names;
    const ModalityData* found = nullptr;
    for (const ModalityData& one : catalogue.modalities) {
        if (one.shape() != ModalityShape::Tags) continue;
        names.push_back(one.name);
        if (name.empty() || name == one.name) found = &one;
    }
    if (names.empty())
        return Error{ErrorCode::InvalidInput, "The catalogue has no modality of tags."};
    if (found == nullptr || (name.empty() && names.size() > 1))
        return Error{ErrorCode::InvalidInput,
                     name.empty() ? "Say which tags are meant: " + joinText(names, ", ") + "."
                                  : inQuotes(name) + " is no modality of tags; there are " +
                                        joinText(names, ", ") + "."};
    return found;
}

Amounts amountsOf(const ArtistState& state, const std::string& modality)
{
    for (const ArtistState::Given& one : state.given)
        if (one.modality == modality) return {one.amounts.begin(), one.amounts.end()};
    return {};
}

void setAmounts(ArtistState& state, const std::string& modality, const Amounts& amounts)
{
    std::erase_if(state.given, [&](const auto& one) { return one.modality == modality; });
    if (amounts.empty()) return;
    ArtistState::Given given;
    given.modality = modality;
    given.amounts.assign(amounts.begin(), amounts.end());
    const auto place = std::ranges::find_if(
        state.given, [&](const auto& one) { return modalityBefore(modality, one.modality); });
    state.given.insert(place, std::move(given));
}

/// True if the artist had it.
bool renameIn(Amounts& amounts, const std::string& from, const std::string& to)
{
    const auto had = amounts.find(from);
    if (had == amounts.end() || from == to) return false;
    const float count = had->second;
    amounts.erase(had);
    amounts[to] += count;
    return true;
}

Status changeOwn(Amounts& amounts, const TagCorrection& wanted, const std::string& who,
                 std::vector<std::string>& did)
{
    float usual = 1.0F;
    for (const auto& [tag, count] : amounts) usual = std::max(usual, count);
    for (const std::string& tag : wanted.remove) {
        if (amounts.erase(tag) == 0)
            return Error{ErrorCode::NotFound,
                         who + " does not have the tag " + inQuotes(tag) + "."};
        did.push_back("without " + inQuotes(tag));
    }
    for (const auto& [tag, count] : wanted.add) {
        if (onOneLine(tag).empty()) return Error{ErrorCode::InvalidInput, "A tag needs a name."};
        if (!std::isfinite(count) || count < 0.0F)
            return Error{ErrorCode::InvalidInput, "The count " + exactNumber(count) + " of " +
                                                      inQuotes(tag) + " is not a number over 0."};
        amounts[onOneLine(tag)] = count > 0.0F ? count : usual;
        did.push_back("with " + inQuotes(onOneLine(tag)));
    }
    return ok();
}

/// Ids of who carries one of the tags, in the catalogue's order.
std::vector<std::string> carriersOf(const Catalogue& catalogue, const TagData& tags,
                                    const std::vector<std::pair<std::string, std::string>>& rename)
{
    std::set<std::uint32_t> numbers;
    for (const auto& [from, to] : rename)
        if (const auto at = std::ranges::find(tags.tags, from); at != tags.tags.end())
            numbers.insert(static_cast<std::uint32_t>(at - tags.tags.begin()));
    std::set<ArtistRow> rows;
    for (const TagData::Entry& entry : tags.entries)
        if (numbers.contains(entry.tag)) rows.insert(entry.artist);
    std::vector<std::string> ids;
    for (const ArtistRow row : rows) ids.push_back(catalogue.artists[row].id);
    return ids;
}

Result<CorrectionPlan> plan(const Catalogue& catalogue, const TagCorrection& wanted)
{
    CROSSFADE_ASSIGN(const ModalityData* const modality, tagModality(catalogue, wanted.modality));
    if (wanted.artist.empty() && !(wanted.add.empty() && wanted.remove.empty()))
        return Error{ErrorCode::InvalidInput, "Say whose tags are to be added or removed."};
    std::vector<std::string> ids = {wanted.artist};
    if (wanted.artist.empty())
        ids = carriersOf(catalogue, std::get<TagData>(modality->data), wanted.rename);
    CorrectionPlan made;
    made.artist = wanted.artist;
    std::vector<std::string> did;
    std::map<std::string, std::size_t> renamed;
    for (ArtistState& state : statesOf(catalogue, ids)) {
        if (!state.artist) return unknown(state.id);
        Amounts amounts = amountsOf(state, modality->name);
        const Amounts before = amounts;
        for (const auto& [from, to] : wanted.rename) {
            if (onOneLine(to).empty()) return Error{ErrorCode::InvalidInput, "A tag needs a name."};
            if (renameIn(amounts, from, onOneLine(to))) ++renamed[from];
        }
        CROSSFADE_TRY(changeOwn(amounts, wanted, nameOf(state), did));
        if (amounts == before) continue;
        setAmounts(state, modality->name, amounts);
        made.delta.artists.push_back(std::move(state));
    }
    for (const auto& [from, to] : wanted.rename) {
        if (renamed[from] == 0)
            return Error{ErrorCode::NotFound,
                         "Nobody who is meant has the tag " + inQuotes(from) + " to be renamed."};
        did.push_back(inQuotes(from) + " as " + inQuotes(onOneLine(to)) + " for " +
                      counted(renamed[from], "artist", "artists"));
    }
    if (made.delta.artists.empty()) return noChange("The tags are as they are to be");
    made.what = (wanted.artist.empty() ? "Tags" : "Tags of " + nameOf(made.delta.artists[0])) +
                " (" + modality->name + "): " + joinText(did, ", ") + ".";
    return made;
}

Result<ArtistState::Given> merged(const ArtistState::Given& kept, const ArtistState::Given& dropped,
                                  bool dense, MergeChoice choice)
{
    if (choice == MergeChoice::Kept) return kept;
    if (choice == MergeChoice::Dropped) return dropped;
    if (dense)
        return Error{ErrorCode::InvalidInput, "Values of " + inQuotes(kept.modality) +
                                                  " can't be added up; say whose are to count."};
    Amounts sum(kept.amounts.begin(), kept.amounts.end());
    for (const auto& [name, amount] : dropped.amounts) sum[name] += amount;
    ArtistState::Given both;
    both.modality = kept.modality;
    both.amounts.assign(sum.begin(), sum.end());
    return both;
}

const ArtistState::Given* givenIn(const ArtistState& state, const std::string& modality)
{
    const auto found = std::ranges::find(state.given, modality, &ArtistState::Given::modality);
    return found == state.given.end() ? nullptr : &*found;
}

Result<std::vector<ArtistState::Given>> mergedData(const Catalogue& catalogue,
                                                   const ArtistState& kept,
                                                   const ArtistState& dropped,
                                                   const MergeCorrection& wanted,
                                                   CorrectionPlan& made)
{
    std::vector<ArtistState::Given> all;
    for (const ModalityData& modality : catalogue.modalities) {
        const ArtistState::Given* mine = givenIn(kept, modality.name);
        const ArtistState::Given* theirs = givenIn(dropped, modality.name);
        if (mine == nullptr && theirs == nullptr) continue;
        if (mine == nullptr || theirs == nullptr) {
            all.push_back(mine != nullptr ? *mine : *theirs);
            if (theirs != nullptr)
                made.remarks.push_back(modality.name + " comes from " + nameOf(dropped) + ".");
            continue;
        }
        const bool dense = modality.shape() == ModalityShape::Dense;
        const auto said = wanted.choices.find(modality.name);
        const MergeChoice choice = said != wanted.choices.end() ? said->second
                                   : dense                      ? MergeChoice::Kept
                                                                : MergeChoice::Both;
        CROSSFADE_ASSIGN(all.emplace_back(), merged(*mine, *theirs, dense, choice));
        made.remarks.push_back(modality.name + (choice == MergeChoice::Both
                                                    ? " of both is added up."
                                                : choice == MergeChoice::Kept
                                                    ? " stays that of " + nameOf(kept) + "."
                                                    : " comes from " + nameOf(dropped) + "."));
    }
    return all;
}

Result<CorrectionPlan> plan(const Catalogue& catalogue, const MergeCorrection& wanted)
{
    CROSSFADE_ASSIGN(ArtistState kept, knownState(catalogue, wanted.kept));
    CROSSFADE_ASSIGN(ArtistState dropped, knownState(catalogue, wanted.dropped));
    if (kept.id == dropped.id)
        return Error{ErrorCode::InvalidInput, nameOf(kept) + " can't be merged with themselves."};
    for (const auto& [name, choice] : wanted.choices)
        if (std::ranges::find(catalogue.modalities, name, &ModalityData::name) ==
            catalogue.modalities.end())
            return Error{ErrorCode::NotFound, "There is no modality " + inQuotes(name) + "."};
    CorrectionPlan made;
    made.artist = kept.id;
    made.what = nameOf(dropped) + " (" + dropped.id + ") is the same artist as " + nameOf(kept) +
                " (" + kept.id + ").";
    CROSSFADE_ASSIGN(kept.given, mergedData(catalogue, kept, dropped, wanted, made));
    // What only the one who goes has is not to be lost.
    if (kept.artist->popularity == 0.0) kept.artist->popularity = dropped.artist->popularity;
    for (std::size_t c = 0; c < kept.artist->metadata.size(); ++c)
        if (kept.artist->metadata[c].empty())
            kept.artist->metadata[c] = dropped.artist->metadata[c];
    kept.similar.insert(kept.similar.end(), dropped.similar.begin(), dropped.similar.end());
    std::erase_if(kept.similar,
                  [&](const std::string& id) { return id == kept.id || id == dropped.id; });
    std::ranges::sort(kept.similar);
    const auto repeated = std::ranges::unique(kept.similar);
    kept.similar.erase(repeated.begin(), repeated.end());
    if (dropped.position < kept.position) --kept.position;
    ArtistState gone;
    gone.id = dropped.id;
    made.delta.artists = {std::move(kept), std::move(gone)};
    return made;
}

std::size_t artistsIn(const ModalityData& modality)
{
    std::set<ArtistRow> rows;
    if (const auto* dense = std::get_if<DenseData>(&modality.data))
        rows.insert(dense->artists.begin(), dense->artists.end());
    if (const auto* tags = std::get_if<TagData>(&modality.data))
        for (const auto& entry : tags->entries) rows.insert(entry.artist);
    if (const auto* plays = std::get_if<InteractionData>(&modality.data))
        for (const auto& entry : plays->entries) rows.insert(entry.artist);
    return rows.size();
}

/// Reads the file whole; `report` gets what was read.
Result<ModalityData> readFile(const Catalogue& catalogue, const std::filesystem::path& file,
                              ImportReport::File& report, const JobContext& job)
{
    const std::string ending = file.extension().string();
    if (ending != ".tsv" && ending != ".csv" && ending != ".npy")
        return Error{ErrorCode::InvalidInput,
                     "A modality comes from a .tsv, .csv or .npy file, and this is " +
                         inQuotes(file.filename().string()) + "."};
    if (auto status = checkModalityName(file.stem().string()); !status.hasValue())
        return Error{status.error().code, status.error().message, file.filename().string()};
    ArtistRows rows;
    for (std::size_t i = 0; i < catalogue.artists.size(); ++i)
        rows.emplace(catalogue.artists[i].id, static_cast<ArtistRow>(i));
    FaultList faults;
    CROSSFADE_ASSIGN(ModalityData data, ending == ".npy"
                                            ? readNpyModality(file, rows, faults, report)
                                            : readModality(file, rows, faults, report, job));
    if (!faults.empty()) return faults.toError(file.filename().string());
    return data;
}

Result<CorrectionPlan> plan(const Catalogue& catalogue, const ModalityCorrection& wanted,
                            const JobContext& job)
{
    const std::filesystem::path& file = wanted.file;
    const std::string name = file.stem().string();
    ImportReport::File report{file.filename().string(), 0, 0};
    CROSSFADE_ASSIGN(ModalityData data, readFile(catalogue, file, report, job));
    const std::size_t artists = artistsIn(data);
    if (artists == 0)
        return Error{ErrorCode::InvalidInput, "Nobody has the modality: the file has no row.",
                     report.name};
    const auto before = std::ranges::find(catalogue.modalities, name, &ModalityData::name);
    const bool isNew = before == catalogue.modalities.end();
    if (isNew && catalogue.modalities.size() >= kMaxModalities)
        return Error{ErrorCode::InvalidInput, "The catalogue has " +
                                                  std::to_string(kMaxModalities) +
                                                  " modalities already, which is the most."};
    if (!isNew && *before == data) return noChange("The file says what " + name + " is already");
    CorrectionPlan made;
    made.what = (isNew ? "The modality " + inQuotes(name) + " is added: "
                       : "The modality " + inQuotes(name) + " is replaced: ") +
                std::string(shapeName(data.shape())) + ", " +
                counted(artists, "artist", "artists") + ".";
    made.remarks.push_back(counted(report.rows, "row", "rows") + " read from " + report.name +
                           (report.repeated > 0
                                ? ", " + withThousands(report.repeated) + " added to earlier ones."
                                : "."));
    if (!isNew)
        made.remarks.push_back("Before, " + counted(artistsIn(*before), "artist", "artists") +
                               " had it.");
    made.remarks.push_back("Runs trained before know nothing of it; train again to use it.");
    made.delta.modalities.emplace_back(name, std::move(data));
    return made;
}

Status checkGiven(const ModalityData& modality, const ArtistState::Given& given)
{
    const auto* dense = std::get_if<DenseData>(&modality.data);
    if (dense == nullptr || given.values.size() == dense->columns.size()) return ok();
    return Error{ErrorCode::InvalidInput,
                 modality.name + " has " + std::to_string(dense->columns.size()) +
                     " numbers, and here are " + std::to_string(given.values.size()) + "."};
}

Result<CorrectionPlan> plan(const Catalogue& catalogue, const NewArtistCorrection& wanted)
{
    ArtistState state;
    state.artist = wanted.artist;
    Artist& artist = *state.artist;
    artist.name = onOneLine(artist.name);
    if (artist.name.empty()) return Error{ErrorCode::InvalidInput, "An artist needs a name."};
    if (artist.id.empty()) artist.id = newArtistId(catalogue, artist.name);
    if (std::ranges::find(catalogue.artists, artist.id, &Artist::id) != catalogue.artists.end())
        return Error{ErrorCode::InvalidInput,
                     "There is an artist with the id " + inQuotes(artist.id) + " already."};
    artist.metadata.resize(catalogue.metadataColumns.size());
    state.id = artist.id;
    state.position = catalogue.artists.size();
    for (const ArtistState::Given& one : wanted.given) {
        const auto modality =
            std::ranges::find(catalogue.modalities, one.modality, &ModalityData::name);
        if (modality == catalogue.modalities.end())
            return Error{ErrorCode::NotFound,
                         "There is no modality " + inQuotes(one.modality) + "."};
        CROSSFADE_TRY(checkGiven(*modality, one));
        ArtistState::Given& given = state.given.emplace_back(one);
        std::ranges::sort(given.amounts);
        if (const auto* dense = std::get_if<DenseData>(&modality->data))
            given.position = dense->artists.size();
    }
    CorrectionPlan made;
    made.artist = state.id;
    made.what = nameOf(state) + " is new in the catalogue (" + state.id + ").";
    made.delta.artists.push_back(std::move(state));
    return made;
}

}  // namespace

std::string newArtistId(const Catalogue& catalogue, const std::string& name)
{
    std::string stem = "new-" + foldName(name);
    std::ranges::replace(stem, ' ', '-');
    std::string id = stem;
    for (int n = 2;
         std::ranges::find(catalogue.artists, id, &Artist::id) != catalogue.artists.end(); ++n)
        id = stem + "-" + std::to_string(n);
    return id;
}

Result<CorrectionPlan> planCorrection(const Catalogue& catalogue, const Correction& correction,
                                      const JobContext& job)
{
    if (const auto* file = std::get_if<ModalityCorrection>(&correction))
        return plan(catalogue, *file, job);
    if (const auto* name = std::get_if<NameCorrection>(&correction)) return plan(catalogue, *name);
    if (const auto* tags = std::get_if<TagCorrection>(&correction)) return plan(catalogue, *tags);
    if (const auto* merge = std::get_if<MergeCorrection>(&correction))
        return plan(catalogue, *merge);
    return plan(catalogue, std::get<NewArtistCorrection>(correction));
}

}  // namespace crossfade
