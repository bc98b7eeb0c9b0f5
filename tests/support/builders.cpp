// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/builders.h"

#include <cstdlib>

namespace crossfade::test {

Matrix randomMatrix(std::size_t rows, std::size_t cols, std::uint64_t seed)
{
    Matrix matrix(rows, cols);
    Random random(seed);
    for (float& value : matrix.values) value = static_cast<float>(random.normal());
    return matrix;
}

namespace {

ModalityVectors emptyVectors(std::size_t artists, const std::vector<std::size_t>& dims,
                             double probability, Random& random)
{
    ModalityVectors made;
    made.presence.resize(artists);
    for (std::size_t m = 0; m < dims.size(); ++m) {
        made.names.push_back("m" + std::to_string(m));
        made.vectors.emplace_back(artists, dims[m]);
        for (std::size_t i = 0; i < artists; ++i)
            if (random.uniform() < probability) made.presence[i] = made.presence[i].with(m);
    }
    return made;
}

}  // namespace

ModalityVectors randomVectors(std::size_t artists, const std::vector<std::size_t>& dims,
                              double probability, std::uint64_t seed)
{
    Random random(seed);
    ModalityVectors made = emptyVectors(artists, dims, probability, random);
    for (std::size_t m = 0; m < dims.size(); ++m) {
        for (std::size_t i = 0; i < artists; ++i) {
            if (!made.presence[i].has(m)) continue;
            for (float& value : made.vectors[m].row(i)) value = static_cast<float>(random.normal());
            toUnitLength(made.vectors[m].row(i));
        }
    }
    return made;
}

ModalityVectors alignedVectors(std::size_t artists, const std::vector<std::size_t>& dims,
                               double probability, std::uint64_t seed)
{
    constexpr std::size_t kHidden = 6;
    Random random(seed);
    ModalityVectors made = emptyVectors(artists, dims, probability, random);
    const Matrix hidden = randomMatrix(artists, kHidden, seed + 1);
    for (std::size_t m = 0; m < dims.size(); ++m) {
        const Matrix map = randomMatrix(dims[m], kHidden, seed + 2 + m);
        for (std::size_t i = 0; i < artists; ++i) {
            if (!made.presence[i].has(m)) continue;
            for (std::size_t d = 0; d < dims[m]; ++d)
                for (std::size_t h = 0; h < kHidden; ++h)
                    made.vectors[m].at(i, d) += map.at(d, h) * hidden.at(i, h);
            for (float& value : made.vectors[m].row(i))
                value += 0.3F * static_cast<float>(random.normal());
            toUnitLength(made.vectors[m].row(i));
        }
    }
    return made;
}

Catalogue smallCatalogue()
{
    Catalogue catalogue;
    catalogue.name = "small";
    catalogue.notice = "made up";
    catalogue.k = 3;
    catalogue.metadataColumns = {"country", "genre"};
    catalogue.artists = {{"a0", "Björk", 10.5, Split::Train, {"IS", "pop"}},
                         {"a1", "Sigur Rós", 8.0, Split::Train, {"IS", ""}},
                         {"a2", "Portishead", 7.0, Split::Val, {"GB", "trip hop"}},
                         {"a3", "Massive Attack", 0.0, Split::Val, {"GB", "trip hop"}},
                         {"a4", "", 1.0, Split::Test, {"", ""}},
                         {"a5", "Nobody \"quoted\"", 0.0, Split::Train, {"", "x\ty"}}};
    DenseData audio;
    audio.columns = {"energy", "tempo"};
    audio.artists = {2, 0, 3, 1};
    audio.values = Matrix(4, 2);
    audio.values.values = {0.5F, 120.0F, 0.25F, 90.0F, 0.75F, 100.5F, -1.0F, 60.0F};
    TagData tags;
    tags.tags = {"trip hop", "pop", "icelandic"};
    tags.entries = {{0, 1, 3.0F}, {0, 2, 1.0F}, {1, 2, 2.5F}, {2, 0, 7.0F}, {4, 1, 1.0F}};
    InteractionData listening;
    listening.users = {"u2", "u1"};
    listening.entries = {{0, 0, 4.0F}, {2, 0, 1.0F}, {2, 1, 100.0F}, {3, 1, 9.0F}};
    catalogue.modalities = {{"audio", audio}, {"tags", tags}, {"listening", listening}};
    catalogue.similar = {{0, 1}, {2, 3}};
    return catalogue;
}

std::vector<std::string> foldedNames(const Catalogue& catalogue)
{
    std::vector<std::string> names;
    for (const Artist& artist : catalogue.artists) names.push_back("name " + artist.id);
    return names;
}

std::optional<std::filesystem::path> realCatalogue()
{
    namespace fs = std::filesystem;
    const char* given = std::getenv("CROSSFADE_DATA");
    const fs::path data =
        given != nullptr ? fs::path(given) : fs::path(CROSSFADE_SOURCE_DIR) / "../shared/data";
    std::error_code none;
    const fs::path olga = fs::weakly_canonical(data / "olga", none);
    if (!fs::exists(olga / "artists.tsv", none)) return std::nullopt;
    return olga;
}

}  // namespace crossfade::test
