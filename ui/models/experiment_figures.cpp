// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/experiment_figures.h"

#include "ui/models/research_text.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <set>

namespace crossfade::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("experiment", text);
}

FigureCell figureCell(double value, const QString& quiet, const QString& tip = {})
{
    return {scoreText(value, 3), quiet, tip};
}

FigureCell nothing()
{
    return {QStringLiteral("–"), {}, {}, false, true};
}

FigureCell countCell(std::size_t count)
{
    return {wholeText(count), {}, {}, false, count == 0};
}

/// Marks the best of a column; rows without a figure have none in `values`.
template <typename Better>
void markBest(FigureTable& table, int column, const std::vector<std::optional<double>>& values,
              Better better)
{
    std::vector<double> known;
    for (const auto& value : values)
        if (value) known.push_back(*value);
    if (known.size() < 2) return;
    const double best = *std::ranges::min_element(known, better);
    for (std::size_t row = 0; row < values.size(); ++row)
        table.rows[row][static_cast<std::size_t>(column)].best = values[row] == best;
}

FigureColumn ndcgColumn(const QString& what, std::size_t k, const QString& tip)
{
    return {tr("nDCG@%1, %2").arg(QString::number(k), what), tip};
}

QString epochText(const SweepProgress& progress)
{
    return progress.epoch == 0 ? tr("begins…")
                               : tr("epoch %1 of %2").arg(progress.epoch).arg(progress.epochs);
}

FigureCell stateCell(const ExperimentRunResult& run, bool running)
{
    if (!run.error.empty()) {
        const QString why = tr("failed: %1").arg(qt(run.error));
        return {why, {}, why};
    }
    if (run.run.value == 0)
        return {running ? tr("waiting") : tr("not run yet"), {}, {}, false, true};
    const QString whole = tr("done, run %1").arg(run.run.value);
    if (run.figures) return {whole, {}, {}, false, true};
    return {tr("done, not evaluated"),
            {},
            tr("It has no figures on the catalogue as it is now."),
            false,
            true};
}

/// What the settings are called in one place: by their values where a single key varies.
struct SettingNames {
    QString title;
    QStringList names;
};

SettingNames namesOf(const ExperimentResult& experiment)
{
    QStringList keys;
    SettingNames values;
    SettingNames labels{tr("setting"), {}};
    for (const SettingResult& setting : experiment.settings) {
        const QString label = qt(setting.label);
        labels.names << label;
        values.title = label.section(QLatin1Char('='), 0, 0);
        values.names << label.section(QLatin1Char('='), 1);
        if (!keys.contains(values.title)) keys << values.title;
    }
    const bool oneKey = keys.size() == 1 && labels.names.filter(QStringLiteral(" ")).isEmpty() &&
                        !values.names.contains(QString());
    return oneKey ? values : labels;
}

QString spreadText(const SeedSummary& summary)
{
    return summary.n < 2 ? QString() : QStringLiteral("± %1").arg(scoreText(summary.sd, 3));
}

std::optional<Interval> spread(const SeedSummary& summary)
{
    if (summary.n < 2) return std::nullopt;
    return Interval{summary.mean - summary.sd, summary.mean + summary.sd};
}

}  // namespace

RunCounts countRuns(const ExperimentResult& experiment)
{
    RunCounts counts;
    for (const ExperimentRunResult& run : experiment.runs)
        ++(!run.error.empty() ? counts.failed : run.run.value != 0 ? counts.done : counts.left);
    return counts;
}

QString countsText(const ExperimentResult& experiment)
{
    const RunCounts counts = countRuns(experiment);
    QString text =
        tr("%1 of %2 runs done").arg(wholeText(counts.done), wholeText(experiment.runs.size()));
    if (counts.failed > 0) text += tr(" · %1 failed").arg(wholeText(counts.failed));
    if (counts.left > 0) text += tr(" · %1 left").arg(wholeText(counts.left));
    return text;
}

QString sweepText(const Sweep& sweep)
{
    std::set<std::string> settings;
    for (const SweepRun& run : sweep.runs) settings.insert(labelWithoutSeed(run.label));
    const std::size_t runs = sweep.runs.size();
    if (runs == 1) return tr("One run.");
    if (settings.size() == 1)
        return tr("%1 runs of one setting, a seed each.").arg(wholeText(runs));
    if (settings.size() == runs) return tr("%1 runs, a setting each.").arg(wholeText(runs));
    return tr("%1 runs of %2 settings, %3 seeds each.")
        .arg(wholeText(runs), wholeText(settings.size()), wholeText(runs / settings.size()));
}

FigureTable experimentTable(std::span<const ExperimentResult> experiments)
{
    FigureTable table;
    table.columns = {{tr("sweep"), tr("Newest first"), false},
                     {tr("done"), tr("Runs that are trained")},
                     {tr("failed"), tr("Runs whose last try failed")},
                     {tr("left"), tr("Runs that have not been tried")}};
    for (const ExperimentResult& experiment : experiments) {
        const RunCounts counts = countRuns(experiment);
        const QString name = qt(experiment.name);
        table.rows.push_back({{name, {}, tr("%1 · %2").arg(name, countsText(experiment))},
                              countCell(counts.done),
                              countCell(counts.failed),
                              countCell(counts.left)});
    }
    return table;
}

FigureTable runTable(const ExperimentResult& experiment, std::size_t k, bool running,
                     const std::optional<SweepProgress>& progress)
{
    FigureTable table;
    table.columns = {{tr("run"), tr("What varies in the sweep"), false},
                     {tr("state"), tr("How far it has come, or why it failed"), false},
                     ndcgColumn(tr("95 %"), k, tr("With the 95 % interval over queries")),
                     {tr("Gini"), tr("How unevenly artists are shown; lower is fairer")},
                     {tr("seconds"), tr("That its epochs took")}};
    std::vector<std::optional<double>> ndcg;
    std::vector<std::optional<double>> gini;
    for (std::size_t i = 0; i < experiment.runs.size(); ++i) {
        const ExperimentRunResult& run = experiment.runs[i];
        const QString label = qt(run.label);
        std::vector<FigureCell> row = {
            {label, {}, label}, stateCell(run, running), nothing(), nothing(), nothing()};
        if (run.figures) {
            row[run_table::Ndcg] =
                figureCell(run.figures->ndcg, intervalText(run.figures->ndcgInterval));
            row[run_table::Gini] = figureCell(run.figures->gini, {});
        }
        if (run.run.value != 0)
            row[run_table::Seconds] = {QString::number(run.seconds, 'f', run.seconds < 10 ? 1 : 0)};
        if (running && progress && progress->position == i)
            row[run_table::State] = {epochText(*progress), {}, {}, true};
        ndcg.push_back(run.figures ? std::optional(run.figures->ndcg) : std::nullopt);
        gini.push_back(run.figures ? std::optional(run.figures->gini) : std::nullopt);
        table.rows.push_back(std::move(row));
    }
    markBest(table, run_table::Ndcg, ndcg, std::greater<>());
    markBest(table, run_table::Gini, gini, std::less<>());
    return table;
}

FigureTable settingTable(const ExperimentResult& experiment, std::size_t k)
{
    const SettingNames names = namesOf(experiment);
    FigureTable table;
    table.columns = {
        {names.title, tr("What varies in the sweep beside the seed"), false},
        ndcgColumn(tr("± sd"), k, tr("Mean and standard deviation over seeds")),
        {tr("Gini, ± sd"), tr("Mean and standard deviation over seeds; lower is fairer")},
        {tr("seeds"), tr("Runs with figures")}};
    std::vector<std::optional<double>> ndcg;
    std::vector<std::optional<double>> gini;
    for (const SettingResult& setting : experiment.settings) {
        const auto row = static_cast<qsizetype>(table.rows.size());
        table.rows.push_back({{names.names[row], {}, qt(setting.label)},
                              figureCell(setting.ndcg.mean, spreadText(setting.ndcg)),
                              figureCell(setting.gini.mean, spreadText(setting.gini)),
                              {wholeText(setting.ndcg.n)}});
        ndcg.emplace_back(setting.ndcg.mean);
        gini.emplace_back(setting.gini.mean);
    }
    markBest(table, setting_table::Ndcg, ndcg, std::greater<>());
    markBest(table, setting_table::Gini, gini, std::less<>());
    return table;
}

PointPlan settingPlan(const ExperimentResult& experiment, std::size_t k)
{
    PointPlan plan;
    plan.labelled = true;
    plan.xTitle = tr("Gini@%1 of exposure (left is fairer)").arg(k);
    plan.yTitle = tr("nDCG@%1").arg(k);
    const QStringList names = namesOf(experiment).names;
    for (const SettingResult& setting : experiment.settings) {
        PlotPoint point;
        point.x = setting.gini.mean;
        point.y = setting.ndcg.mean;
        point.xInterval = spread(setting.gini);
        point.yInterval = spread(setting.ndcg);
        point.label = names[static_cast<qsizetype>(plan.points.size())];
        point.spoken = tr("%1: nDCG %2, Gini %3")
                           .arg(qt(setting.label), scoreText(point.y, 3), scoreText(point.x, 3));
        plan.points.push_back(std::move(point));
    }
    return plan;
}

}  // namespace crossfade::ui
