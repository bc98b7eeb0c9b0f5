// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/temp_dir.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace crossfade::test {

/// A sound catalogue folder to spoil: artists a to d, audio, tags and similar. Tests write over
/// what they want to be otherwise.
class CatalogueFolder {
public:
    CatalogueFolder();

    const std::filesystem::path& path() const { return m_dir.path(); }
    CatalogueFolder& write(std::string_view name, std::string_view bytes);
    CatalogueFolder& remove(std::string_view name);

private:
    TempDir m_dir;
};

/// Writes a catalogue that has something to learn: `artists` artists in groups that share audio,
/// tags, listeners and similar pairs, some with modalities missing; splits given. Same seed, same
/// bytes.
void writeGeneratedCatalogue(const std::filesystem::path& folder, std::size_t artists,
                             std::uint64_t seed);

/// Adds a column to artists.tsv; `values` are of the first artists, of the others it is empty.
void addArtistColumn(const std::filesystem::path& folder, const std::string& name,
                     const std::vector<std::string>& values);
/// Takes an artist out of all files (.tsv) of the folder.
void removeArtist(const std::filesystem::path& folder, const std::string& id);

}  // namespace crossfade::test
