// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/story.h"

#include "core/base/text.h"
#include "core/workflow/export_run.h"
#include "core/workflow/story_fields.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace crossfade {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "crossfade-story";
constexpr int kVersion = 1;
constexpr std::array<std::string_view, 3> kPages = {"explore", "inspect", "research"};
constexpr std::array<std::string_view, 3> kViews = {"query", "all", "selection"};

template <std::size_t N>
std::string listed(const std::array<std::string_view, N>& names)
{
    std::vector<std::string> quoted;
    for (const std::string_view name : names) quoted.push_back(inQuotes(name));
    return joinText(quoted, ", ");
}

/// The place of a name in a list of them, or what else there is.
template <std::size_t N>
Result<std::size_t> oneOf(const StoryFields& at, const std::string& field, const std::string& value,
                          const std::array<std::string_view, N>& names)
{
    const auto found = std::ranges::find(names, std::string_view(value));
    if (found == names.end())
        return at.fault(field, "is " + inQuotes(value) + ", which is none of " + listed(names));
    return static_cast<std::size_t>(found - names.begin());
}

Json viewJson(const StoryView& view)
{
    if (view.shows != StoryView::Shows::Place) return kViews[static_cast<std::size_t>(view.shows)];
    return {{"x", view.x},
            {"y", view.y},
            {"width", view.width},
            {"height", view.height},
            {"run", view.runCreated},
            {"layout", layoutMethodName(view.layout.method)},
            {"seed", view.layout.seed}};
}

Result<StoryView> viewFrom(const StoryFields& step)
{
    StoryView view;
    if (!step.has("map")) return view;
    if (step.isText("map")) {
        CROSSFADE_ASSIGN(const std::string name, step.text("map"));
        CROSSFADE_ASSIGN(const std::size_t shows, oneOf(step, "map", name, kViews));
        view.shows = static_cast<StoryView::Shows>(shows);
        return view;
    }
    CROSSFADE_ASSIGN(const StoryFields map, step.object("map"));
    view.shows = StoryView::Shows::Place;
    CROSSFADE_ASSIGN(view.x, map.number("x"));
    CROSSFADE_ASSIGN(view.y, map.number("y"));
    CROSSFADE_ASSIGN(view.width, map.number("width"));
    CROSSFADE_ASSIGN(view.height, map.number("height"));
    for (const auto& [field, length] : {std::pair("width", view.width), {"height", view.height}})
        if (!(length > 0.0))
            return map.fault(field, "is " + shortNumber(length) + ", which is not more than 0");
    CROSSFADE_ASSIGN(view.runCreated, map.text("run"));
    CROSSFADE_ASSIGN(const std::string method, map.text("layout"));
    const auto layout = layoutMethodFrom(method);
    if (!layout.hasValue())
        return map.fault("layout", "is " + inQuotes(method) + ", which is neither umap nor pca");
    view.layout.method = layout.value();
    CROSSFADE_ASSIGN(view.layout.seed, map.whole("seed"));
    return view;
}

Json stepJson(const StoryStep& step)
{
    Json json = {{"caption", step.caption}};
    if (step.page != StoryPage::Explore) json["page"] = kPages[static_cast<std::size_t>(step.page)];
    json["state"] = Json::parse(step.state);
    json["map"] = viewJson(step.view);
    if (step.colour != StoryColour()) {
        json["colour"] = {{"by", step.colour.by}};
        if (!step.colour.of.empty()) json["colour"]["of"] = step.colour.of;
    }
    for (const auto& [field, artists] :
         {std::pair("selection", &step.selection), {"heard", &step.heard}})
        for (const StoryArtist& artist : *artists)
            json[field].push_back({{"id", artist.id}, {"name", artist.name}});
    return json;
}

Result<StoryStep> stepFrom(const StoryFields& fields)
{
    StoryStep step;
    CROSSFADE_ASSIGN(step.caption, fields.text("caption"));
    if (fields.has("page")) {
        CROSSFADE_ASSIGN(const std::string name, fields.text("page"));
        CROSSFADE_ASSIGN(const std::size_t page, oneOf(fields, "page", name, kPages));
        step.page = static_cast<StoryPage>(page);
    }
    if (fields.has("state")) {
        CROSSFADE_ASSIGN(const StoryFields state, fields.object("state"));
        CROSSFADE_TRY(checkStoryState(state));
        step.state = state.json().dump();
    }
    CROSSFADE_ASSIGN(step.view, viewFrom(fields));
    if (fields.has("colour")) {
        CROSSFADE_ASSIGN(const StoryFields colour, fields.object("colour"));
        CROSSFADE_ASSIGN(step.colour.by, colour.text("by"));
        CROSSFADE_TRY(oneOf(colour, "by", step.colour.by, kStoryColours));
        if (colour.has("of")) {
            CROSSFADE_ASSIGN(step.colour.of, colour.text("of"));
        }
    }
    if (fields.has("selection")) {
        CROSSFADE_ASSIGN(step.selection, fields.artists("selection"));
    }
    if (fields.has("heard")) {
        CROSSFADE_ASSIGN(step.heard, fields.artists("heard"));
    }
    return step;
}

}  // namespace

std::string toJson(const Story& story)
{
    Json json = {{"format", kFormat}, {"version", kVersion}, {"title", story.title}};
    if (!story.catalogue.empty()) json["catalogue"] = story.catalogue;
    json["steps"] = Json::array();
    for (const StoryStep& step : story.steps) json["steps"].push_back(stepJson(step));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Story> storyFromJson(const std::string& text, const std::string& where)
{
    const Json json = Json::parse(text, nullptr, false);
    const Error none{ErrorCode::Corrupt, "This is no story of Crossfade.", where};
    if (!json.is_object() || json.value("format", Json()) != Json(kFormat)) return none;
    const StoryFields fields(json, where);
    CROSSFADE_ASSIGN(const double version, fields.number("version"));
    if (version != kVersion)
        return fields.fault("version", "is " + shortNumber(version) +
                                           ", and this program reads version " +
                                           std::to_string(kVersion));
    Story story;
    CROSSFADE_ASSIGN(story.title, fields.text("title"));
    if (fields.has("catalogue")) {
        CROSSFADE_ASSIGN(story.catalogue, fields.text("catalogue"));
    }
    CROSSFADE_ASSIGN(const std::vector<StoryFields> steps, fields.steps());
    for (const StoryFields& step : steps) {
        CROSSFADE_ASSIGN(StoryStep read, stepFrom(step));
        story.steps.push_back(std::move(read));
    }
    return story;
}

Result<Story> readStory(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return Error{ErrorCode::NotFound,
                     "The story " + inQuotes(file.string(), 200) + " can't be opened."};
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (in.bad())
        return Error{ErrorCode::Io,
                     "The story " + inQuotes(file.string(), 200) + " can't be read."};
    return storyFromJson(text, file.filename().string());
}

Status writeStory(const std::filesystem::path& file, const Story& story)
{
    return writeWholeFile(file, toJson(story));
}

std::vector<std::filesystem::path> storiesIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code fault;
    for (std::filesystem::directory_iterator at(folder, fault), end; !fault && at != end;
         at.increment(fault))
        if (at->path().filename().string().ends_with(kStoryEnding)) files.push_back(at->path());
    std::ranges::sort(files);
    return files;
}

}  // namespace crossfade
