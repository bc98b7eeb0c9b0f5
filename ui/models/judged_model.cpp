// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/judged_model.h"

#include "core/workflow/systems.h"
#include "ui/models/research_text.h"
#include "ui/models/text.h"

#include <algorithm>
#include <utility>

namespace crossfade::ui {

namespace {

FigureCell figure(double value, double best)
{
    FigureCell cell{scoreText(value, 3)};
    cell.best = value >= best;
    cell.sort = value;
    return cell;
}

}  // namespace

JudgedModel::Work coreJudgedWork()
{
    return [](const std::filesystem::path& path, JudgementSource source,
              const JobContext& job) -> Result<std::vector<JudgedSystem>> {
        CROSSFADE_ASSIGN(Project project, Project::open(path));
        CROSSFADE_ASSIGN(const std::vector<SystemKey> keys, allSystems(project));
        std::vector<JudgedSystem> systems;
        EvaluateOptions options;
        options.judgements = source;
        options.protocol.queries = QuerySet::All;
        options.protocol.k = project.catalogue()->stored.catalogue.k;
        for (const SystemKey& key : keys) {
            options.system = key;
            JudgedSystem one;
            CROSSFADE_ASSIGN(one.label, systemLabel(project, key));
            CROSSFADE_ASSIGN(one.report, evaluateProject(project, options, job));
            one.report.lists = {};  // large, and not looked at
            systems.push_back(std::move(one));
        }
        return systems;
    };
}

JudgedModel::JudgedModel(Work work, QObject* parent) : QObject(parent), m_work(std::move(work))
{
    forget();
}

void JudgedModel::forget()
{
    m_systems.clear();
    m_reason =
        m_session == nullptr ? tr("No project is open.") : tr("Nothing has been measured yet.");
}

void JudgedModel::setSession(ProjectSession* session)
{
    m_runner.abandon();
    m_session = session;
    forget();
    Q_EMIT changed();
}

void JudgedModel::measure(JudgementSource source)
{
    if (m_session == nullptr) return;
    m_systems.clear();
    m_reason = tr("Every baseline and every run is being measured…");
    const auto work = [ask = m_work, path = m_session->path(), source](const JobContext& job) {
        return ask(path, source, job);
    };
    m_runner.start(tr("Measuring by judgements"), work,
                   [this](Result<std::vector<JudgedSystem>> made) {
                       forget();
                       if (made.hasValue()) {
                           m_systems = std::move(made).value();
                           if (!m_systems.empty()) m_reason.clear();
                       } else if (made.error().code != ErrorCode::Cancelled) {
                           m_reason = qt(made.error().sentence());
                       }
                       Q_EMIT changed();
                   });
    Q_EMIT changed();
}

QString JudgedModel::sentence() const
{
    if (m_systems.empty()) return {};
    const EvaluationReport& report = m_systems.front().report;
    const JudgedPairs pairs = report.judged.value_or(JudgedPairs());
    return tr("By %1 (%2 rejected, %3 judgements say nothing of a pair), %4.")
        .arg(countText(pairs.kept, tr("1 pair that was kept"), tr("%1 pairs that were kept")),
             wholeText(pairs.rejected), wholeText(pairs.unused),
             countText(report.queries, tr("1 query"), tr("%1 queries")));
}

FigureTable JudgedModel::table() const
{
    FigureTable table;
    const std::size_t k = m_systems.empty() ? 0 : m_systems.front().report.k;
    table.columns = {{tr("system"), {}, false},
                     {tr("nDCG@%1").arg(k), tr("With its 95 % interval over the queries")},
                     {tr("recall"), tr("Share of who was kept that is in the list")},
                     {tr("MAP"), tr("Mean of the queries' average precision")}};
    const auto best = [this](auto figureOf) {
        double most = 0.0;
        for (const JudgedSystem& one : m_systems) most = std::max(most, figureOf(one.report));
        return most;
    };
    const double ndcg = best([](const EvaluationReport& report) { return report.ndcg; });
    const double recall = best([](const EvaluationReport& report) { return report.recall; });
    const double map = best([](const EvaluationReport& report) { return report.map; });
    for (const JudgedSystem& one : m_systems) {
        FigureCell accuracy = figure(one.report.ndcg, ndcg);
        accuracy.quiet = intervalText(one.report.ndcgInterval);
        table.rows.push_back({{qt(one.label)},
                              std::move(accuracy),
                              figure(one.report.recall, recall),
                              figure(one.report.map, map)});
    }
    return table;
}

}  // namespace crossfade::ui
