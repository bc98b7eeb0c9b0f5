// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_project.h"

#include "core/base/random.h"
#include "core/workflow/import_catalogue.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <string>

namespace crossfade::test {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kGroups = 4;

std::string idOf(std::size_t artist)
{
    return "a" + std::to_string(100 + artist);
}

std::string artistLine(std::size_t i)
{
    const std::string tail = i == kSakamoto    ? "JP\t1970-2023\tRyuichi Sakamoto"
                             : i == kNirvana   ? "US\t1987-1994\t"
                             : i == kNirvanaUk ? "GB\t1965-\t"
                                               : "\t\t";
    const std::string name = i == kRadiohead                    ? "Radiohead"
                             : i == kBjork                      ? "Björk"
                             : i == kSakamoto                   ? "坂本龍一"
                             : i == kU2                         ? "U2"
                             : i == kNirvana || i == kNirvanaUk ? "Nirvana"
                             : i == kOnlyAudio                  ? "Only Sound"
                             : i == kNothing                    ? "Nothing Given"
                                                                : "Band " + idOf(i);
    const char* split = i % 10 == 7 ? "val" : i % 10 == 8 ? "test" : "train";
    const std::size_t popularity = i % 8 == 5 ? 0 : 2000000 / (i + 1);
    return idOf(i) + "\t" + name + "\t" + std::to_string(popularity) + "\t" + split + "\t" + tail +
           "\n";
}

/// The projects that tests copy.
struct Sample {
    TempDir folder;
    fs::path untrained = folder / "untrained.crossfade";
    fs::path trained = folder / "trained.crossfade";

    Sample()
    {
        writeSampleCatalogue(folder / "catalogue");
        valueOf(importCatalogue(folder / "catalogue", untrained, quickImport(), {}));
        fs::copy_file(untrained, trained);
        valueOf(trainRun(trained, quickTraining("sample run"), [](auto&&...) {}, {}));
    }
};

const Sample& sample()
{
    static const Sample made;
    return made;
}

}  // namespace

void writeSampleCatalogue(const fs::path& folder)
{
    Random random(11);
    std::string artists = "id\tname\tpopularity\tsplit\tcountry\tyears\talso_known_as\n";
    std::string audio = "id\tenergy\ttempo\tloudness\tspeechiness\n";
    std::string tags = "id\ttag\tcount\n";
    std::string listening = "user\tid\tplays\n";
    std::string similar = "id_a\tid_b\n";
    for (std::size_t i = 0; i < kArtists; ++i) {
        const std::size_t group = i % kGroups;
        const std::string id = idOf(i);
        artists += artistLine(i);
        for (std::size_t s = 1; s <= 3; ++s)
            if (i + s * kGroups < kArtists) similar += id + "\t" + idOf(i + s * kGroups) + "\n";
        if (i == kNothing) continue;
        if (i % 7 != 3 || i == kOnlyAudio) {
            audio += id;
            for (std::size_t c = 0; c < 4; ++c)
                audio += "\t" + std::to_string((c == group ? 3.0 : 0.0) + 0.3 * random.normal());
            audio += "\n";
        }
        if (i == kOnlyAudio) continue;
        if (i % 6 != 4)
            for (std::size_t t = 0; t < 4; ++t)
                tags += id + "\ttag" + std::to_string(group * 4 + t) + "\t" +
                        std::to_string(1 + random.below(9)) + "\n";
        if (i % 5 != 0 || i == kRadiohead)
            for (std::size_t u = 0; u < 4; ++u)
                listening += "user" + std::to_string(group * 8 + u * 2 + random.below(2)) + "\t" +
                             id + "\t" + std::to_string(1 + random.below(500)) + "\n";
    }
    fs::create_directories(folder);
    writeBytes(folder / "artists.tsv", artists);
    writeBytes(folder / "audio.tsv", audio);
    writeBytes(folder / "tags.tsv", tags);
    writeBytes(folder / "listening.tsv", listening);
    writeBytes(folder / "similar.tsv", similar);
    writeBytes(folder / "catalogue.json",
               std::string(R"({"name": "Sample", "k": 10, "notice": ")") + kNotice + "\"}");
}

TrainRequest quickTraining(const std::string& name, int epochs)
{
    TrainRequest request;
    request.name = name;
    request.options.dimension = 16;
    request.options.batch = 32;
    request.options.epochs = epochs;
    request.options.threads = 1;
    return request;
}

void SampleProjectTest::SetUpTestSuite()
{
    sample();
}

fs::path SampleProjectTest::trained(const std::string& name) const
{
    fs::copy_file(sample().trained, m_folder / name);
    return m_folder / name;
}

fs::path SampleProjectTest::untrained(const std::string& name) const
{
    fs::copy_file(sample().untrained, m_folder / name);
    return m_folder / name;
}

}  // namespace crossfade::test
