// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/model/train_options.h"
#include "core/workflow/methods.h"
#include "core/workflow/report_sections.h"

#include <algorithm>

namespace crossfade {

using report::Figure;
using report::Line;
using report::Note;
using report::Section;

namespace {

/// "crossfade-cli train -p P --objective subset --epochs 8": the run again.
std::string trainCommand(const ReportContents& contents, const RunRecord& run)
{
    std::string line = "crossfade-cli train -p " + shellQuoted(contents.project);
    const auto options = trainOptionsFromJson(run.options);
    if (!options.hasValue()) return line;
    for (const std::string& setting : splitText(describeTrainOptions(options.value()), ' ')) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos) continue;
        line += " --" + setting.substr(0, equals) + " " + shellQuoted(setting.substr(equals + 1));
    }
    return line;
}

/// The loss, each of its terms where there are several, and the validation loss where there is one.
std::vector<Line> curveLines(const RunRecord& run)
{
    std::vector<Line> lines = {{"loss", {}}};
    const bool terms = run.lossTerms.size() > 1;
    if (terms)
        for (const std::string& term : run.lossTerms) lines.push_back({term, {}});
    const bool validated = std::ranges::any_of(
        run.curve, [](const EpochReport& epoch) { return epoch.validationLoss.has_value(); });
    if (validated) lines.push_back({"validation loss", {}});
    for (const EpochReport& epoch : run.curve) {
        const auto x = static_cast<double>(epoch.epoch);
        lines.front().points.push_back({x, epoch.loss});
        for (std::size_t t = 0; terms && t < epoch.termLosses.size() && t < run.lossTerms.size();
             ++t)
            lines[1 + t].points.push_back({x, epoch.termLosses[t]});
        if (epoch.validationLoss) lines.back().points.push_back({x, *epoch.validationLoss});
    }
    return lines;
}

}  // namespace

Section trainingSection(const ReportContents& contents)
{
    Section section{"Training"};
    const SystemResult& leader = contents.leader();
    const std::optional<RunRecord>& run = contents.runs[contents.leading];
    if (!run) {
        section.items.emplace_back(
            Note{"No run is among the systems, so that there is no training "
                 "to show."});
        return section;
    }
    if (run->curve.empty()) {
        section.items.emplace_back(Note{markedCaption(
            "Nothing is stored of how " + markedLabel(leader) + " was trained.", {&leader})});
        return section;
    }
    report::XyPlot plot;
    plot.x.title = "Epoch";
    plot.y.title = "Loss, mean over the epoch";
    plot.lines = curveLines(*run);
    section.items.emplace_back(
        Figure{markedCaption("Training of " + markedLabel(leader) + ", " +
                                 counted(run->curve.size(), "epoch", "epochs") + ".",
                             {&leader}),
               std::move(plot), trainCommand(contents, *run)});
    return section;
}

}  // namespace crossfade
