// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/report_document.h"

#include "core/base/text.h"
#include "core/base/version.h"
#include "core/evaluation/report_json.h"
#include "core/model/train_options.h"
#include "core/report/html.h"
#include "core/report/latex.h"
#include "core/report/markdown.h"
#include "core/workflow/export_run.h"
#include "core/workflow/methods.h"
#include "core/workflow/report_sections.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace crossfade {

namespace {

/// The entries of a JSON object, as "crossfade 0.1.0, threads 1".
std::string entriesText(const std::string& json)
{
    const auto object = nlohmann::json::parse(json, nullptr, false);
    if (!object.is_object()) return json;
    std::vector<std::string> parts;
    for (const auto& [key, value] : object.items())
        parts.push_back(key + " " + (value.is_string() ? value.get<std::string>() : value.dump()));
    return joinText(parts, ", ");
}

std::string describeRun(const RunRecord& run, const SystemResult& system,
                        const CatalogueSnapshot& catalogue)
{
    std::vector<std::string> parts;
    if (!run.name.empty()) parts.push_back(run.name);
    if (!run.created.empty()) parts.push_back("made " + run.created);
    parts.push_back("seed " + std::to_string(run.seed));
    if (const auto options = trainOptionsFromJson(run.options); options.hasValue())
        parts.push_back(describeTrainOptions(options.value()));
    if (const std::string versions = entriesText(run.versions); !versions.empty())
        parts.push_back(versions);
    if (system.scoring != Scoring())
        parts.push_back("scored with compare-on " +
                        std::string(compareOnName(system.scoring.compareOn)) +
                        (system.scoring.localScaling
                             ? ", local-scaling"
                             : ", hub-correction " + shortNumber(system.scoring.hubCorrection)));
    if (system.supervised) parts.emplace_back(kSupervised);
    if (run.dataHash != catalogue.stored.dataHash)
        parts.emplace_back("trained on an earlier state of the catalogue");
    return joinText(parts, "; ");
}

std::vector<report::Fact> provenance(const ReportContents& contents)
{
    const CatalogueSnapshot& catalogue = *contents.catalogue;
    const Protocol& protocol = contents.task.protocol;
    std::vector<report::Fact> facts = {
        {"Catalogue", catalogue.stored.catalogue.name},
        {"Artists", withThousands(catalogue.size()) + ", " +
                        withThousands(catalogue.placeableCount()) + " with a modality (" +
                        joinText(catalogue.modalityNames, ", ") + ")"},
        {"Similar pairs", withThousands(catalogue.stored.catalogue.similar.size())},
        {"Data hash", catalogue.stored.dataHash},
        {"Queries", withThousands(contents.task.queries.size()) + " of the " +
                        std::string(queriesName(protocol.queries)) + " split among " +
                        withThousands(contents.task.candidates.size()) + " candidates, lists of " +
                        std::to_string(protocol.k)},
        {"Made by", std::string("Crossfade ") + kVersion}};
    for (std::size_t s = 0; s < contents.systems.size(); ++s)
        if (contents.runs[s])
            facts.push_back({"Run " + std::to_string(contents.runs[s]->id.value),
                             describeRun(*contents.runs[s], contents.systems[s], catalogue)});
    facts.push_back(
        {"Command", systemsCommand(contents, "report", pointersTo(contents.systems)) + " -o FILE"});
    return facts;
}

/// The newest run of the systems, or the last where none is a run.
std::size_t leadingOf(const std::vector<SystemResult>& systems)
{
    std::size_t leading = systems.size() - 1;
    std::int64_t newest = 0;
    for (std::size_t s = 0; s < systems.size(); ++s)
        if (systems[s].key.method == kContrastive && systems[s].key.run.value > newest) {
            newest = systems[s].key.run.value;
            leading = s;
        }
    return leading;
}

Result<ReportContents> measure(Project& project, const ReportRequest& request,
                               const JobContext& job)
{
    std::vector<SystemKey> keys = request.systems;
    if (keys.empty()) {
        CROSSFADE_ASSIGN(keys, allSystems(project));
    }
    keys = withListening(*project.catalogue(), std::move(keys));
    ReportContents contents;
    contents.catalogue = project.catalogue().get();
    contents.project = project.path().string();
    CROSSFADE_ASSIGN(contents.task, projectTask(*project.catalogue(), request.protocol));
    CROSSFADE_ASSIGN(contents.systems, evaluateSystems(project, keys, request.protocol, job));
    CROSSFADE_ASSIGN(const std::vector<RunRecord> runs, project.runs());
    for (const SystemResult& system : contents.systems) {
        const auto run = std::ranges::find(runs, system.key.run, &RunRecord::id);
        contents.runs.push_back(run == runs.end() || system.key.method != kContrastive
                                    ? std::nullopt
                                    : std::optional<RunRecord>(*run));
    }
    contents.leading = leadingOf(contents.systems);
    return contents;
}

}  // namespace

Result<ReportFormat> reportFormatFrom(const std::filesystem::path& file)
{
    const std::string extension = toLowerAscii(file.extension().string());
    if (extension == ".html") return ReportFormat::Html;
    if (extension == ".md") return ReportFormat::Markdown;
    if (extension == ".tex") return ReportFormat::Latex;
    return Error{ErrorCode::InvalidInput,
                 "A report ends in .html, .md or .tex, or in .pdf with crossfade --headless; " +
                     inQuotes(file.filename().string()) + " ends in " +
                     (extension.empty() ? "none of them" : inQuotes(extension)) + "."};
}

Status checkFolderOf(const std::filesystem::path& file)
{
    std::filesystem::path folder = file.parent_path();
    if (folder.empty()) folder = ".";
    std::error_code failed;
    if (!std::filesystem::is_directory(folder, failed))
        return Error{ErrorCode::Io, "There is no folder " + inQuotes(folder.string(), 500) +
                                        " to write " + inQuotes(file.filename().string(), 500) +
                                        " into."};
    if (std::filesystem::is_directory(file, failed))
        return Error{ErrorCode::Io, inQuotes(file.string(), 500) + " is a folder, not a file."};
    if (::access(folder.c_str(), W_OK) != 0)
        return Error{ErrorCode::Io,
                     "The folder " + inQuotes(folder.string(), 500) + " can't be written to."};
    return ok();
}

Result<report::Document> makeReport(Project& project, const ReportRequest& request,
                                    const JobContext& job)
{
    CROSSFADE_ASSIGN(const ReportContents contents, measure(project, request, job));
    CROSSFADE_ASSIGN(
        const std::vector<SystemComparison> comparisons,
        compareResults(contents.systems, contents.leading, contents.task.queries, job));
    const auto masking = maskSystem(project, contents.leader().key, request.protocol, job);
    if (!masking.hasValue() && masking.error().code == ErrorCode::Cancelled) return masking.error();
    const auto diagnosis = diagnose(project, contents.systems, request.protocol, job);
    if (!diagnosis.hasValue() && diagnosis.error().code == ErrorCode::Cancelled)
        return diagnosis.error();

    report::Document document;
    const Catalogue& catalogue = project.catalogue()->stored.catalogue;
    document.title = catalogue.name + ": similar artists across modalities";
    document.subtitle = catalogue.notice;
    document.provenance = provenance(contents);
    document.sections = {systemsSection(contents), exposureSection(contents),
                         popularitySection(contents), modalitiesSection(contents),
                         comparisonsSection(contents, comparisons)};
    for (report::Section& section : maskingSections(contents, masking))
        document.sections.push_back(std::move(section));
    document.sections.push_back(trainingSection(contents));
    for (report::Section& section : diagnosisSections(contents, diagnosis))
        document.sections.push_back(std::move(section));
    document.sections.push_back(publishedSection(contents));
    return document;
}

Result<std::vector<std::filesystem::path>> writeReport(const report::Document& document,
                                                       const std::filesystem::path& file)
{
    CROSSFADE_ASSIGN(const ReportFormat format, reportFormatFrom(file));
    report::TextWithFiles text;
    if (format == ReportFormat::Html)
        text.text = report::toHtml(document);
    else
        text = format == ReportFormat::Markdown ? report::toMarkdown(document)
                                                : report::toLatex(document);
    std::vector<std::filesystem::path> written = {file};
    for (const report::File& figure : text.files) {
        written.push_back(file.parent_path() / figure.name);
        CROSSFADE_TRY(writeWholeFile(written.back(), figure.content));
    }
    CROSSFADE_TRY(writeWholeFile(file, text.text));
    return written;
}

}  // namespace crossfade
