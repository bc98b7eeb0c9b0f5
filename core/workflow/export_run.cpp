// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/export_run.h"

#include "core/base/text.h"
#include "core/retrieval/fused_search.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <numeric>

namespace crossfade {

namespace {

/// NumPy's format 1.0; the header is padded so that the numbers start at a multiple of 64 bytes.
std::string npyBytes(const Matrix& matrix)
{
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" +
                         std::to_string(matrix.rows) + ", " + std::to_string(matrix.cols) + "), }";
    while ((10 + header.size() + 1) % 64 != 0) header += ' ';
    header += '\n';
    std::string bytes = "\x93NUMPY";
    bytes += '\x01';
    bytes += '\x00';
    bytes += static_cast<char>(header.size() & 0xFFU);
    bytes += static_cast<char>(header.size() >> 8U);
    bytes += header;
    const auto values = std::as_bytes(std::span(matrix.values));
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size());
    return bytes;
}

}  // namespace

Status writeWholeFile(const std::filesystem::path& file, std::string_view bytes)
{
    const std::filesystem::path partial = file.string() + ".partial";
    std::error_code failed;
    {
        std::ofstream out(partial, std::ios::binary);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) {
            std::filesystem::remove(partial, failed);
            return Error{ErrorCode::Io,
                         "The file " + inQuotes(file.string(), 500) + " can't be written."};
        }
    }
    std::filesystem::rename(partial, file, failed);
    if (failed) {
        std::error_code none;
        std::filesystem::remove(partial, none);
        return Error{ErrorCode::Io, "The file " + inQuotes(file.string(), 500) +
                                        " can't be written (" + failed.message() + ")."};
    }
    return ok();
}

Result<std::size_t> exportEmbeddings(const CatalogueSnapshot& catalogue, const LoadedRun& run,
                                     const std::filesystem::path& file)
{
    std::vector<ArtistRow> all(catalogue.size());
    std::iota(all.begin(), all.end(), ArtistRow{0});
    const FusedVectors fused = fuse(run.index.encodings(), run.learnedSide(), all);
    std::string ids;
    for (const ArtistRow artist : fused.artists) ids += catalogue.artists()[artist].id + "\n";
    CROSSFADE_TRY(writeWholeFile(std::filesystem::path(file).replace_extension(".ids.txt"), ids));
    const std::string& notice = catalogue.stored.catalogue.notice;
    if (!notice.empty())
        CROSSFADE_TRY(writeWholeFile(std::filesystem::path(file).replace_extension(".notice.txt"),
                                     notice + "\n"));
    CROSSFADE_TRY(writeWholeFile(file, npyBytes(fused.vectors)));
    return fused.artists.size();
}

Result<std::size_t> exportMap(const CatalogueSnapshot& catalogue, const Matrix& layout,
                              const std::filesystem::path& file)
{
    std::string text;
    if (!catalogue.stored.catalogue.notice.empty())
        text += "# " + onOneLine(catalogue.stored.catalogue.notice) + "\n";
    text += "id\tx\ty\n";
    std::size_t count = 0;
    for (std::size_t i = 0; i < layout.rows; ++i) {
        if (std::isnan(layout.at(i, 0))) continue;
        char numbers[64];
        std::snprintf(numbers, sizeof numbers, "\t%.6g\t%.6g\n",
                      static_cast<double>(layout.at(i, 0)), static_cast<double>(layout.at(i, 1)));
        text += catalogue.artists()[i].id + numbers;
        ++count;
    }
    CROSSFADE_TRY(writeWholeFile(file, text));
    return count;
}

}  // namespace crossfade
