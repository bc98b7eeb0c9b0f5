// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/window_state.h"

#include "ui/models/text.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace crossfade::ui {

namespace {

using namespace Qt::StringLiterals;

template <typename Value, std::size_t Count>
using Names = std::array<std::pair<Value, const char*>, Count>;

constexpr Names<WindowPage, 3> kPages = {{{WindowPage::Explore, "explore"},
                                          {WindowPage::Inspect, "inspect"},
                                          {WindowPage::Research, "research"}}};
constexpr Names<MixerSide, 3> kSides = {{{MixerSide::Query, "query"},
                                         {MixerSide::Both, "both"},
                                         {MixerSide::Candidates, "candidates"}}};
constexpr Names<ColourBy, 9> kColours = {{{ColourBy::Nothing, "nothing"},
                                          {ColourBy::ModalitySet, "modalities"},
                                          {ColourBy::Popularity, "popularity"},
                                          {ColourBy::Region, "region"},
                                          {ColourBy::TrueNeighbours, "true-neighbours"},
                                          {ColourBy::Similarity, "similarity"},
                                          {ColourBy::Share, "share"},
                                          {ColourBy::Column, "column"},
                                          {ColourBy::Tag, "tag"}}};

template <typename Value, std::size_t Count>
QString nameOf(Value value, const Names<Value, Count>& names)
{
    for (const auto& [one, name] : names)
        if (one == value) return QString::fromLatin1(name);
    return {};
}

template <typename Value, std::size_t Count>
Value valueOf(const QString& name, const Names<Value, Count>& names, Value otherwise)
{
    for (const auto& [one, known] : names)
        if (name == QLatin1String(known)) return one;
    return otherwise;
}

/// What the number of a choice counts; empty where it has none.
std::span<const std::string> numbered(ColourBy by, std::span<const std::string> modalities,
                                      std::span<const std::string> columns)
{
    if (by == ColourBy::Share) return modalities;
    if (by == ColourBy::Column) return columns;
    return {};
}

ColourChoice colourFrom(const QJsonObject& json, std::span<const std::string> modalities,
                        std::span<const std::string> columns)
{
    ColourChoice choice;
    choice.by = valueOf(json[u"by"_s].toString(), kColours, ColourBy::Nothing);
    const QString of = json[u"of"_s].toString();
    if (choice.by == ColourBy::Tag) choice.tag = of;
    if (choice.by != ColourBy::Share && choice.by != ColourBy::Column) return choice;
    const auto names = numbered(choice.by, modalities, columns);
    const auto found = std::ranges::find(names, of.toStdString());
    if (found == names.end()) return {};
    choice.number = static_cast<std::size_t>(found - names.begin());
    return choice;
}

}  // namespace

std::string toJson(const WindowState& state, std::span<const std::string> modalities,
                   std::span<const std::string> columns)
{
    QJsonObject colour{{u"by"_s, nameOf(state.colour.by, kColours)}};
    const auto names = numbered(state.colour.by, modalities, columns);
    if (state.colour.by == ColourBy::Tag)
        colour[u"of"_s] = state.colour.tag;
    else if (state.colour.number < names.size())
        colour[u"of"_s] = qt(names[state.colour.number]);
    const QJsonObject json{
        {u"page"_s, nameOf(state.page, kPages)},
        {u"mixer"_s, nameOf(state.side, kSides)},
        {u"layout"_s,
         QJsonObject{{u"method"_s, qt(std::string(layoutMethodName(state.layout.method)))},
                     // As text: a seed may be larger than what a JSON number holds.
                     {u"seed"_s, QString::number(state.layout.seed)}}},
        {u"colour"_s, colour}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

Result<WindowState> windowStateFromJson(const std::string& json,
                                        std::span<const std::string> modalities,
                                        std::span<const std::string> columns)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    if (!document.isObject())
        return Error{ErrorCode::Corrupt,
                     "How the window stood can't be read; it is no JSON object."};
    const QJsonObject object = document.object();
    WindowState state;
    state.page = valueOf(object[u"page"_s].toString(), kPages, state.page);
    state.side = valueOf(object[u"mixer"_s].toString(), kSides, state.side);
    const QJsonObject layout = object[u"layout"_s].toObject();
    if (const auto method = layoutMethodFrom(layout[u"method"_s].toString().toStdString());
        method.hasValue())
        state.layout = storedKey({method.value(), layout[u"seed"_s].toString().toULongLong()});
    state.colour = colourFrom(object[u"colour"_s].toObject(), modalities, columns);
    return state;
}

}  // namespace crossfade::ui
