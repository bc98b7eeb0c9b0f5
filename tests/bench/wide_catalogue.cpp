// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/wide_catalogue.h"

#include "core/base/random.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"
#include "tests/support/temp_dir.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace crossfade::bench {

namespace {

namespace fs = std::filesystem;

constexpr double kProbability = 0.7;
constexpr std::size_t kColumns = 4;  // of what each modality's file gives; the run has its own
constexpr std::size_t kSimilar = 5;  // pairs that an artist begins
constexpr std::size_t kStride = 7;   // from one similar artist to the next
constexpr std::size_t kDimension = 200;

std::string idOf(std::size_t artist)
{
    return "artist-" + std::to_string(artist);
}

std::string modalityName(std::size_t modality)
{
    static constexpr std::array<const char*, 3> kFirst = {"audio", "tags", "listening"};
    return modality < kFirst.size() ? kFirst[modality] : "further-" + std::to_string(modality);
}

void writeCatalogue(const fs::path& folder, std::size_t artists, std::size_t modalities)
{
    Random random(modalities);
    std::string rows = "id\tname\tpopularity\tsplit\n";
    std::string similar = "id_a\tid_b\n";
    std::vector<std::string> files(modalities, "id\ta\tb\tc\td\n");
    for (std::size_t i = 0; i < artists; ++i) {
        const char* split = i % 10 == 7 ? "val" : i % 10 == 8 ? "test" : "train";
        rows += idOf(i) + "\tArtist Number " + std::to_string(i) + "\t" +
                std::to_string(2000000 / (i + 1)) + "\t" + split + "\n";
        const std::size_t always = random.below(static_cast<std::uint32_t>(modalities));
        for (std::size_t m = 0; m < modalities; ++m) {
            if (m != always && random.uniform() >= kProbability) continue;
            files[m] += idOf(i);
            for (std::size_t c = 0; c < kColumns; ++c)
                files[m] += "\t" + std::to_string(random.normal());
            files[m] += "\n";
        }
        for (std::size_t s = 1; s <= kSimilar; ++s)
            if (const std::size_t other = i + s * kStride; other < artists)
                similar += idOf(i) + "\t" + idOf(other) + "\n";
    }
    fs::create_directories(folder);
    test::writeBytes(folder / "artists.tsv", rows);
    test::writeBytes(folder / "similar.tsv", similar);
    for (std::size_t m = 0; m < modalities; ++m)
        test::writeBytes(folder / (modalityName(m) + ".tsv"), files[m]);
    test::writeBytes(folder / "catalogue.json",
                     R"({"name": "Generated", "k": 200, "notice": "made up"})");
}

}  // namespace

fs::path makeWideProject(const fs::path& folder, std::size_t artists, std::size_t modalities)
{
    const std::string name = "wide-" + std::to_string(modalities);
    const fs::path catalogue = folder / name;
    const fs::path project = folder / (name + ".crossfade");
    writeCatalogue(catalogue, artists, modalities);
    static_cast<void>(
        test::valueOf(importCatalogue(catalogue, project, test::quickImport(), JobContext())));
    test::storeRandomRun(project, "random vectors", kDimension);
    return project;
}

}  // namespace crossfade::bench
