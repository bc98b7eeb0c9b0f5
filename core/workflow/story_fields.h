// SPDX-License-Identifier: GPL-3.0-or-later
// Of story.cpp and story_steps.cpp alone: nothing else reads such JSON.
#pragma once

#include "core/base/result.h"
#include "core/workflow/story.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace crossfade {

/// The fields of one object of a story's file. Each is there and of its kind, or there is an Error
/// (Corrupt) that names file, step, field and value.
class StoryFields {
public:
    using Json = nlohmann::ordered_json;

    /// `where` is "talk.story.json" or "talk.story.json, step 3"; `path` what the object is called
    /// there ("state."), empty at the top.
    StoryFields(Json json, std::string where, std::string path = {})
        : m_json(std::move(json)), m_where(std::move(where)), m_path(std::move(path))
    {
    }

    const Json& json() const { return m_json; }
    bool has(const std::string& field) const { return m_json.contains(field); }
    bool isText(const std::string& field) const { return m_json.at(field).is_string(); }

    Result<std::string> text(const std::string& field) const;
    Result<double> number(const std::string& field) const;
    Result<std::uint64_t> whole(const std::string& field) const;
    Result<double> share(const std::string& field) const;  ///< from 0 to 1
    Status texts(const std::string& field) const;          ///< a list of them
    Result<bool> truth(const std::string& field) const;
    Result<StoryFields> object(const std::string& field) const;
    Result<std::vector<StoryArtist>> artists(const std::string& field) const;
    /// Of the field "steps", each called by its number from 1.
    Result<std::vector<StoryFields>> steps() const;

    /// `"state.crossfade" is 1.4, ….`
    Error fault(const std::string& field, const std::string& what) const;

private:
    Error notOfKind(const std::string& field, const std::string& kind) const;

    Json m_json;
    std::string m_where;
    std::string m_path;
};

/// Whether a step's state is well formed, in whatever catalogue.
Status checkStoryState(const StoryFields& state);

}  // namespace crossfade
