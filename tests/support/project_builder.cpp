// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/project_builder.h"

#include "core/base/random.h"
#include "core/store/run_repository.h"
#include "core/workflow/project.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"

#include <functional>

namespace crossfade::test {

ImportOptions quickImport()
{
    ImportOptions options;
    options.features.tagDimension = 10;
    options.features.listeningDimension = 6;
    options.features.listeningSweeps = 3;
    options.features.threads = 1;
    return options;
}

namespace {

/// `draw` gives the numbers of an artist's vector in a modality, if they are of the first `known`.
RunId storeRun(const std::filesystem::path& path, const std::string& name, std::size_t dimension,
               const std::string& options, const std::function<float()>& draw,
               std::size_t known = SIZE_MAX)
{
    Project project = valueOf(Project::open(path));
    const CatalogueSnapshot& catalogue = *project.catalogue();
    ModalityVectors encodings;
    encodings.names = catalogue.modalityNames;
    encodings.presence = catalogue.presence;
    for (std::size_t i = known; i < catalogue.size(); ++i) encodings.presence[i] = ModalityMask();
    RunRecord run;
    for (std::size_t m = 0; m < encodings.names.size(); ++m) {
        Matrix& vectors = encodings.vectors.emplace_back(catalogue.size(), dimension);
        for (std::size_t i = 0; i < catalogue.size(); ++i) {
            if (!encodings.presence[i].has(m)) continue;
            for (float& value : vectors.row(i)) value = draw();
            toUnitLength(vectors.row(i));
        }
        run.weights.push_back(1.0F / static_cast<float>(m + 1));
    }
    run.name = name;
    run.method = "contrastive";
    run.options = options;
    run.split = run.versions = "{}";
    run.dataHash = catalogue.stored.dataHash;
    run.featureHash = catalogue.stored.featureHash;
    run.modalities = encodings.names;
    run.lossTerms = {"subset"};
    run.dimension = dimension;
    RunRepository runs(project.database());
    const std::int64_t training = valueOf(runs.begin({}, {std::byte{0}}));
    return valueOf(runs.finish(training, run, {std::byte{0}}, encodings, catalogue.stored));
}

}  // namespace

RunId storeRandomRun(const std::filesystem::path& path, const std::string& name,
                     std::size_t dimension, const std::string& options)
{
    Random random(7);
    return storeRun(path, name, dimension, options,
                    [&random] { return static_cast<float>(random.normal()); });
}

RunId storeAlikeRun(const std::filesystem::path& path, const std::string& name, std::size_t known)
{
    return storeRun(
        path, name, 8, "{}", [] { return 1.0F; }, known);
}

std::filesystem::path makeTrainedProject(const TempDir& dir)
{
    const std::filesystem::path folder = dir / "folder";
    writeGeneratedCatalogue(folder, 60, 1);
    writeBytes(folder / "artists.tsv",
               readBytes(folder / "artists.tsv") + "bare\tBare\t0\ttrain\n");
    const std::filesystem::path project = dir / "p.crossfade";
    static_cast<void>(valueOf(importCatalogue(folder, project, quickImport(), JobContext())));
    storeRandomRun(project, "run");
    return project;
}

}  // namespace crossfade::test
