// SPDX-License-Identifier: GPL-3.0-or-later
// Our UMAP and PCA against umap-learn and uwot: crossfade-umap-bench [PROJECT | POINTS]. Takes the
// fused vectors of the project's newest run, or as many generated ones (5,000 without either), lays
// them out three times by each method with the same neighbours, least distance and epochs, and
// prints the seconds and how far one can trust the maps, all by the same measure. The peers are
// programs of their own (umap_peers.py, umap_peers.R), and left out where they are not installed.
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/jobs/parallel_for.h"
#include "core/projection/map_fidelity.h"
#include "core/projection/pca.h"
#include "core/projection/umap.h"
#include "core/retrieval/fused_search.h"
#include "core/workflow/project.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <optional>
#include <string>
#include <sys/wait.h>

namespace crossfade {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRuns = 3;
constexpr std::size_t kTrueNeighbours = 15;

/// What one method did: one layout per seed, and how long each took.
struct Measured {
    std::string method;
    std::optional<double> firstSeconds;  ///< of a call before, that also compiles
    std::vector<double> seconds;
    std::vector<Matrix> layouts;
};

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

Result<Matrix> vectorsOfProject(const fs::path& path)
{
    CROSSFADE_ASSIGN(Project project, Project::open(path));
    CROSSFADE_ASSIGN(const auto run, project.loadRun({}));
    std::vector<ArtistRow> all(run->index.encodings().artistCount());
    std::iota(all.begin(), all.end(), ArtistRow{0});
    return fuse(run->index.encodings(), run->learnedSide(), all).vectors;
}

/// Groups of a hundred around places of their own, which lie near each other in tens.
Matrix generatedVectors(std::size_t points)
{
    constexpr std::size_t kDimension = 200, kGroup = 100, kGroupsOfRegion = 10;
    const auto noise = [](std::uint64_t seed, std::uint64_t number, std::size_t d) {
        return static_cast<float>(Random(derivedSeed(seed, number * kDimension + d)).normal());
    };
    Matrix vectors(points, kDimension);
    for (std::size_t i = 0; i < points; ++i) {
        for (std::size_t d = 0; d < kDimension; ++d)
            vectors.at(i, d) = noise(1, i / kGroup / kGroupsOfRegion, d) +
                               0.5F * noise(2, i / kGroup, d) + 0.5F * noise(3, i, d);
        toUnitLength(vectors.row(i));
    }
    return vectors;
}

Result<Matrix> vectorsFor(const std::string& argument)
{
    const auto points = parseInteger(argument);
    if (!points) return vectorsOfProject(argument);
    if (*points < 1)
        return Error{ErrorCode::InvalidInput,
                     "There must be a point at least, not " + argument + "."};
    return generatedVectors(static_cast<std::size_t>(*points));
}

template <typename Work>
void timeInto(Measured& measured, Work work)
{
    const auto start = std::chrono::steady_clock::now();
    measured.layouts.push_back(work());
    measured.seconds.push_back(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
}

Result<Measured> ours(const Matrix& vectors, unsigned threads)
{
    Measured measured;
    measured.method = "Crossfade UMAP, " + counted(threads, "thread", "threads");
    for (std::size_t run = 0; run < kRuns; ++run) {
        UmapOptions options;
        options.seed = run;
        options.threads = threads;
        std::optional<Error> failed;
        timeInto(measured, [&] {
            auto layout = UmapLayout::begin(vectors, options, JobContext());
            if (!layout.hasValue()) {
                failed = layout.error();
                return Matrix();
            }
            layout.value().advance(layout.value().epochs());
            return layout.value().points();
        });
        if (failed) return *failed;
    }
    return measured;
}

Measured pca(const Matrix& vectors)
{
    Measured measured;
    measured.method = "Crossfade PCA";
    for (std::size_t run = 0; run < kRuns; ++run)
        timeInto(measured, [&] { return pcaLayout(vectors); });
    return measured;
}

Result<Matrix> readFloats(const fs::path& file, std::size_t rows)
{
    Matrix matrix(rows, 2);
    const auto bytes = static_cast<std::streamsize>(matrix.values.size() * sizeof(float));
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(reinterpret_cast<char*>(matrix.values.data()), bytes))
        return Error{ErrorCode::Io,
                     "This is not a layout of " + counted(rows, "point", "points") + ".",
                     file.string()};
    return matrix;
}

/// Lines of "method <tab> first <tab> seconds <tab> file of the layout"; `first` is 1 for a call
/// that also compiles. Empty where the program ends with 3 (a package is missing) or isn't there.
Result<std::vector<Measured>> askPeer(const std::string& command, std::size_t rows)
{
    std::vector<Measured> found;
    std::FILE* output = ::popen(command.c_str(), "r");
    if (output == nullptr) return Error{ErrorCode::Io, "The shell did not start."};
    std::string text;
    for (int c = std::fgetc(output); c != EOF; c = std::fgetc(output)) text += static_cast<char>(c);
    const int status = ::pclose(output);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code == 3 || code == 127) return found;
    if (code != 0)
        return Error{ErrorCode::Backend, "It ended with " + std::to_string(code) + ".", command};
    for (const std::string& line : splitText(text, '\n')) {
        const auto fields = splitText(line, '\t');
        const auto seconds = fields.size() == 4 ? parseNumber(fields[2]) : std::nullopt;
        if (!seconds) continue;
        if (found.empty() || found.back().method != fields[0]) {
            found.emplace_back();
            found.back().method = fields[0];
        }
        if (fields[1] == "1") {
            found.back().firstSeconds = *seconds;
            continue;
        }
        CROSSFADE_ASSIGN(Matrix layout, readFloats(fields[3], rows));
        found.back().seconds.push_back(*seconds);
        found.back().layouts.push_back(std::move(layout));
    }
    return found;
}

void printRow(const Measured& measured, const Matrix& vectors,
              std::span<const std::uint32_t> sample)
{
    std::vector<double> trusts;
    for (const Matrix& layout : measured.layouts)
        trusts.push_back(trustworthiness(vectors, layout, kTrueNeighbours, sample, 0));
    const auto [least, most] = std::ranges::minmax(trusts);
    std::printf("%-40s ", measured.method.c_str());
    if (measured.firstSeconds)
        std::printf("%9.2f", *measured.firstSeconds);
    else
        std::printf("%9s", "");
    std::printf(" %9.2f %9.4f   %.4f to %.4f\n", median(measured.seconds), median(trusts), least,
                most);
    std::fflush(stdout);
}

std::vector<std::uint32_t> sampleOf(std::size_t rows)
{
    constexpr std::size_t kMany = 5000, kSample = 2000;
    std::vector<std::uint32_t> sample;
    for (std::size_t s = 0; rows > kMany && s < kSample; ++s)
        sample.push_back(static_cast<std::uint32_t>(s * rows / kSample));
    return sample;
}

Status comparePeers(const Matrix& vectors, std::span<const std::uint32_t> sample,
                    std::size_t epochs, const fs::path& scratch)
{
    const fs::path file = scratch / "vectors.f32";
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(vectors.values.data()),
               static_cast<std::streamsize>(vectors.values.size() * sizeof(float)));
    const UmapOptions options;
    std::string arguments;
    for (const std::string& argument :
         {file.string(), std::to_string(vectors.rows), std::to_string(vectors.cols),
          std::to_string(options.neighbours + 1),  // they count the point itself
          shortNumber(options.minDistance), std::to_string(epochs), std::to_string(kRuns),
          std::to_string(defaultThreadCount())})
        arguments += " " + shellQuoted(argument);
    // A python3 that was put before Debian's does not see Debian's packages.
    const std::string python = fs::exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
    const fs::path folder = fs::path(CROSSFADE_SOURCE_DIR) / "tests/bench";
    struct Peer {
        std::string program, script, package;
    };
    for (const Peer& peer : {Peer{python, "umap_peers.py", "umap-learn"},
                             Peer{"Rscript --vanilla", "umap_peers.R", "r-cran-uwot"}}) {
        CROSSFADE_ASSIGN(
            const auto found,
            askPeer(peer.program + " " + shellQuoted((folder / peer.script).string()) + arguments,
                    vectors.rows));
        if (found.empty())
            std::printf("Not compared with %s: install the Debian package of this name for it.\n",
                        peer.package.c_str());
        for (const Measured& measured : found) printRow(measured, vectors, sample);
    }
    return ok();
}

Status compareAll(const std::string& argument, const fs::path& scratch)
{
    CROSSFADE_ASSIGN(const Matrix vectors, vectorsFor(argument));
    CROSSFADE_ASSIGN(const UmapLayout begun, UmapLayout::begin(vectors, {}, JobContext()));
    const auto sample = sampleOf(vectors.rows);
    std::printf("%s, %s, %zu epochs; seconds: median of %zu; trust: %zu nearest of %s\n",
                argument.c_str(), counted(vectors.rows, "point", "points").c_str(), begun.epochs(),
                kRuns, kTrueNeighbours,
                sample.empty() ? "all" : counted(sample.size(), "row", "rows").c_str());
    std::printf("%-40s %9s %9s %9s   %s\n", "method", "first", "seconds", "trust", "from, to");
    for (const unsigned threads : {defaultThreadCount(), 1U}) {
        CROSSFADE_ASSIGN(const Measured measured, ours(vectors, threads));
        printRow(measured, vectors, sample);
        if (threads == 1) break;
    }
    printRow(pca(vectors), vectors, sample);
    return comparePeers(vectors, sample, begun.epochs(), scratch);
}

}  // namespace
}  // namespace crossfade

int main(int argc, char** argv)
{
    namespace fs = std::filesystem;
    std::string scratch = (fs::temp_directory_path() / "crossfade-umap-bench-XXXXXX").string();
    if (::mkdtemp(scratch.data()) == nullptr) return 1;
    const auto status = crossfade::compareAll(argc > 1 ? argv[1] : "5000", scratch);
    std::error_code none;
    fs::remove_all(scratch, none);
    if (!status.hasValue()) std::fprintf(stderr, "%s\n", status.error().sentence().c_str());
    return status.hasValue() ? 0 : 1;
}
