// SPDX-License-Identifier: GPL-3.0-or-later
// How long the use cases take on a catalogue folder, with the peak of memory so far after each:
// crossfade-bench [--keep PROJECT] [FOLDER]. The trained project is left in a file if one is named.
#include "core/base/text.h"
#include "core/workflow/evaluate_run.h"
#include "core/workflow/explore.h"
#include "core/workflow/import_catalogue.h"
#include "core/workflow/project.h"
#include "core/workflow/train_run.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <sys/resource.h>

namespace crossfade {
namespace {

namespace fs = std::filesystem;

double peakMegabytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void report(const char* what, double seconds)
{
    std::printf("%-34s %12.6f s %9.0f MB\n", what, seconds, peakMegabytes());
    std::fflush(stdout);
}

template <typename Work>
auto timed(const char* what, Work work)
{
    const auto start = std::chrono::steady_clock::now();
    auto result = work();
    report(what, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    return result;
}

struct Arguments {
    std::optional<fs::path> keep;
    std::optional<fs::path> folder;
};

Arguments argumentsOf(int argc, char** argv)
{
    Arguments arguments;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--keep" && i + 1 < argc)
            arguments.keep = argv[++i];
        else
            arguments.folder = argv[i];
    }
    return arguments;
}

/// The folder given, or the real catalogue where it is present, or the demo.
fs::path catalogueFolder(const Arguments& arguments)
{
    if (arguments.folder) return *arguments.folder;
    const fs::path source = CROSSFADE_SOURCE_DIR;
    const char* data = std::getenv("CROSSFADE_DATA");
    const fs::path real = (data != nullptr ? fs::path(data) : source / "../shared/data") / "olga";
    return fs::exists(real / "artists.tsv") ? real : source / "data/demo";
}

Status exploreOnce(const fs::path& path)
{
    CROSSFADE_ASSIGN(Project project,
                     timed("opening the project", [&] { return Project::open(path); }));
    CROSSFADE_ASSIGN(const auto run, timed("loading the run", [&] { return project.loadRun({}); }));
    Explorer explorer(project.catalogue(), run);
    ExplorationState state = explorer.firstState();
    const auto first = explorer.suggestedQuery();
    if (!first) return Error{ErrorCode::NotFound, "Nobody can be asked for."};
    state.query = {project.catalogue()->artists()[*first].id};
    const std::size_t k = project.catalogue()->stored.catalogue.k;
    timed("one new query", [&] { return explorer.neighbours(state, k); });
    state.comparison.query.weights[0] *= 0.5F;
    timed("one mixer change", [&] { return explorer.neighbours(state, k); });
    return ok();
}

Status runAll(const fs::path& folder, const fs::path& path)
{
    std::printf("%s\n", folder.string().c_str());
    CROSSFADE_ASSIGN(const ImportSummary summary, timed("import", [&] {
                         return importCatalogue(folder, path, {}, JobContext());
                     }));
    report("  reading", summary.readSeconds);
    report("  embeddings (features)", summary.featureSeconds);
    report("  storing", summary.storeSeconds);
    const auto quiet = [](const std::vector<std::string>&, const EpochReport&) {};
    TrainRequest shipped;
    shipped.options = TrainOptions::defaultsFor(Objective::Subset);
    CROSSFADE_ASSIGN(const RunRecord run, timed("training (the shipped default)", [&] {
                         return trainRun(path, shipped, quiet, JobContext());
                     }));
    double epochs = 0.0;
    for (const EpochReport& epoch : run.curve) epochs += epoch.seconds;
    report("  of which epochs", epochs);
    CROSSFADE_ASSIGN(Project project, Project::open(path));
    EvaluateOptions options;
    options.protocol.k = project.catalogue()->stored.catalogue.k;
    CROSSFADE_ASSIGN(const EvaluationReport evaluation, timed("evaluation", [&] {
                         return evaluateProject(project, options, JobContext());
                     }));
    CROSSFADE_TRY(exploreOnce(path));
    std::printf("nDCG@%zu %.4f, Gini %.3f, %s\n", evaluation.k, evaluation.ndcg, evaluation.gini,
                counted(evaluation.queries, "query", "queries").c_str());
    return ok();
}

}  // namespace
}  // namespace crossfade

int main(int argc, char** argv)
{
    namespace fs = std::filesystem;
    std::string pattern = (fs::temp_directory_path() / "crossfade-bench-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) return 1;
    const crossfade::Arguments arguments = crossfade::argumentsOf(argc, argv);
    const auto status =
        crossfade::runAll(crossfade::catalogueFolder(arguments),
                          arguments.keep.value_or(fs::path(pattern) / "bench.crossfade"));
    std::error_code none;
    fs::remove_all(pattern, none);
    if (!status.hasValue()) std::fprintf(stderr, "%s\n", status.error().sentence().c_str());
    return status.hasValue() ? 0 : 1;
}
