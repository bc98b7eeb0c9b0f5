// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/workflow/methods.h"
#include "core/workflow/report_sections.h"

#include <algorithm>

namespace crossfade {

using report::Alignment;
using report::Cell;
using report::Figure;
using report::MatrixPlot;
using report::Note;
using report::NoValue;
using report::Number;
using report::Paragraph;
using report::Section;
using report::Table;

namespace {

std::string diagnoseCommand(const ReportContents& contents)
{
    return systemsCommand(contents, "diagnose", {});
}

MatrixPlot overlapPlot(const Redundancy& redundancy)
{
    const std::size_t count = redundancy.systems.size();
    MatrixPlot plot{.rowTitle = "Lists by",
                    .columnTitle = "Share with lists by",
                    .rows = redundancy.systems,
                    .columns = redundancy.systems,
                    .values = {},
                    .range = report::Interval{0.0, 1.0},
                    .digits = 3};
    for (std::size_t a = 0; a < count; ++a)
        plot.values.emplace_back(
            redundancy.overlap.begin() + static_cast<std::ptrdiff_t>(a * count),
            redundancy.overlap.begin() + static_cast<std::ptrdiff_t>((a + 1) * count));
    return plot;
}

Section redundancySection(const ReportContents& contents, const Redundancy& redundancy)
{
    Section section{"Redundancy of the single modalities", 2};
    if (redundancy.queries == 0) {
        section.items.emplace_back(
            Note{"No query can be placed by all modalities, so that their lists can't be laid "
                 "beside each other."});
        return section;
    }
    const std::string queries =
        counted(redundancy.queries, "query", "queries") + " that every modality can place";
    section.items.emplace_back(
        Figure{"What two single modalities share of their lists of " +
                   std::to_string(contents.task.protocol.k) + ", mean over " + queries +
                   ". Modalities that share little have something to tell each other.",
               overlapPlot(redundancy), diagnoseCommand(contents)});
    Table table;
    table.caption =
        "Similar artists that a list finds, per query, and those of them that no other "
        "single modality finds; over " +
        queries + ".";
    table.columns = {
        {"Modality", Alignment::Left}, {"Found"}, {"By no other"}, {"Share by no other"}};
    for (std::size_t s = 0; s < redundancy.systems.size(); ++s) {
        const double hits = redundancy.hits[s];
        const double unique = redundancy.uniqueHits[s];
        table.rows.push_back(
            {redundancy.systems[s], Number{hits, 2}, Number{unique, 2},
             hits > 0.0 ? Cell(Number{unique / hits, 2}) : Cell(NoValue{"It finds nobody."})});
    }
    table.command = diagnoseCommand(contents);
    section.items.emplace_back(std::move(table));
    return section;
}

Section frontierSection(const ReportContents& contents, const std::vector<RunDiagnosis>& runs)
{
    Section section{"Coherence and separation", 2};
    if (runs.empty()) {
        section.items.emplace_back(Note{"There is no run yet."});
        return section;
    }
    report::XyPlot plot;
    plot.x.title = "Separation: 1 − mean cosine of two random artists";
    plot.y.title = "Coherence: mean cosine within an artist";
    report::Scatter others{"runs", {}};
    report::Scatter defaults{"default", {}};
    for (const RunDiagnosis& run : runs)
        (run.isDefault ? defaults : others)
            .points.push_back(
                {run.space.separation, run.space.coherence, runLabel(run.run, run.supervised)});
    for (report::Scatter* one : {&others, &defaults})
        if (!one->points.empty()) plot.scatters.push_back(std::move(*one));
    section.items.emplace_back(
        Figure{supervisedCaption(
                   "The two ends that training pulls at, in all runs of the project: the "
                   "encodings of one artist are to agree, those of different artists to differ. "
                   "More of both is at the top right; along the frontier, one is paid for with "
                   "the other. Default: trained with the default options, whatever the seed.",
                   std::ranges::any_of(runs, &RunDiagnosis::supervised)),
               std::move(plot), diagnoseCommand(contents)});
    return section;
}

Section signaturesSection(const ReportContents& contents, const Diagnosis& diagnosis)
{
    Section section{"Failure signatures", 2};
    const SystemResult& leader = contents.leader();
    const RunDiagnosis* run =
        leader.key.method == kContrastive ? diagnosis.of(leader.key.run) : nullptr;
    if (run == nullptr) {
        section.items.emplace_back(
            Note{"No run is among the systems, so that there is no training to look at."});
        return section;
    }
    if (run->signatures.empty()) {
        section.items.emplace_back(Paragraph{markedCaption(
            "None was seen in " + markedLabel(leader) +
                ". Looked for were: a loss that stands still early, one term that is most of the "
                "loss, accuracy that decays while training, encodings that all point the same way, "
                "groups of queries that fare worse than with the best single modality, and "
                "exposure that gets less even.",
            {&leader})});
        return section;
    }
    section.items.emplace_back(
        Paragraph{markedCaption("Seen in " + markedLabel(leader) + ":", {&leader})});
    for (const Signature& one : run->signatures)
        section.items.emplace_back(Note{one.seen + " (Figure: " + one.figure + ".) " + one.advice});
    return section;
}

}  // namespace

std::vector<Section> diagnosisSections(const ReportContents& contents,
                                       const Result<Diagnosis>& diagnosis)
{
    Section intro{"Behind the figures"};
    if (!diagnosis.hasValue()) {
        intro.items.emplace_back(Note{"This can't be looked at. " + diagnosis.error().sentence()});
        return {std::move(intro)};
    }
    intro.items.emplace_back(
        Paragraph{"Why the figures are as they are: what the modalities repeat of each other, how "
                  "the space of each run is made, and what went wrong in training, if anything "
                  "did."});
    return {std::move(intro), redundancySection(contents, diagnosis.value().redundancy),
            frontierSection(contents, diagnosis.value().runs),
            signaturesSection(contents, diagnosis.value())};
}

}  // namespace crossfade
