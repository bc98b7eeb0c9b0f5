// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of what lies behind the others.
#include "ui/models/research_figures.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace crossfade::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("research", text);
}

QString onePlace(double value)
{
    return QString::number(value, 'f', 1);
}

}  // namespace

SetMatrix overlaps(const Redundancy& redundancy)
{
    SetMatrix matrix;
    const std::size_t n = redundancy.systems.size();
    matrix.modalities = n;
    matrix.named = true;
    double most = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        matrix.sets.push_back(ModalityMask().with(i));
        matrix.names << qt(redundancy.systems[i]);
        for (std::size_t j = 0; j < n; ++j)
            if (i != j) most = std::max(most, redundancy.overlap[i * n + j]);
    }
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const double value = redundancy.overlap[i * n + j];
            const QString& a = matrix.names[static_cast<qsizetype>(i)];
            const QString& b = matrix.names[static_cast<qsizetype>(j)];
            // With itself a list shares everything, which says nothing.
            matrix.shades.push_back(i == j || most <= 0.0 ? 0.0 : value / most);
            matrix.figures << (i == j ? QString() : scoreText(value, 3));
            matrix.spoken << (i == j ? tr("%1 with itself").arg(a)
                                     : tr("Lists by %1 and by %2 share %3 of their artists")
                                           .arg(a, b, scoreText(value, 3)));
        }
    return matrix;
}

BarTable foundBy(const Redundancy& redundancy)
{
    BarTable table;
    table.series << tr("similar artists found, per query") << tr("found by no other modality");
    for (std::size_t s = 0; s < redundancy.systems.size(); ++s) {
        BarRow row;
        row.name = qt(redundancy.systems[s]);
        for (const double value : {redundancy.hits[s], redundancy.uniqueHits[s]})
            row.bars.push_back({value, std::nullopt, onePlace(value)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

PointPlan frontierPlan(const Diagnosis& diagnosis, std::span<const SystemResult> systems,
                       std::span<const std::size_t> marked)
{
    PointPlan plan;
    plan.labelled = true;
    plan.xTitle = tr("Separation between artists");
    plan.yTitle = tr("Coherence within an artist");
    for (const RunDiagnosis& run : diagnosis.runs) {
        PlotPoint point;
        point.x = run.space.separation;
        point.y = run.space.coherence;
        point.hollow = run.supervised;
        point.diamond = run.isDefault;
        point.label = (run.isDefault ? tr("run %1 · default") : tr("run %1")).arg(run.run.value);
        point.spoken = tr("Run %1 (%2%3%4): coherence %5, separation %6")
                           .arg(QString::number(run.run.value), qt(run.name),
                                run.isDefault ? tr("; default") : QString(),
                                run.supervised ? tr("; trained with known pairs") : QString(),
                                scoreText(point.y, 3), scoreText(point.x, 3));
        const auto at = std::ranges::find_if(
            marked, [&](std::size_t system) { return systems[system].key.run == run.run; });
        if (at != marked.end())
            point.mark = QChar(static_cast<char16_t>(u'A' + (at - marked.begin())));
        plan.points.push_back(std::move(point));
    }
    return plan;
}

}  // namespace crossfade::ui
