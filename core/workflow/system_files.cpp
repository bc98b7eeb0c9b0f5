// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/system_files.h"

#include "core/base/text.h"
#include "core/report/trec.h"
#include "core/workflow/export_run.h"
#include "core/workflow/prepared_system.h"

#include <cmath>
#include <limits>

namespace crossfade {

namespace {

struct ScoredList {
    std::vector<std::uint32_t> positions;
    std::vector<float> scores;
};

Result<std::vector<ScoredList>> listsOf(const Task& task, const MethodSetting& setting,
                                        const JobContext& job)
{
    std::vector<ScoredList> lists(task.queries.size());
    CROSSFADE_TRY(searchMethodScored(
        {setting.method,
         setting.comparison,
         setting.hubness,
         task.queries,
         task.candidates,
         {},
         task.protocol.k,
         0},
        job,
        [&](std::size_t query, std::span<const std::uint32_t> list, std::span<const float> scores) {
            lists[query] = {{list.begin(), list.end()}, {scores.begin(), scores.end()}};
        }));
    return lists;
}

Status writeNoticeBeside(const CatalogueSnapshot& catalogue, const std::filesystem::path& file)
{
    const std::string& notice = catalogue.stored.catalogue.notice;
    if (notice.empty()) return ok();
    return writeWholeFile(std::filesystem::path(file).replace_extension(".notice.txt"),
                          notice + "\n");
}

}  // namespace

Result<std::size_t> exportTrecRun(Project& project, const SystemKey& system,
                                  const Protocol& protocol, const std::filesystem::path& file,
                                  const JobContext& job)
{
    const CatalogueSnapshot& catalogue = *project.catalogue();
    CROSSFADE_ASSIGN(const Task task, projectTask(catalogue, protocol));
    MethodFactory methods(project);
    CROSSFADE_ASSIGN(const PreparedSystem prepared,
                     prepareSystem(project, methods, system, 0, job));
    CROSSFADE_ASSIGN(const std::vector<ScoredList> lists, listsOf(task, prepared.setting, job));
    std::vector<report::RankedDocument> documents;
    std::size_t queries = 0;
    for (std::size_t q = 0; q < lists.size(); ++q) {
        float before = std::numeric_limits<float>::infinity();
        for (std::size_t r = 0; r < lists[q].positions.size(); ++r) {
            const float below = std::nextafter(before, -std::numeric_limits<float>::infinity());
            before = std::min(lists[q].scores[r], below);
            documents.push_back({catalogue.artists()[task.queries[q]].id,
                                 catalogue.artists()[task.candidates[lists[q].positions[r]]].id,
                                 r + 1, static_cast<double>(before)});
        }
        queries += lists[q].positions.empty() ? 0 : 1;
    }
    const std::string tag = prepared.run
                                ? "crossfade-run-" + std::to_string(prepared.run->record.id.value)
                                : "crossfade-" + system.method;
    CROSSFADE_ASSIGN(const std::string text, report::trecRun(documents, tag));
    CROSSFADE_TRY(writeNoticeBeside(catalogue, file));
    CROSSFADE_TRY(writeWholeFile(file, text));
    return queries;
}

Result<std::size_t> exportQrels(const CatalogueSnapshot& catalogue, const Protocol& protocol,
                                const std::filesystem::path& file)
{
    CROSSFADE_ASSIGN(const Task task, projectTask(catalogue, protocol));
    std::vector<report::RelevantDocument> documents;
    for (std::size_t q = 0; q < task.queries.size(); ++q)
        for (const ArtistRow relevant : task.relevant[q])
            documents.push_back(
                {catalogue.artists()[task.queries[q]].id, catalogue.artists()[relevant].id});
    CROSSFADE_ASSIGN(const std::string text, report::trecQrels(documents));
    CROSSFADE_TRY(writeNoticeBeside(catalogue, file));
    CROSSFADE_TRY(writeWholeFile(file, text));
    return task.queries.size();
}

Result<std::size_t> exportPerQuery(Project& project, const SystemKey& system,
                                   const Protocol& protocol, const std::filesystem::path& file,
                                   const JobContext& job)
{
    const CatalogueSnapshot& catalogue = *project.catalogue();
    CROSSFADE_ASSIGN(const Task task, projectTask(catalogue, protocol));
    CROSSFADE_ASSIGN(const std::vector<SystemResult> results,
                     evaluateSystems(project, {system}, protocol, job));
    const EvaluationReport& report = results.front().report;
    std::string text;
    if (!catalogue.stored.catalogue.notice.empty())
        text += "# " + onOneLine(catalogue.stored.catalogue.notice) + "\n";
    text += "id\tndcg\trecall\taverage_precision\n";
    for (std::size_t q = 0; q < task.queries.size(); ++q)
        text += catalogue.artists()[task.queries[q]].id + "\t" + exactNumber(report.perQuery[q]) +
                "\t" + exactNumber(report.perQueryRecall[q]) + "\t" +
                exactNumber(report.perQueryPrecision[q]) + "\n";
    CROSSFADE_TRY(writeWholeFile(file, text));
    return task.queries.size();
}

}  // namespace crossfade
