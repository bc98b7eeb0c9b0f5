// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of missing modalities.
#include "ui/models/research_figures.h"
#include "ui/models/research_text.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>

namespace crossfade::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("research", text);
}

/// A system's set as one of the catalogue's modalities, whose places its own may not have.
ModalityMask inCatalogue(ModalityMask set, const std::vector<std::string>& own,
                         std::span<const std::string> catalogue)
{
    ModalityMask mask;
    for (std::size_t m = 0; m < own.size(); ++m) {
        const auto found = std::ranges::find(catalogue, own[m]);
        if (set.has(m) && found != catalogue.end())
            mask = mask.with(static_cast<std::size_t>(found - catalogue.begin()));
    }
    return mask;
}

using CellText = std::function<QString(const QString& query, const QString& found, double value)>;

struct Cells {
    const std::vector<ModalityMask>* sets;
    const std::vector<double>* values;
    std::function<double(double)> shade;
    int decimals = 2;
    CellText spoken;
};

SetMatrix matrixOf(const MaskingResult& result, std::span<const std::string> modalities,
                   const Cells& cells)
{
    SetMatrix matrix;
    matrix.modalities = modalities.size();
    const std::size_t n = cells.sets->size();
    for (const ModalityMask set : *cells.sets) {
        matrix.sets.push_back(inCatalogue(set, result.modalities, modalities));
        matrix.names << qt(modalitySetName(set, result.modalities));
    }
    for (std::size_t i = 0; i < n * n; ++i) {
        const double value = (*cells.values)[i];
        const auto row = static_cast<qsizetype>(i / n);
        const auto column = static_cast<qsizetype>(i % n);
        matrix.shades.push_back(std::clamp(cells.shade(value), 0.0, 1.0));
        matrix.figures << scoreText(value, cells.decimals);
        matrix.spoken << cells.spoken(matrix.names[row], matrix.names[column], value);
    }
    return matrix;
}

/// From 0 to the largest.
std::function<double(double)> upTo(const std::vector<double>& values)
{
    const double most = values.empty() ? 0.0 : std::ranges::max(values);
    return [most](double value) { return most > 0.0 ? value / most : 0.0; };
}

}  // namespace

BarTable maskedQueries(const MaskingResult& result, std::span<const std::string> modalities)
{
    BarTable table;
    table.series << qt(result.label);
    table.modalities = modalities.size();
    for (const MaskedQueryRow& masked : result.queries) {
        const bool complete = masked.set == ModalityMask::firstN(result.modalities.size());
        BarRow row{qt(modalitySetName(masked.set, result.modalities)),
                   inCatalogue(masked.set, result.modalities, modalities),
                   {{masked.ndcg, masked.interval, scoreText(masked.ndcg, 3)}},
                   complete ? tr("complete")
                            : QStringLiteral("%1 [%2, %3]")
                                  .arg(signedText(masked.loss.difference),
                                       signedText(masked.loss.interval.low),
                                       signedText(masked.loss.interval.high))};
        table.rows.push_back(std::move(row));
    }
    return table;
}

SetMatrix whoFindsWhom(const MaskingResult& result, std::span<const std::string> modalities)
{
    const GroupMatrix& groups = result.groups;
    // Chance is in the middle, four times as much at the end.
    const auto shade = [](double value) {
        return value <= 0.0 ? 0.0 : 0.5 + std::log2(value) / 4.0;
    };
    SetMatrix matrix = matrixOf(result, modalities,
                                {&groups.sets, &groups.relative, shade, 2,
                                 [](const QString& query, const QString& found, double value) {
                                     return tr("Who has %1 finds those with %2 at %3 times chance")
                                         .arg(query, found, QString::number(value, 'f', 2));
                                 }});
    matrix.columnHead = tr("nDCG");
    for (const double ndcg : groups.ndcg) matrix.column << scoreText(ndcg, 3);
    matrix.footHead = tr("mean");
    for (const double mean : groups.columnMeans) matrix.foot << scoreText(mean, 2);
    if (groups.relative.empty()) return matrix;
    matrix.largest =
        static_cast<int>(std::ranges::max_element(groups.relative) - groups.relative.begin());
    matrix.spoken[matrix.largest] += tr(", the most of all");
    return matrix;
}

SetMatrix gridOfNdcg(const MaskingResult& result, std::span<const std::string> modalities)
{
    return matrixOf(result, modalities,
                    {&result.grid.sets, &result.grid.ndcg, upTo(result.grid.ndcg), 2,
                     [](const QString& query, const QString& found, double value) {
                         return tr("Asked with %1, candidates known by %2: nDCG %3")
                             .arg(query, found, scoreText(value, 3));
                     }});
}

SetMatrix gridOfGini(const MaskingResult& result, std::span<const std::string> modalities)
{
    return matrixOf(result, modalities,
                    {&result.grid.sets, &result.grid.gini, upTo(result.grid.gini), 2,
                     [](const QString& query, const QString& found, double value) {
                         return tr("Asked with %1, candidates known by %2: Gini %3")
                             .arg(query, found, scoreText(value, 3));
                     }});
}

}  // namespace crossfade::ui
