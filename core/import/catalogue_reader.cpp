// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/catalogue_reader.h"

#include "core/base/text.h"
#include "core/import/modality_reader.h"
#include "core/import/similar_reader.h"
#include "core/import/table_reader.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

namespace crossfade {

namespace {

namespace fs = std::filesystem;

/// The files of a folder by the part they play.
struct FolderFiles {
    fs::path artists;
    fs::path similar;
    fs::path settings;
    std::vector<fs::path> modalities;
    std::vector<std::string> strays;
};

Result<FolderFiles> listFolder(const fs::path& folder)
{
    std::error_code failed;
    if (!fs::is_directory(folder, failed))
        return Error{ErrorCode::NotFound,
                     "There is no folder " + inQuotes(folder.string(), 500) + "."};
    std::vector<fs::path> paths;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
        if (!at->path().filename().string().starts_with('.')) paths.push_back(at->path());
    if (failed)
        return Error{ErrorCode::Io, "The folder can't be read (" + failed.message() + ").",
                     folder.string()};
    std::ranges::sort(paths);

    FolderFiles files;
    std::map<std::string, fs::path> byStem;
    for (const fs::path& path : paths) {
        const std::string name = path.filename().string();
        const std::string extension = path.extension().string();
        const bool table = extension == ".tsv" || extension == ".csv";
        if (fs::is_directory(path, failed) ||
            (!table && extension != ".npy" && name != "catalogue.json")) {
            const bool ids =
                name.ends_with(".ids.txt") &&
                fs::exists(folder / (name.substr(0, name.size() - 8) + ".npy"), failed);
            if (!ids) files.strays.push_back(name);
            continue;
        }
        if (name == "catalogue.json") {
            files.settings = path;
            continue;
        }
        const auto [other, isNew] = byStem.emplace(path.stem().string(), path);
        if (!isNew)
            return Error{ErrorCode::InvalidInput, "The folder has both " +
                                                      other->second.filename().string() + " and " +
                                                      name + "; keep one."};
        if (path.stem() == "artists" || path.stem() == "similar") {
            if (!table)
                return Error{ErrorCode::InvalidInput, "The file must be a .tsv or .csv table.",
                             name};
            (path.stem() == "artists" ? files.artists : files.similar) = path;
            continue;
        }
        if (auto status = checkModalityName(path.stem().string()); !status.hasValue())
            return Error{ErrorCode::InvalidInput, status.error().message, name};
        if (extension == ".npy" &&
            !fs::exists(fs::path(path).replace_extension(".ids.txt"), failed))
            return Error{ErrorCode::InvalidInput,
                         "There is no " + path.stem().string() +
                             ".ids.txt beside it to say whose rows these are.",
                         name};
        files.modalities.push_back(path);
    }
    if (files.artists.empty())
        return Error{ErrorCode::InvalidInput,
                     paths.empty()
                         ? "The folder " + inQuotes(folder.string(), 500) +
                               " is empty; a catalogue has artists.tsv and two modalities or more."
                         : "The folder " + inQuotes(folder.string(), 500) +
                               " has no artists.tsv or artists.csv."};
    if (files.modalities.size() < kMinModalities || files.modalities.size() > kMaxModalities)
        return Error{ErrorCode::InvalidInput,
                     "The folder has " +
                         counted(files.modalities.size(), "modality file", "modality files") +
                         "; a catalogue has 2 to 8."};
    std::ranges::sort(files.modalities, [](const fs::path& a, const fs::path& b) {
        return modalityBefore(a.stem().string(), b.stem().string());
    });
    return files;
}

Status readSettings(const fs::path& path, Catalogue& catalogue)
{
    CROSSFADE_ASSIGN(const std::string text, readWholeFile(path));
    const auto fault = [&](std::string message) {
        return Error{ErrorCode::InvalidInput, std::move(message), path.filename().string()};
    };
    const auto settings = nlohmann::json::parse(text, nullptr, false);
    if (!settings.is_object()) return fault("The file is not a JSON object.");
    for (const auto& [key, value] : settings.items()) {
        if ((key == "name" || key == "notice") && value.is_string()) {
            (key == "name" ? catalogue.name : catalogue.notice) = value.get<std::string>();
        } else if (key == "k" && value.is_number_integer() && value.get<long long>() >= 1 &&
                   value.get<long long>() <= 100000) {
            catalogue.k = value.get<std::size_t>();
        } else {
            return fault(
                "The entry " + inQuotes(key) + ": " + value.dump() +
                " is not understood; there are name and notice (texts) and k (1 to 100000).");
        }
    }
    return ok();
}

/// Popularity: empty is unknown, which is stored as 0. A sentence if it is neither.
Result<double> parsePopularity(const std::string& text)
{
    if (text.empty()) return 0.0;
    const auto number = parseNumber(text);
    if (!number || !std::isfinite(*number) || *number < 0.0)
        return Error{ErrorCode::InvalidInput,
                     "The popularity " + inQuotes(text) + " is not a number from 0 up."};
    return *number;
}

Status readArtists(const fs::path& path, Catalogue& catalogue, ImportReport& report,
                   FaultList& faults, const ReadOptions& options, ArtistRows& rows)
{
    CROSSFADE_ASSIGN(TableReader table, TableReader::open(path));
    const auto id = table.column("id");
    const auto name = table.column("name");
    const auto popularity = table.column("popularity");
    const auto split = table.column("split");
    for (const auto& [column, label] : {std::pair(id, "id"), std::pair(name, "name")})
        if (!column)
            return Error{ErrorCode::InvalidInput,
                         "The column \"" + std::string(label) + "\" is missing; there are " +
                             inQuotes(joinText(table.header(), " ")) + ".",
                         table.fileName() + ":1"};
    std::vector<std::size_t> others;
    for (std::size_t c = 0; c < table.header().size(); ++c) {
        if (c == id || c == name || c == popularity || c == split) continue;
        others.push_back(c);
        catalogue.metadataColumns.push_back(table.header()[c]);
    }
    std::vector<std::string> fields;
    std::vector<std::size_t> lines;
    TextMap<std::size_t> names;
    while (table.next(fields, faults)) {
        const auto fault = [&](std::string message) {
            faults.add({table.fileName(), table.line(), std::move(message)});
        };
        Artist artist;
        artist.id = fields[*id];
        artist.name = fields[*name];
        if (artist.id.empty()) {
            fault("The artist id is empty.");
            continue;
        }
        if (popularity) {
            auto number = parsePopularity(fields[*popularity]);
            if (!number.hasValue()) {
                fault(number.error().message);
                continue;
            }
            artist.popularity = number.value();
        }
        if (split) {
            const auto part = splitFromName(fields[*split]);
            if (!part.hasValue()) {
                fault(part.error().message);
                continue;
            }
            artist.split = part.value();
        }
        for (const std::size_t c : others) artist.metadata.push_back(fields[c]);
        const auto [known, isNew] =
            rows.emplace(artist.id, static_cast<ArtistRow>(catalogue.artists.size()));
        if (!isNew) {
            fault("The artist id " + inQuotes(artist.id) + " stood on line " +
                  std::to_string(lines[known->second]) + " already.");
            continue;
        }
        if (artist.name.empty())
            ++report.emptyNames;
        else if (const std::size_t before = names[artist.name]++; before > 0)
            report.sharedNames += before == 1 ? 2 : 1;
        lines.push_back(table.line());
        catalogue.artists.push_back(std::move(artist));
    }
    report.files.push_back({table.fileName(), catalogue.artists.size(), 0});
    if (!split) {
        drawSplit(catalogue.artists, options.splitSeed);
        report.splitDrawn = true;
    }
    if (catalogue.artists.empty())
        return Error{ErrorCode::InvalidInput, "The file has no artist.", table.fileName()};
    return ok();
}

ModalityMask& operator|=(ModalityMask& a, ModalityMask b)
{
    return a = a | b;
}

/// Refuses a modality nobody has and a catalogue in which no artist has two.
Status checkPresence(const Catalogue& catalogue, const ImportReport& report)
{
    std::vector<ModalityMask> presence(catalogue.artists.size());
    for (std::size_t m = 0; m < catalogue.modalities.size(); ++m) {
        const ModalityMask one = ModalityMask().with(m);
        const auto& data = catalogue.modalities[m].data;
        if (const auto* dense = std::get_if<DenseData>(&data))
            for (const ArtistRow artist : dense->artists) presence[artist] |= one;
        if (const auto* tags = std::get_if<TagData>(&data))
            for (const auto& entry : tags->entries) presence[entry.artist] |= one;
        if (const auto* plays = std::get_if<InteractionData>(&data))
            for (const auto& entry : plays->entries) presence[entry.artist] |= one;
        if (std::ranges::none_of(presence, [&](ModalityMask mask) { return mask.has(m); }))
            return Error{ErrorCode::InvalidInput,
                         "No artist has the modality " + inQuotes(catalogue.modalities[m].name) +
                             ": its file has no sound row.",
                         report.files[m + 1].name};
    }
    if (std::ranges::none_of(presence, [](ModalityMask mask) { return mask.count() >= 2; }))
        return Error{
            ErrorCode::InvalidInput,
            "No artist has two modalities, so that nothing says how they belong together."};
    return ok();
}

}  // namespace

Result<ReadCatalogue> readCatalogue(const std::filesystem::path& folder, const ReadOptions& options,
                                    const JobContext& job)
{
    CROSSFADE_ASSIGN(FolderFiles files, listFolder(folder));
    ReadCatalogue read;
    Catalogue& catalogue = read.catalogue;
    ImportReport& report = read.report;
    report.strayFiles = std::move(files.strays);
    fs::path named = fs::absolute(folder).lexically_normal();
    if (!named.has_filename()) named = named.parent_path();
    catalogue.name = named.filename().string();
    if (!files.settings.empty()) CROSSFADE_TRY(readSettings(files.settings, catalogue));

    ArtistRows rows;
    FaultList faults;
    if (auto stop = job.advance("Reading the artists", 0, 0)) return *stop;
    CROSSFADE_TRY(readArtists(files.artists, catalogue, report, faults, options, rows));
    for (const fs::path& path : files.modalities) {
        ImportReport::File file{path.filename().string(), 0, 0};
        auto modality = path.extension() == ".npy" ? readNpyModality(path, rows, faults, file)
                                                   : readModality(path, rows, faults, file, job);
        if (!modality.hasValue()) return modality.error();
        catalogue.modalities.push_back(std::move(modality).value());
        report.files.push_back(file);
    }
    if (!files.similar.empty()) {
        ImportReport::File file{files.similar.filename().string(), 0, 0};
        CROSSFADE_ASSIGN(catalogue.similar, readSimilar(files.similar, rows, faults, file, job));
        report.files.push_back(file);
    }
    if (!faults.empty() && !options.skipBad) return faults.toError(folder.string());
    report.skipped = std::move(faults);
    CROSSFADE_TRY(checkPresence(catalogue, report));
    return read;
}

}  // namespace crossfade
