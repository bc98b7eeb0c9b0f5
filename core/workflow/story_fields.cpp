// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/story_fields.h"

#include "core/base/text.h"
#include "core/retrieval/side.h"

#include <algorithm>

namespace crossfade {

namespace {

/// A side of the mixer: modalities by name, each {"on", and "weight" where it is not the learned
/// one}.
Status checkSide(const StoryFields& side)
{
    for (const auto& [name, value] : side.json().items()) {
        CROSSFADE_ASSIGN(const StoryFields one, side.object(name));
        CROSSFADE_TRY(one.truth("on"));
        if (!one.has("weight")) continue;
        CROSSFADE_ASSIGN(const double weight, one.number("weight"));
        if (!(weight >= 0.0))
            return one.fault("weight", "is " + shortNumber(weight) + ", which is less than 0");
    }
    return ok();
}

Status checkComparison(const StoryFields& state)
{
    if (!state.has("comparison")) return ok();
    CROSSFADE_ASSIGN(const StoryFields comparison, state.object("comparison"));
    for (const char* side : {"query", "candidates"}) {
        if (!comparison.has(side)) continue;
        CROSSFADE_ASSIGN(const StoryFields fields, comparison.object(side));
        CROSSFADE_TRY(checkSide(fields));
    }
    if (comparison.has("compareOn")) {
        CROSSFADE_ASSIGN(const std::string name, comparison.text("compareOn"));
        if (const auto known = compareOnFromName(name); !known.hasValue())
            return comparison.fault("compareOn",
                                    "is " + inQuotes(name) + ", which is neither own nor shared");
    }
    if (comparison.has("hubCorrection")) CROSSFADE_TRY(comparison.number("hubCorrection"));
    if (comparison.has("localScaling")) CROSSFADE_TRY(comparison.truth("localScaling"));
    return ok();
}

Status checkMissing(const StoryFields& state)
{
    if (!state.has("missing")) return ok();
    CROSSFADE_ASSIGN(const StoryFields missing, state.object("missing"));
    CROSSFADE_TRY(missing.number("share"));
    CROSSFADE_TRY(missing.whole("seed"));
    return missing.texts("of");
}

Status checkWish(const StoryFields& state)
{
    if (!state.has("wish")) return ok();
    CROSSFADE_ASSIGN(const StoryFields wish, state.object("wish"));
    if (wish.has("against")) CROSSFADE_TRY(wish.artists("against"));
    for (const char* part : {"againstWeight", "unheard"})
        if (wish.has(part)) CROSSFADE_TRY(wish.share(part));
    if (wish.has("dissimilar")) CROSSFADE_TRY(wish.truth("dissimilar"));
    return ok();
}

}  // namespace

Error StoryFields::fault(const std::string& field, const std::string& what) const
{
    return {ErrorCode::Corrupt, "\"" + m_path + field + "\" " + what + ".", m_where};
}

Error StoryFields::notOfKind(const std::string& field, const std::string& kind) const
{
    if (!m_json.is_object() || !has(field)) return fault(field, "is missing: " + kind);
    return fault(
        field, "is " +
                   inQuotes(m_json.at(field).dump(-1, ' ', false, Json::error_handler_t::replace)) +
                   ", which is not " + kind);
}

Result<std::string> StoryFields::text(const std::string& field) const
{
    if (!has(field) || !m_json.at(field).is_string()) return notOfKind(field, "a text");
    return m_json.at(field).get<std::string>();
}

Result<double> StoryFields::number(const std::string& field) const
{
    if (!has(field) || !m_json.at(field).is_number()) return notOfKind(field, "a number");
    return m_json.at(field).get<double>();
}

Result<std::uint64_t> StoryFields::whole(const std::string& field) const
{
    if (!has(field) || !m_json.at(field).is_number_unsigned())
        return notOfKind(field, "a whole number");
    return m_json.at(field).get<std::uint64_t>();
}

Result<double> StoryFields::share(const std::string& field) const
{
    CROSSFADE_ASSIGN(const double number, this->number(field));
    if (!(number >= 0.0 && number <= 1.0))
        return fault(field, "is " + shortNumber(number) + ", which is not from 0 to 1");
    return number;
}

Status StoryFields::texts(const std::string& field) const
{
    const bool list = has(field) && m_json.at(field).is_array();
    if (!list ||
        !std::ranges::all_of(m_json.at(field), [](const Json& one) { return one.is_string(); }))
        return notOfKind(field, "a list of texts");
    return ok();
}

Result<bool> StoryFields::truth(const std::string& field) const
{
    if (!has(field) || !m_json.at(field).is_boolean()) return notOfKind(field, "true or false");
    return m_json.at(field).get<bool>();
}

Result<StoryFields> StoryFields::object(const std::string& field) const
{
    if (!has(field) || !m_json.at(field).is_object()) return notOfKind(field, "an object");
    return StoryFields(m_json.at(field), m_where, m_path + field + ".");
}

Result<std::vector<StoryArtist>> StoryFields::artists(const std::string& field) const
{
    if (!has(field) || !m_json.at(field).is_array()) return notOfKind(field, "a list of artists");
    std::vector<StoryArtist> found;
    for (const Json& one : m_json.at(field)) {
        const StoryFields artist(one, m_where, m_path + field + ".");
        if (!one.is_object()) return notOfKind(field, "a list of artists, each with id and name");
        CROSSFADE_ASSIGN(std::string id, artist.text("id"));
        CROSSFADE_ASSIGN(std::string name, artist.text("name"));
        found.push_back({std::move(id), std::move(name)});
    }
    return found;
}

Result<std::vector<StoryFields>> StoryFields::steps() const
{
    if (!has("steps") || !m_json.at("steps").is_array()) return notOfKind("steps", "a list");
    std::vector<StoryFields> found;
    for (const Json& one : m_json.at("steps")) {
        const std::string where = m_where + ", step " + std::to_string(found.size() + 1);
        if (!one.is_object())
            return Error{ErrorCode::Corrupt,
                         "The step is " +
                             inQuotes(one.dump(-1, ' ', false, Json::error_handler_t::replace)) +
                             ", which is not an object.",
                         where};
        found.emplace_back(one, where);
    }
    return found;
}

Status checkStoryState(const StoryFields& state)
{
    if (state.has("query")) CROSSFADE_TRY(state.artists("query"));
    CROSSFADE_TRY(checkComparison(state));
    if (state.has("crossfade")) CROSSFADE_TRY(state.share("crossfade"));
    if (state.has("baseline")) {
        CROSSFADE_ASSIGN(const StoryFields baseline, state.object("baseline"));
        CROSSFADE_TRY(checkComparison(baseline));
        CROSSFADE_TRY(checkMissing(baseline));
        if (baseline.has("run")) CROSSFADE_TRY(baseline.whole("run"));
    }
    CROSSFADE_TRY(checkMissing(state));
    if (state.has("filters")) CROSSFADE_TRY(state.object("filters"));
    return checkWish(state);
}

}  // namespace crossfade
