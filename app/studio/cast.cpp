// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cast.h"

#include "core/base/text.h"

#include <algorithm>
#include <fstream>

namespace crossfade::studio {

namespace {

std::string trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1));
}

std::vector<std::string> parts(std::string_view text, char separator)
{
    std::vector<std::string> all = splitText(text, separator);
    for (std::string& part : all) part = trimmed(part);
    return all;
}

Error fault(std::string message)
{
    return {ErrorCode::InvalidInput, std::move(message)};
}

Status readMore(const std::string& entry, Member& member)
{
    const std::size_t equals = entry.find('=');
    const std::string key = entry.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : entry.substr(equals + 1);
    if (key == "aka" && !value.empty()) {
        member.alsoKnownAs = value;
    } else if (key == "like" && !value.empty()) {
        member.like = value;
    } else if (key == "sound") {
        CROSSFADE_ASSIGN(member.sound, recipeFromName(value));
    } else if (entry == "only=audio") {
        member.audioOnly = true;
    } else if (entry == "hub") {
        member.hub = true;
    } else {
        return fault("The entry " + inQuotes(entry) +
                     " is not understood; there are aka=, like=, sound=, only=audio and hub.");
    }
    return ok();
}

Status readScene(std::string_view text, Cast& cast)
{
    const auto fields = parts(text, '|');
    if (fields.size() != 2 || fields[0].empty())
        return fault("A scene has a name and a sound, not " + inQuotes(text) + ".");
    Scene scene;
    scene.name = fields[0];
    CROSSFADE_ASSIGN(scene.recipe, recipeFromName(fields[1]));
    cast.scenes.push_back(std::move(scene));
    return ok();
}

Status readMember(const std::string& line, Cast& cast)
{
    const auto fields = parts(line, '|');
    if (fields.size() != 6)
        return fault("An artist has six fields, not " + std::to_string(fields.size()) + ".");
    Member member;
    member.id = fields[0];
    member.name = fields[1];
    const auto tier = parseInteger(fields[2]);
    if (!tier || *tier < 1 || *tier > 5)
        return fault("The tier " + inQuotes(fields[2]) + " is not one of 1 to 5.");
    member.tier = static_cast<int>(*tier);
    member.country = fields[3];
    member.years = fields[4];
    member.scene = cast.scenes.size() - 1;
    for (const std::string& entry : parts(fields[5], ';'))
        if (!entry.empty()) CROSSFADE_TRY(readMore(entry, member));
    if (member.id.empty() || member.name.empty()) return fault("The id or the name is empty.");
    if (std::ranges::find(cast.members, member.id, &Member::id) != cast.members.end())
        return fault("The id " + inQuotes(member.id) + " stood further up already.");
    cast.members.push_back(std::move(member));
    return ok();
}

Status readLine(const std::string& line, Cast& cast)
{
    if (line.empty() || line.starts_with('#')) return ok();
    if (line.starts_with("==")) return readScene(std::string_view(line).substr(2), cast);
    if (cast.scenes.empty()) return fault("It stands before the first scene.");
    if (line.starts_with("sound:")) {
        cast.scenes.back().soundTags = parts(std::string_view(line).substr(6), ',');
        return ok();
    }
    if (line.starts_with("around:")) {
        cast.scenes.back().aroundTags = parts(std::string_view(line).substr(7), ',');
        return ok();
    }
    return readMember(line, cast);
}

Status checkLikes(const Cast& cast)
{
    for (const Member& member : cast.members) {
        if (member.like.empty()) continue;
        const auto found = std::ranges::find(cast.members, member.like, &Member::id);
        if (found == cast.members.end() || !found->like.empty())
            return fault("The artist " + inQuotes(member.id) + " can't be like " +
                         inQuotes(member.like) + ": " +
                         (found == cast.members.end() ? "there is nobody of that id."
                                                      : "they are like somebody else."));
    }
    return ok();
}

}  // namespace

Result<Cast> readCast(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    if (!stream) return Error{ErrorCode::Io, "The cast can't be read.", file.string()};
    Cast cast;
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (auto status = readLine(trimmed(line), cast); !status.hasValue())
            return Error{ErrorCode::InvalidInput, status.error().message,
                         file.filename().string() + ":" + std::to_string(number)};
    }
    if (auto status = checkLikes(cast); !status.hasValue())
        return Error{ErrorCode::InvalidInput, status.error().message, file.filename().string()};
    return cast;
}

}  // namespace crossfade::studio
