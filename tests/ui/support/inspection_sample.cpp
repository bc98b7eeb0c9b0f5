// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/inspection_sample.h"

#include "tests/support/builders.h"

namespace crossfade::test {

MadeUpRun madeUpRun(std::size_t artists, std::size_t modalities, double probability)
{
    constexpr std::uint64_t kSeed = 17;
    constexpr std::size_t kDimension = 6;
    auto encodings = std::make_shared<const ModalityVectors>(randomVectors(
        artists, std::vector<std::size_t>(modalities, kDimension), probability, kSeed));
    StoredCatalogue stored;
    stored.catalogue.name = "Made up";
    stored.catalogue.k = 5;
    for (std::size_t i = 0; i < artists; ++i) {
        const std::string number = std::to_string(i);
        stored.catalogue.artists.push_back(
            {"a" + number, "Name " + number, 10.0 * static_cast<double>(i), Split::Train, {}});
        stored.artistIds.push_back({static_cast<std::int64_t>(i + 1)});
    }
    for (std::size_t m = 0; m < modalities; ++m) {
        ModalityData modality{encodings->names[m], TagData()};
        if (m == 0) modality.data = DenseData();
        stored.catalogue.modalities.push_back(std::move(modality));
        stored.modalityIds.push_back(static_cast<std::int64_t>(m + 1));
    }
    RunRecord record;
    record.id = {1};
    record.name = "made up";
    record.modalities = encodings->names;
    record.weights.assign(modalities, 1.0F);
    MadeUpRun made;
    made.run = std::make_shared<const LoadedRun>(LoadedRun{
        std::move(record), BlendIndex(encodings), {}, std::vector<float>(artists, 0.0F), {}, true});
    made.catalogue = makeSnapshot(std::move(stored), encodings->presence);
    return made;
}

}  // namespace crossfade::test
