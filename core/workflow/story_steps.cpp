// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/story_steps.h"

#include "core/base/text.h"
#include "core/search/name_fold.h"
#include "core/workflow/audio_files.h"
#include "core/workflow/explore.h"
#include "core/workflow/project.h"
#include "core/workflow/story_fields.h"
#include "core/workflow/tag_amounts.h"

#include <algorithm>
#include <optional>

namespace crossfade {

namespace {

using Json = nlohmann::ordered_json;

Json artistsJson(std::span<const std::string> ids, const CatalogueSnapshot& catalogue)
{
    Json json = Json::array();
    for (const std::string& id : ids) {
        const auto row = catalogue.rowOfId.find(id);
        json.push_back(
            {{"id", id},
             {"name", row == catalogue.rowOfId.end() ? std::string()
                                                     : catalogue.artists()[row->second].name}});
    }
    return json;
}

/// Takes out of a comparison's JSON what is as `own`, the same of the run's by itself.
Json withoutOwn(const Json& comparison, const Json& own)
{
    Json left = Json::object();
    for (const auto& [name, value] : comparison.items()) {
        if (value == own.at(name)) continue;
        left[name] = value;
        if (!value.is_object()) continue;
        for (const auto& [modality, one] : value.items())
            if (one.at("weight") == own.at(name).at(modality).at("weight"))
                left[name][modality].erase("weight");
    }
    return left;
}

/// The other way: `left` over what the run does by itself. Modalities that a side doesn't name are
/// off.
Json withOwn(const Json& left, const Json& own)
{
    Json whole = own;
    for (const auto& [name, value] : left.items()) {
        if (!value.is_object()) {
            whole[name] = value;
            continue;
        }
        for (auto& [modality, one] : whole[name].items()) {
            one["on"] = false;
            if (value.contains(modality)) one.update(value.at(modality));
        }
    }
    return whole;
}

/// The run's state without anything asked for, as JSON.
Json ownState(const LoadedRun& run)
{
    ExplorationState state;
    state.run = run.record.id;
    state.comparison = run.ownComparison();
    return Json::parse(toJson(state, run.record.modalities));
}

void replaceIfThere(Json& json, const char* field, const Json& whatIs)
{
    if (json.contains(field) && json.at(field) == whatIs) json.erase(field);
}

/// Turns a step's state into one of this catalogue and run, and collects what it lacks.
class Resolver {
public:
    Resolver(const CatalogueSnapshot& catalogue, const LoadedRun& run)
        : m_catalogue(catalogue), m_run(run), m_own(ownState(run))
    {
    }

    Json state(const Json& step)
    {
        Json whole = m_own;
        for (const auto& [name, value] : step.items()) whole[name] = value;
        whole["run"] = m_run.record.id.value;
        whole["query"] = ids(step.value("query", Json::array()));
        whole["comparison"] = comparison(step);
        if (whole.contains("wish")) {
            Json wish = {{"against", Json::array()},
                         {"againstWeight", Wish().againstWeight},
                         {"unheard", 0.0},
                         {"dissimilar", false}};
            wish.update(whole.at("wish"));
            wish["against"] = ids(wish.at("against"));
            whole["wish"] = std::move(wish);
        }
        if (step.contains("baseline")) {
            Json& baseline = whole["baseline"];
            baseline["comparison"] = comparison(step.at("baseline"));
            if (!baseline.contains("run")) baseline["run"] = m_run.record.id.value;
            if (!baseline.contains("missing")) baseline["missing"] = m_own.at("missing");
        }
        if (step.contains("filters") && !step.at("filters").contains("mustHave"))
            whole["filters"]["mustHave"] = Json::array();
        noteLists(whole);
        return whole;
    }

    std::optional<ArtistRow> row(const StoryArtist& artist)
    {
        const auto byId = m_catalogue.rowOfId.find(artist.id);
        const bool hasId = byId != m_catalogue.rowOfId.end();
        const std::string& called = hasId ? m_catalogue.artists()[byId->second].name : artist.name;
        if (hasId && (artist.name.empty() || called == artist.name)) return byId->second;
        const auto byName = m_catalogue.rowsOfName.find(foldName(artist.name));
        const std::size_t of = byName == m_catalogue.rowsOfName.end() ? 0 : byName->second.size();
        if (of == 1) return byName->second.front();
        if (hasId) {
            remark(inQuotes(artist.name) + " is called " + inQuotes(called) +
                   " in this catalogue.");
            return byId->second;
        }
        remark(inQuotes(artist.name.empty() ? artist.id : artist.name) +
               (of > 1 ? " is the name of " + std::to_string(of) +
                             " artists of this catalogue, none of them with the id " +
                             inQuotes(artist.id) + "."
                       : std::string(" is not in this catalogue.")));
        return std::nullopt;
    }

    void remark(std::string sentence)
    {
        if (std::ranges::find(m_remarks, sentence) == m_remarks.end())
            m_remarks.push_back(std::move(sentence));
    }
    std::vector<std::string> remarks() && { return std::move(m_remarks); }

private:
    Json ids(const Json& artists)
    {
        Json found = Json::array();
        for (const Json& one : artists)
            if (const auto who =
                    row({one.at("id").get<std::string>(), one.at("name").get<std::string>()}))
                found.push_back(m_catalogue.artists()[*who].id);
        return found;
    }

    Json comparison(const Json& of)
    {
        const Json left = of.value("comparison", Json::object());
        for (const char* side : {"query", "candidates"})
            if (left.contains(side))
                for (const auto& [name, one] : left.at(side).items())
                    if (one.at("on").get<bool>()) note(name);
        return withOwn(left, m_own.at("comparison"));
    }

    void note(const std::string& modality)
    {
        if (std::ranges::find(m_run.record.modalities, modality) == m_run.record.modalities.end())
            remark("Run " + std::to_string(m_run.record.id.value) + " was not trained on " +
                   inQuotes(modality) + ".");
    }

    /// Of modalities that are named in lists; what is no list of texts is found when it is read.
    void noteLists(const Json& state)
    {
        for (const auto& [part, field] :
             {std::pair("missing", "of"), {"filters", "mustHave"}, {"filters", "mustLack"}})
            if (state.at(part).contains(field))
                for (const Json& name : state.at(part).at(field))
                    if (name.is_string()) note(name.get<std::string>());
    }

    const CatalogueSnapshot& m_catalogue;
    const LoadedRun& m_run;
    Json m_own;
    std::vector<std::string> m_remarks;
};

}  // namespace

std::string storyState(const ExplorationState& state, const CatalogueSnapshot& catalogue,
                       const LoadedRun& run)
{
    const Json own = ownState(run);
    Json json = Json::parse(toJson(state, run.record.modalities));
    json.erase("run");
    json["query"] = artistsJson(state.query, catalogue);
    json["comparison"] = withoutOwn(json.at("comparison"), own.at("comparison"));
    if (json.contains("wish")) json["wish"]["against"] = artistsJson(state.wish.against, catalogue);
    if (state.baseline) {
        Json& baseline = json["baseline"];
        baseline["comparison"] = withoutOwn(baseline.at("comparison"), own.at("comparison"));
        if (state.baseline->run == state.run) baseline.erase("run");
        replaceIfThere(baseline, "comparison", Json::object());
        replaceIfThere(baseline, "missing", own.at("missing"));
    }
    replaceIfThere(json, "comparison", Json::object());
    for (const char* field : {"missing", "filters", "crossfade"})
        replaceIfThere(json, field, own.at(field));
    return json.dump();
}

std::vector<StoryArtist> storyArtists(std::span<const ArtistRow> rows,
                                      const CatalogueSnapshot& catalogue)
{
    std::vector<StoryArtist> artists;
    for (const ArtistRow row : rows)
        artists.push_back({catalogue.artists()[row].id, catalogue.artists()[row].name});
    return artists;
}

Result<ResolvedStep> resolveStep(const StoryStep& step, const CatalogueSnapshot& catalogue,
                                 const LoadedRun& run)
{
    const Json json = Json::parse(step.state, nullptr, false);
    if (!json.is_object()) return Error{ErrorCode::Corrupt, "The state of a step can't be read."};
    CROSSFADE_TRY(checkStoryState(StoryFields(json, "", "state.")));
    Resolver resolver(catalogue, run);
    ResolvedStep resolved;
    auto state = explorationStateFromJson(resolver.state(json).dump(), run.record.modalities);
    if (!state.hasValue())
        return Error{ErrorCode::Corrupt, "Its state can't be read: " + state.error().message};
    resolved.state = std::move(state).value();
    for (const StoryArtist& artist : step.selection)
        if (const auto row = resolver.row(artist)) resolved.selection.push_back(*row);
    for (const StoryArtist& artist : step.heard)
        if (const auto row = resolver.row(artist)) resolved.heard.push_back(*row);
    resolved.remarks = std::move(resolver).remarks();
    return resolved;
}

Result<std::vector<std::vector<std::string>>> checkStory(
    const Story& story, const std::filesystem::path& project,
    std::shared_ptr<const CatalogueSnapshot> catalogue, std::shared_ptr<const LoadedRun> run,
    const JobContext& job)
{
    Explorer explorer(catalogue, run);
    std::optional<TagAmounts> tags;
    std::optional<AudioFiles> sounds;
    std::vector<std::vector<std::string>> all;
    for (const StoryStep& step : story.steps) {
        if (auto stop = job.advance("Checking the story", all.size(), story.steps.size()))
            return *stop;
        const auto resolved = resolveStep(step, *catalogue, *run);
        if (!resolved.hasValue()) {
            all.push_back({resolved.error().sentence()});
            continue;
        }
        const ExplorationState& state = resolved.value().state;
        if (!state.filters.tags.empty()) {
            if (!tags) {
                CROSSFADE_ASSIGN(tags, TagAmounts::load(project, *catalogue));
            }
            explorer.setTagCarriers(tagCarriers(*tags, state.filters));
        }
        std::vector<std::string> said = resolved.value().remarks;
        if (!state.query.empty()) {
            const NeighbourList list = explorer.neighbours(state, 1);
            if (list.rows.empty()) said.push_back(list.reason);
            said.insert(said.end(), list.remarks.begin(), list.remarks.end());
        }
        for (const ArtistRow artist : resolved.value().heard) {
            if (!sounds) {
                CROSSFADE_ASSIGN(Project opened, Project::open(project));
                CROSSFADE_ASSIGN(const AudioPlaces places, audioPlaces(opened));
                CROSSFADE_ASSIGN(sounds, findAudioFiles(*catalogue, places, job));
            }
            if (!sounds->ofArtist[artist].playable())
                said.push_back("No audio file of " + inQuotes(catalogue->label(artist)) +
                               " is known.");
        }
        all.push_back(std::move(said));
    }
    return all;
}

}  // namespace crossfade
