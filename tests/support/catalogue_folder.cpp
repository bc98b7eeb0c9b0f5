// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catalogue_folder.h"

#include "core/base/random.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace crossfade::test {

namespace fs = std::filesystem;

CatalogueFolder::CatalogueFolder()
{
    write("artists.tsv",
          "id\tname\tpopularity\tsplit\tcountry\n"
          "a\tAnna\t10\ttrain\tSE\n"
          "b\tBen\t5.5\ttrain\t\n"
          "c\tCleo\t\tval\tFR\n"
          "d\tDan\t0\ttest\tUS\n");
    write("audio.tsv",
          "id\tenergy\ttempo\n"
          "a\t0.5\t120\n"
          "b\t-1e-3\t90\n"
          "c\t0.25\t60\n");
    write("tags.tsv",
          "id\ttag\tcount\n"
          "a\trock\t3\n"
          "b\trock\t1\n"
          "c\trock\t2\n"
          "d\tjazz\t5\n");
    write("similar.tsv", "id_a\tid_b\na\tb\nd\tc\n");
}

CatalogueFolder& CatalogueFolder::write(std::string_view name, std::string_view bytes)
{
    m_dir.write(name, bytes);
    return *this;
}

CatalogueFolder& CatalogueFolder::remove(std::string_view name)
{
    fs::remove(m_dir / name);
    return *this;
}

namespace {

constexpr std::size_t kGroups = 5;

std::string idOf(std::size_t artist)
{
    return "artist-" + std::to_string(artist);
}

std::string number(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.5f", value);
    return text.data();
}

}  // namespace

void writeGeneratedCatalogue(const fs::path& folder, std::size_t artists, std::uint64_t seed)
{
    Random random(seed);
    fs::create_directories(folder);
    std::string artistRows = "id\tname\tpopularity\tsplit\n";
    std::string audio = "id\tenergy\ttempo\tloudness\tspeechiness\n";
    std::string tags = "id\ttag\tcount\n";
    std::string listening = "user\tid\tplays\n";
    std::string similar = "id_a\tid_b\n";
    for (std::size_t i = 0; i < artists; ++i) {
        const std::size_t group = i % kGroups;
        const char* split = i % 10 == 7 ? "val" : i % 10 == 8 ? "test" : "train";
        artistRows += idOf(i) + "\tArtist Number " + std::to_string(i) + "\t" +
                      std::to_string(i % 4 == 0 ? 0 : 1000 - i) + "\t" + split + "\n";
        const bool hasAudio = i % 7 != 3;
        const bool hasTags = i % 6 != 4;
        const bool hasListening = i % 5 != 0 || !hasAudio || !hasTags;
        if (hasAudio) {
            audio += idOf(i);
            for (std::size_t c = 0; c < 4; ++c)
                audio += "\t" + number(static_cast<double>((group * (c + 1)) % kGroups) +
                                       0.3 * random.normal());
            audio += "\n";
        }
        if (hasTags)
            for (std::size_t t = 0; t < 4; ++t)
                tags += idOf(i) + "\ttag" + std::to_string(group * 4 + t) + "\t" +
                        std::to_string(1 + random.below(9)) + "\n" + idOf(i) + "\tcommon" +
                        std::to_string(t * 5 + random.below(5)) + "\t1\n";
        if (hasListening)
            for (std::size_t u = 0; u < 4; ++u)
                listening += "user" + std::to_string(group * 8 + u * 2 + random.below(2)) + "\t" +
                             idOf(i) + "\t" + std::to_string(1 + random.below(500)) + "\n";
        for (std::size_t s = 1; s <= 3; ++s)
            if (i + s * kGroups < artists) similar += idOf(i) + "\t" + idOf(i + s * kGroups) + "\n";
    }
    writeBytes(folder / "artists.tsv", artistRows);
    writeBytes(folder / "audio.tsv", audio);
    writeBytes(folder / "tags.tsv", tags);
    writeBytes(folder / "listening.tsv", listening);
    writeBytes(folder / "similar.tsv", similar);
    writeBytes(folder / "catalogue.json", R"({"name": "Generated", "k": 10, "notice": "made up"})");
}

void addArtistColumn(const fs::path& folder, const std::string& name,
                     const std::vector<std::string>& values)
{
    std::string text;
    std::size_t line = 0;
    for (const std::string& row : splitText(readBytes(folder / "artists.tsv"), '\n')) {
        if (row.empty()) continue;
        const std::string value = line == 0 ? name : line <= values.size() ? values[line - 1] : "";
        text += row + "\t" + value + "\n";
        ++line;
    }
    writeBytes(folder / "artists.tsv", text);
}

void removeArtist(const fs::path& folder, const std::string& id)
{
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".tsv") continue;
        std::string text;
        for (const std::string& row : splitText(readBytes(entry.path()), '\n')) {
            const std::vector<std::string> fields = splitText(row, '\t');
            if (!row.empty() && std::ranges::find(fields, id) == fields.end()) text += row + "\n";
        }
        writeBytes(entry.path(), text);
    }
}

}  // namespace crossfade::test
