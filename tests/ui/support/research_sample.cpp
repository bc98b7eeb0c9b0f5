// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/research_sample.h"

#include <algorithm>

namespace crossfade::test {

namespace {

GroupScore group(const std::string& name, ModalityMask set, double ndcg, std::size_t queries = 10)
{
    return {name, set, queries, ndcg, {ndcg - 0.02, ndcg + 0.02}};
}

SystemResult system(const SystemKey& key, const std::string& label, double ndcg, double gini)
{
    SystemResult result;
    result.key = key;
    result.label = label;
    result.report.k = 10;
    result.report.ndcg = ndcg;
    result.report.ndcgInterval = {ndcg - 0.01, ndcg + 0.01};
    result.report.recall = ndcg / 2;
    result.report.map = ndcg / 3;
    result.report.gini = gini;
    result.report.giniPlaceable = gini - 0.05;
    result.report.coverage = 0.75;
    result.report.queries = 20;
    result.report.candidates = 50;
    result.report.lists = {0, 1, 2};
    result.report.placeable = 48;
    result.gini = {gini - 0.02, gini + 0.02};
    result.report.popularity = {group("unknown", {}, ndcg > 0.15 ? 0.1 : 0.0),
                                group("low", {}, ndcg / 2), group("high", {}, ndcg)};
    result.report.modalities = {group("audio+tags+listening", ModalityMask(0b111), ndcg),
                                group("tags", ModalityMask(0b010), ndcg / 2)};
    return result;
}

}  // namespace

std::vector<SystemResult> madeUpSystems()
{
    std::vector<SystemResult> systems = {system({"listening", {}}, "listening alone", 0.1, 0.6),
                                         system({"concatenation", {}}, "concatenation", 0.2, 0.4),
                                         system({"contrastive", RunId{1}}, "run 1", 0.3, 0.5)};
    systems.back().supervised = true;
    return systems;
}

std::vector<SystemComparison> madeUpComparisons(const std::vector<SystemKey>& systems)
{
    std::vector<SystemComparison> made;
    for (std::size_t i = 1; i < systems.size(); ++i) {
        SystemComparison one;
        one.labelA = systems[0].method;
        one.labelB = systems[i].method;
        one.queries = {0, 1, 2};
        one.perQueryA = {0.5, 0.4, 0.3};
        one.perQueryB = {0.1, 0.4, 0.1};
        one.ndcg = comparePaired(one.perQueryA, one.perQueryB, 0);
        one.ndcg.interval = {0.05, 0.35};
        one.ndcg.adjustedP = 0.004;
        one.giniA = 0.4;
        one.giniB = 0.6;
        one.giniDifference = {-0.25, -0.15};
        made.push_back(std::move(one));
    }
    return made;
}

MaskingResult madeUpMasking(const SystemKey& system)
{
    MaskingResult result;
    result.label = system.method;
    result.modalities = {"audio", "listening"};
    const std::vector<ModalityMask> sets = {ModalityMask(0b11), ModalityMask(0b01),
                                            ModalityMask(0b10)};
    for (const ModalityMask set : sets) {
        MaskedQueryRow row;
        row.set = set;
        row.ndcg = set == sets[0] ? 0.4 : 0.3;
        row.interval = {row.ndcg - 0.05, row.ndcg + 0.05};
        row.loss.difference = row.ndcg - 0.4;
        row.loss.interval = {row.loss.difference - 0.02, row.loss.difference + 0.02};
        row.perQuery = {0.2, 0.6};
        result.queries.push_back(row);
    }
    result.groups.sets = sets;
    result.groups.relative = {1.0, 0.5, 2.0, 0.0, 4.0, 1.0, 1.0, 1.0, 1.0};
    result.groups.relativeSd.assign(9, 0.1);
    result.groups.columnMeans = {2.0 / 3.0, 11.0 / 6.0, 4.0 / 3.0};
    result.groups.largest = 4.0;
    result.groups.ndcg = {0.3, 0.2, 0.1};
    result.grid.sets = sets;
    result.grid.ndcg = {0.4, 0.3, 0.2, 0.3, 0.2, 0.1, 0.1, 0.1, 0.1};
    result.grid.gini.assign(9, 0.5);
    return result;
}

Diagnosis madeUpDiagnosis()
{
    Diagnosis diagnosis;
    diagnosis.redundancy = {{"audio", "tags", "listening"},
                            {1.0, 0.1, 0.2, 0.1, 1.0, 0.4, 0.2, 0.4, 1.0},
                            {1.0, 4.0, 2.0},
                            {0.5, 3.0, 0.0},
                            20};
    diagnosis.runs = {{RunId{1}, "first", {0.6, 0.9, {}}, true, true, {}},
                      {RunId{2}, "second", {0.8, 0.7, {}}, false, false, {}}};
    diagnosis.runs[0].signatures = {{SignatureKind::EarlyPlateau, "The loss stands <still>.",
                                     "training loss", "Try a higher learning rate."}};
    return diagnosis;
}

ui::ResearchWork madeUpWork()
{
    using Path = ui::ResearchWork::Path;
    ui::ResearchWork work;
    work.evaluate = [](const Path&, const std::vector<SystemKey>& known, const Protocol&,
                       const JobContext&) -> Result<std::vector<SystemResult>> {
        std::vector<SystemResult> systems = madeUpSystems();
        std::erase_if(systems, [&](const SystemResult& one) {
            return std::ranges::find(known, one.key) != known.end();
        });
        return systems;
    };
    work.evaluateThese = [](const Path&, const std::vector<SystemKey>& keys, const Protocol&,
                            const JobContext&) -> Result<std::vector<SystemResult>> {
        std::vector<SystemResult> systems;
        for (const SystemKey& key : keys)
            systems.push_back(system(key, systemKeyText(key), 0.3, 0.2));
        return systems;
    };
    work.mask = [](const Path&, const SystemKey& key, const Protocol&,
                   const JobContext&) -> Result<MaskingResult> { return madeUpMasking(key); };
    work.compare = [](const Path&, const std::vector<SystemKey>& keys, const Protocol&,
                      const JobContext&) -> Result<std::vector<SystemComparison>> {
        return madeUpComparisons(keys);
    };
    work.diagnose = [](const Path&, const std::vector<SystemResult>&, const Protocol&,
                       const JobContext&) -> Result<Diagnosis> { return madeUpDiagnosis(); };
    work.report = [](const Path&, const Path& file,
                     const JobContext&) -> Result<std::vector<Path>> {
        return std::vector<Path>{file, file.parent_path() / "figure-1.svg"};
    };
    return work;
}

}  // namespace crossfade::test
