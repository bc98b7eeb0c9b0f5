// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sweep.h"

#include "core/base/text.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace crossfade {

namespace {

constexpr const char* kName = "name";
constexpr const char* kObjective = "objective";
constexpr const char* kOneOf = "one-of";
constexpr const char* kPlain = "plain";  // what a run of one-of is called that changes nothing
constexpr const char* kEmptyValue = "-";

struct SweepLine {
    std::size_t number = 0;
    std::string key;
    std::string text;  ///< all that stands behind the =
    std::vector<std::string> values;
};

/// Says where in the file a fault is.
class FaultPlace {
public:
    explicit FaultPlace(std::string fileName) : m_fileName(std::move(fileName)) {}

    Error in(std::size_t line, const std::string& message) const
    {
        return {ErrorCode::InvalidInput, message, m_fileName + ":" + std::to_string(line)};
    }
    Error inFile(const std::string& message) const
    {
        return {ErrorCode::InvalidInput, message, m_fileName};
    }

private:
    std::string m_fileName;
};

std::string_view withoutComment(std::string_view line)
{
    for (std::size_t i = 0; i < line.size(); ++i)
        if (line[i] == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t'))
            return line.substr(0, i);
    return line;
}

Status checkText(const std::string& text, const FaultPlace& place)
{
    const auto bad = std::min(firstInvalidUtf8(text).value_or(std::string::npos), text.find('\0'));
    if (bad == std::string::npos) return ok();
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    return place.in(static_cast<std::size_t>(line) + 1, "This is not UTF-8 text.");
}

std::vector<std::string> keys()
{
    std::vector<std::string> all = {kName, kObjective, kOneOf};
    for (const TrainOptionField& field : trainOptionFields()) all.push_back(field.name);
    return all;
}

Result<std::vector<SweepLine>> readLines(std::string_view text, const FaultPlace& place)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    const std::vector<std::string> known = keys();
    std::map<std::string, std::size_t> lineOfKey;
    std::vector<SweepLine> lines;
    std::size_t number = 0;
    for (const std::string& whole : splitText(text, '\n')) {
        ++number;
        const std::string content = onOneLine(withoutComment(whole));
        if (content.empty()) continue;
        const std::size_t equals = content.find('=');
        if (equals == std::string::npos)
            return place.in(number,
                            "A line is written key = values, not " + inQuotes(content) + ".");
        SweepLine line{number,
                       onOneLine(content.substr(0, equals)),
                       onOneLine(content.substr(equals + 1)),
                       {}};
        if (std::ranges::find(known, line.key) == known.end())
            return place.in(number, "There is no key " + inQuotes(line.key) + "; there are " +
                                        joinText(known, ", ") + ".");
        if (line.text.empty()) return place.in(number, "The key " + line.key + " has no value.");
        const auto [before, isNew] = lineOfKey.emplace(line.key, number);
        if (!isNew)
            return place.in(number, "The key " + line.key + " is there already, in line " +
                                        std::to_string(before->second) + ".");
        line.values = splitText(line.text, ' ');
        lines.push_back(std::move(line));
    }
    return lines;
}

/// The value as the option takes it.
std::string optionText(const std::string& value)
{
    return value == kEmptyValue ? "" : value;
}

/// How the option itself writes the value: 0.10 and 0.1 are one.
Result<std::string> normalised(const std::string& key, const std::string& value)
{
    if (key == kObjective) {
        CROSSFADE_ASSIGN(const Objective objective, objectiveFromName(value));
        return std::string(objectiveName(objective));
    }
    TrainOptions options;
    if (const Status set = setTrainOption(options, key, optionText(value)); !set.hasValue()) {
        CROSSFADE_TRY(setTrainOption(options, key, value));  // names the value as it is written
        return set.error();
    }
    const auto fields = trainOptionFields();
    return std::ranges::find(fields, key, &TrainOptionField::name)->get(options);
}

using Setting = std::pair<std::string, std::string>;

/// "init=random;hidden=512" as settings; none for a dash.
Result<std::vector<Setting>> settingsOf(const std::string& value)
{
    std::vector<Setting> settings;
    if (value == kEmptyValue) return settings;
    for (const std::string& part : splitText(value, ';')) {
        const std::size_t equals = part.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == part.size())
            return Error{ErrorCode::InvalidInput,
                         "What one-of chooses among is written key=value;key=value or -, not " +
                             inQuotes(value) + "."};
        settings.emplace_back(part.substr(0, equals), part.substr(equals + 1));
        CROSSFADE_TRY(normalised(settings.back().first, settings.back().second));
    }
    return settings;
}

/// All that one value of a line sets.
Result<std::vector<Setting>> settingsOf(const SweepLine& line, const std::string& value)
{
    if (line.key == kOneOf) return settingsOf(value);
    return std::vector<Setting>{{line.key, value}};
}

/// As values are told apart by.
Result<std::string> comparable(const SweepLine& line, const std::string& value)
{
    CROSSFADE_ASSIGN(const std::vector<Setting> settings, settingsOf(line, value));
    std::string text;
    for (const auto& [key, given] : settings) {
        CROSSFADE_ASSIGN(const std::string option, normalised(key, given));
        text.append(key).append("=").append(option).append(";");
    }
    return text;
}

Status checkValues(const SweepLine& line, const FaultPlace& place)
{
    std::set<std::string> seen;
    for (const std::string& value : line.values) {
        const auto text = comparable(line, value);
        if (!text.hasValue()) return place.in(line.number, text.error().message);
        if (!seen.insert(text.value()).second)
            return place.in(line.number,
                            "The key " + line.key + " has " + inQuotes(value) + " twice.");
    }
    return ok();
}

/// The options that the first `count` lines make with these values.
Result<TrainOptions> makeOptions(const std::vector<SweepLine>& lines,
                                 const std::vector<std::size_t>& chosen, std::size_t count,
                                 std::span<const std::string> modalities)
{
    Objective objective = Objective::Subset;
    std::map<std::string, std::string> settings;
    // What one-of chooses has the last word.
    std::vector<Setting> all;
    for (const bool oneOf : {false, true}) {
        for (std::size_t i = 0; i < count; ++i) {
            if ((lines[i].key == kOneOf) != oneOf) continue;
            CROSSFADE_ASSIGN(const auto set, settingsOf(lines[i], lines[i].values[chosen[i]]));
            all.insert(all.end(), set.begin(), set.end());
        }
    }
    for (const auto& [key, value] : all) {
        if (key == kObjective) {
            CROSSFADE_ASSIGN(objective, objectiveFromName(value));
        } else {
            settings[key] = optionText(value);
        }
    }
    CROSSFADE_ASSIGN(TrainOptions options, trainOptionsFrom(objective, settings));
    CROSSFADE_TRY(checkTrainOptions(options, modalities));
    return options;
}

/// Of options that are refused: said of the first line up to which they can't be.
Error refusal(const std::vector<SweepLine>& lines, const std::vector<std::size_t>& chosen,
              std::span<const std::string> modalities, const std::string& label,
              const FaultPlace& place)
{
    const std::string run = label.empty() ? "" : " (the run " + label + ")";
    for (std::size_t count = 1; count <= lines.size(); ++count)
        if (const auto options = makeOptions(lines, chosen, count, modalities); !options.hasValue())
            return place.in(lines[count - 1].number, options.error().message + run);
    return place.inFile("The options do not go together" + run + ".");
}

std::string makeLabel(const std::vector<SweepLine>& lines, const std::vector<std::size_t>& chosen)
{
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string& value = lines[i].values[chosen[i]];
        if (lines[i].key == kOneOf)
            parts.push_back(value == kEmptyValue ? kPlain : value);
        else if (lines[i].values.size() > 1)
            parts.push_back(lines[i].key + "=" + value);
    }
    return joinText(parts, " ");
}

Status checkCount(const std::vector<SweepLine>& lines, const FaultPlace& place)
{
    std::size_t count = 1;
    for (const SweepLine& line : lines) {
        count *= line.values.size();
        if (count > kMostSweepRuns)
            return place.in(line.number, "Up to this line the sweep has " + withThousands(count) +
                                             " runs; it may have " +
                                             std::to_string(kMostSweepRuns) + ".");
    }
    return ok();
}

/// To the next combination, the last line fastest; false after the last one.
bool advance(std::vector<std::size_t>& chosen, const std::vector<SweepLine>& lines)
{
    for (std::size_t i = lines.size(); i-- > 0;) {
        if (++chosen[i] < lines[i].values.size()) return true;
        chosen[i] = 0;
    }
    return false;
}

}  // namespace

Result<Sweep> parseSweep(const std::string& text, const std::string& fileName,
                         std::span<const std::string> modalities)
{
    const FaultPlace place(fileName);
    CROSSFADE_TRY(checkText(text, place));
    CROSSFADE_ASSIGN(std::vector<SweepLine> lines, readLines(text, place));
    const auto name = std::ranges::find(lines, kName, &SweepLine::key);
    if (name == lines.end())
        return place.inFile("The sweep has no name; it needs a line like name = temperature.");
    Sweep sweep{name->text, text, {}};
    lines.erase(name);
    for (const SweepLine& line : lines) CROSSFADE_TRY(checkValues(line, place));
    CROSSFADE_TRY(checkCount(lines, place));
    std::vector<std::size_t> chosen(lines.size(), 0);
    do {
        const std::string label = makeLabel(lines, chosen);
        auto options = makeOptions(lines, chosen, lines.size(), modalities);
        if (!options.hasValue()) return refusal(lines, chosen, modalities, label, place);
        sweep.runs.push_back({label.empty() ? sweep.name : label, std::move(options).value()});
    } while (advance(chosen, lines));
    return sweep;
}

std::string labelWithoutSeed(const std::string& label)
{
    std::vector<std::string> parts = splitText(label, ' ');
    std::erase_if(parts, [](const std::string& part) { return part.starts_with("seed="); });
    return joinText(parts, " ");
}

}  // namespace crossfade
