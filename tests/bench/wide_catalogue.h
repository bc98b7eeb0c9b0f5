// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>

namespace crossfade::bench {

/// A project of a generated catalogue whose run was not trained: each artist has each modality with
/// a probability of .7, but at least one, and in each a random unit vector of 200 dimensions. Every
/// tenth artist is a val query with up to ten similar ones. Returns the file, in `folder`.
std::filesystem::path makeWideProject(const std::filesystem::path& folder, std::size_t artists,
                                      std::size_t modalities);

}  // namespace crossfade::bench
