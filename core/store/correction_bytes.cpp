// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/correction_repository.h"

#include <bit>
#include <cstring>
#include <nlohmann/json.hpp>

namespace crossfade {

namespace {

using Json = nlohmann::json;

static_assert(std::endian::native == std::endian::little, "blobs are little-endian");

template <typename T>
Json packed(const std::vector<T>& numbers)
{
    std::vector<std::uint8_t> bytes(numbers.size() * sizeof(T));
    if (!bytes.empty()) std::memcpy(bytes.data(), numbers.data(), bytes.size());
    return Json::binary(std::move(bytes));
}

template <typename T>
std::vector<T> unpacked(const Json& json)
{
    const auto& bytes = json.get_binary();
    std::vector<T> numbers(bytes.size() / sizeof(T));
    if (!numbers.empty()) std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(T));
    return numbers;
}

Json toJson(const Artist& artist)
{
    return {artist.id, artist.name, artist.popularity, static_cast<int>(artist.split),
            artist.metadata};
}

Artist artistFrom(const Json& json)
{
    return {json.at(0), json.at(1), json.at(2), static_cast<Split>(json.at(3).get<int>()),
            json.at(4)};
}

Json toJson(const ArtistState& state)
{
    Json given = Json::array();
    for (const ArtistState::Given& one : state.given)
        given.push_back({one.modality, one.position, packed(one.values), one.amounts});
    return {{"id", state.id},
            {"artist", state.artist ? toJson(*state.artist) : Json()},
            {"position", state.position},
            {"given", given},
            {"similar", state.similar}};
}

ArtistState stateFrom(const Json& json)
{
    ArtistState state;
    json.at("id").get_to(state.id);
    if (!json.at("artist").is_null()) state.artist = artistFrom(json.at("artist"));
    json.at("position").get_to(state.position);
    for (const Json& one : json.at("given"))
        state.given.push_back({one.at(0), one.at(1), unpacked<float>(one.at(2)),
                               one.at(3).get<std::vector<std::pair<std::string, float>>>()});
    json.at("similar").get_to(state.similar);
    return state;
}

Json dataJson(const DenseData& data)
{
    return {{"columns", data.columns},
            {"artists", packed(data.artists)},
            {"values", packed(data.values.values)}};
}

template <typename Entry>
Json amountsJson(const std::vector<std::string>& names, const std::vector<Entry>& entries,
                 std::uint32_t Entry::*other, float Entry::*amount)
{
    std::vector<ArtistRow> artists;
    std::vector<std::uint32_t> others;
    std::vector<float> amounts;
    for (const Entry& entry : entries) {
        artists.push_back(entry.artist);
        others.push_back(entry.*other);
        amounts.push_back(entry.*amount);
    }
    return {{"names", names},
            {"artists", packed(artists)},
            {"others", packed(others)},
            {"amounts", packed(amounts)}};
}

Json dataJson(const TagData& data)
{
    return amountsJson(data.tags, data.entries, &TagData::Entry::tag, &TagData::Entry::count);
}

Json dataJson(const InteractionData& data)
{
    return amountsJson(data.users, data.entries, &InteractionData::Entry::user,
                       &InteractionData::Entry::plays);
}

template <typename Entry>
void amountsFrom(const Json& json, std::vector<std::string>& names, std::vector<Entry>& entries,
                 std::uint32_t Entry::*other, float Entry::*amount)
{
    json.at("names").get_to(names);
    const auto artists = unpacked<ArtistRow>(json.at("artists"));
    const auto others = unpacked<std::uint32_t>(json.at("others"));
    const auto amounts = unpacked<float>(json.at("amounts"));
    for (std::size_t i = 0; i < artists.size(); ++i) {
        Entry& entry = entries.emplace_back();
        entry.artist = artists[i];
        entry.*other = others.at(i);
        entry.*amount = amounts.at(i);
    }
}

ModalityData modalityFrom(const std::string& name, const Json& json)
{
    ModalityData modality;
    modality.name = name;
    const Json& data = json.at("data");
    const auto shape = static_cast<ModalityShape>(json.at("shape").get<int>());
    if (shape == ModalityShape::Dense) {
        DenseData dense;
        data.at("columns").get_to(dense.columns);
        dense.artists = unpacked<ArtistRow>(data.at("artists"));
        dense.values.values = unpacked<float>(data.at("values"));
        dense.values.rows = dense.artists.size();
        dense.values.cols = dense.columns.size();
        modality.data = std::move(dense);
    } else if (shape == ModalityShape::Tags) {
        TagData tags;
        amountsFrom(data, tags.tags, tags.entries, &TagData::Entry::tag, &TagData::Entry::count);
        modality.data = std::move(tags);
    } else {
        InteractionData plays;
        amountsFrom(data, plays.users, plays.entries, &InteractionData::Entry::user,
                    &InteractionData::Entry::plays);
        modality.data = std::move(plays);
    }
    return modality;
}

}  // namespace

std::vector<std::byte> toBytes(const CatalogueDelta& delta)
{
    Json artists = Json::array();
    for (const ArtistState& state : delta.artists) artists.push_back(toJson(state));
    Json modalities = Json::array();
    for (const auto& [name, modality] : delta.modalities) {
        Json one = {{"name", name}};
        if (modality) {
            one["shape"] = static_cast<int>(modality->shape());
            one["data"] =
                std::visit([](const auto& data) { return dataJson(data); }, modality->data);
        }
        modalities.push_back(std::move(one));
    }
    const std::vector<std::uint8_t> cbor =
        Json::to_cbor({{"artists", artists}, {"modalities", modalities}});
    std::vector<std::byte> bytes(cbor.size());
    std::memcpy(bytes.data(), cbor.data(), cbor.size());
    return bytes;
}

Result<CatalogueDelta> deltaFromBytes(std::span<const std::byte> bytes)
{
    try {
        const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data());
        const Json json = Json::from_cbor(first, first + bytes.size());
        CatalogueDelta delta;
        for (const Json& one : json.at("artists")) delta.artists.push_back(stateFrom(one));
        for (const Json& one : json.at("modalities")) {
            const std::string name = one.at("name");
            delta.modalities.emplace_back(
                name, one.contains("data") ? std::optional(modalityFrom(name, one)) : std::nullopt);
        }
        return delta;
    } catch (const std::exception& failure) {
        return Error{ErrorCode::Corrupt, "What was before a correction can't be read (" +
                                             std::string(failure.what()) + ")."};
    }
}

}  // namespace crossfade
