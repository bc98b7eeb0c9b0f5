// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/research_figures.h"

#include "core/evaluation/published.h"
#include "ui/models/research_text.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr std::size_t kMostSets = 8;

QString tr(const char* text)
{
    return QCoreApplication::translate("research", text);
}

QStringList labelsOf(const SystemPointers& systems)
{
    QStringList labels;
    for (const SystemResult* system : systems) labels << qt(system->label);
    return labels;
}

/// The group of the same name or set in another report; null if it has none.
const GroupScore* sameGroup(const std::vector<GroupScore>& groups, const GroupScore& as)
{
    const auto found = std::ranges::find_if(groups, [&](const GroupScore& group) {
        return group.name == as.name && group.set == as.set;
    });
    return found == groups.end() ? nullptr : &*found;
}

QString queriesText(std::size_t queries)
{
    return tr("n %1").arg(wholeText(queries));
}

}  // namespace

BarTable popularityRatios(const SystemPointers& shown, const SystemResult& reference)
{
    BarTable table;
    table.series = labelsOf(shown);
    table.reference = 1.0;
    for (const GroupScore& base : reference.report.popularity) {
        if (base.queries == 0) continue;
        BarRow row;
        row.name = qt(base.name);
        row.note = queriesText(base.queries);
        for (const SystemResult* system : shown) {
            const GroupScore* group = sameGroup(system->report.popularity, base);
            Bar bar;
            if (group != nullptr && base.ndcg > 0.0) {
                bar.value = group->ndcg / base.ndcg;
                bar.figure = tr("×%1").arg(QString::number(*bar.value, 'f', 2));
            } else {
                bar.figure = tr("– (%1 finds nobody)").arg(qt(reference.label));
            }
            row.bars.push_back(std::move(bar));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

BarTable byQuerySet(const SystemPointers& shown, std::size_t modalities)
{
    BarTable table;
    table.series = labelsOf(shown);
    table.modalities = modalities;
    if (shown.empty()) return table;
    std::vector<GroupScore> groups = shown.front()->report.modalities;
    if (groups.size() > kMostSets) {
        std::ranges::stable_sort(groups, std::greater<>(), &GroupScore::queries);
        groups.resize(kMostSets);
    }
    for (const GroupScore& base : groups) {
        BarRow row{qt(base.name), base.set, {}, queriesText(base.queries)};
        for (const SystemResult* system : shown) {
            const GroupScore* group = sameGroup(system->report.modalities, base);
            if (group == nullptr) {
                row.bars.emplace_back();
                continue;
            }
            row.bars.push_back({group->ndcg, group->interval, scoreText(group->ndcg, 3)});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

PointPlan exposurePlan(std::span<const SystemResult> systems, std::span<const std::size_t> marked,
                       bool withPublished)
{
    PointPlan plan;
    plan.labelled = true;
    const std::size_t k = systems.empty() ? 0 : systems.front().report.k;
    plan.xTitle = tr("Gini@%1 of exposure (left is fairer)").arg(k);
    plan.yTitle = tr("nDCG@%1").arg(k);
    for (std::size_t i = 0; i < systems.size(); ++i) {
        const SystemResult& system = systems[i];
        PlotPoint point{system.report.gini,
                        system.report.ndcg,
                        system.gini,
                        system.report.ndcgInterval,
                        qt(system.label),
                        {},
                        {},
                        system.supervised};
        point.spoken =
            tr("%1%2: nDCG %3, Gini %4")
                .arg(point.label, system.supervised ? tr(" (trained with known pairs)") : QString(),
                     scoreText(point.y, 3), scoreText(point.x, 3));
        const auto at = std::ranges::find(marked, i);
        if (at != marked.end())
            point.mark = QChar(static_cast<char16_t>(u'A' + (at - marked.begin())));
        plan.points.push_back(std::move(point));
    }
    if (!withPublished || systems.empty()) return plan;
    for (const PublishedSystem& one : publishedSystems()) {
        for (std::size_t d = 0; d < kPublishedData.size(); ++d) {
            PlotPoint point;
            point.x = one.gini[d];
            point.y = one.ndcg[d];
            point.label =
                tr("paper: %1, %2")
                    .arg(QString::fromUtf8(one.label), QString::fromUtf8(kPublishedData[d]));
            point.spoken = tr("%1 (other data): nDCG %2, Gini %3")
                               .arg(point.label, scoreText(point.y, 3), scoreText(point.x, 3));
            point.otherData = true;
            plan.points.push_back(std::move(point));
        }
    }
    return plan;
}

PointPlan queryPlan(const SystemComparison& comparison, const CatalogueSnapshot& catalogue)
{
    PointPlan plan;
    plan.diagonal = true;
    plan.xTitle = tr("A: %1").arg(qt(comparison.labelA));
    plan.yTitle = tr("B: %1").arg(qt(comparison.labelB));
    const std::size_t count = std::min(
        {comparison.queries.size(), comparison.perQueryA.size(), comparison.perQueryB.size()});
    plan.points.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const ArtistRow artist = comparison.queries[i];
        PlotPoint point;
        point.x = comparison.perQueryA[i];
        point.y = comparison.perQueryB[i];
        point.label = artist < catalogue.size() ? qt(catalogue.label(artist)) : QString();
        point.spoken =
            tr("%1: A %2, B %3").arg(point.label, scoreText(point.x, 3), scoreText(point.y, 3));
        plan.points.push_back(std::move(point));
    }
    return plan;
}

}  // namespace crossfade::ui
