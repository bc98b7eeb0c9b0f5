// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/selection_text.h"

#include "ui/models/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace crossfade::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("SelectionText", text);
}

QString percent(double share)
{
    return QString::number(100.0 * share, 'f', 1);
}

/// "4.6 → 4.7", or one where there is but one.
QString bothOf(const QString& before, const std::optional<QString>& now)
{
    return now ? before + QStringLiteral(" → ") + *now : before;
}

}  // namespace

SelectionText selectionText(const SelectionFigures& baseline,
                            const std::optional<SelectionFigures>& now)
{
    const auto nowPercent = now ? std::optional(percent(now->share)) : std::nullopt;
    const QString equal = percent(baseline.equalShare);
    const QString places = bothOf(percent(baseline.share), nowPercent);
    SelectionText text;
    text.places = tr("selected: %1 %, equal %2 %").arg(places, equal);
    QStringList whole = {tr("Of all places in all lists, the artists selected have %1 %; equal "
                            "shares would give them %2 %.")
                             .arg(places, equal)};
    if (baseline.queries > 0) {
        const QString ndcg = bothOf(scoreText(baseline.ndcg),
                                    now ? std::optional(scoreText(now->ndcg)) : std::nullopt);
        const QString queries = countText(baseline.queries, tr("1 query"), tr("%1 queries"));
        text.lists = tr("their nDCG %1 (%2)").arg(ndcg, queries);
        whole << tr("Their own lists: nDCG %1, the mean of %2 of the evaluation among them.")
                     .arg(ndcg, queries);
    } else {
        whole << tr("None of them is a query of the evaluation.");
    }
    text.whole = whole.join(u'\n');
    return text;
}

}  // namespace crossfade::ui
