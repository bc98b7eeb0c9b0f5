// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/change_figures.h"

#include "ui/models/text.h"

#include <QCoreApplication>

namespace crossfade::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("change", text);
}

QString spokenOf(const RankSlope& row)
{
    const QString before = QString::number(row.before);
    const QString now = QString::number(row.now);
    if (row.entered()) return tr("%1 enters at %2").arg(row.name, now);
    if (row.left()) return tr("%1 leaves; was %2").arg(row.name, before);
    if (row.rises()) return tr("%1 rises from %2 to %3").arg(row.name, before, now);
    if (row.falls()) return tr("%1 falls from %2 to %3").arg(row.name, before, now);
    return tr("%1 stays at %2").arg(row.name, now);
}

QString summaryOf(const ListChange& change)
{
    if (change.k == 0) return tr("There is nothing to compare: one of the two lists is empty.");
    const QString overlap =
        tr("overlap@%1 %2").arg(QString::number(change.k), scoreText(change.overlap));
    if (change.entered == 0) return tr("%1: nobody enters or leaves").arg(overlap);
    if (change.entered == 1) return tr("%1: 1 enters, 1 leaves").arg(overlap);
    return tr("%1: %2 enter, %2 leave").arg(overlap, QString::number(change.entered));
}

}  // namespace

RankSlopes rankSlopes(const ListChange& change, const CatalogueSnapshot& catalogue,
                      std::span<const ModalityMask> presence, std::size_t modalities)
{
    RankSlopes slopes;
    slopes.k = change.k;
    slopes.modalities = modalities;
    slopes.rows.reserve(change.changes.size());
    for (const RankChange& one : change.changes) {
        RankSlope row{
            one.artist, qt(catalogue.label(one.artist)), presence[one.artist], one.before, one.now,
            {}};
        row.spoken = spokenOf(row);
        slopes.rows.push_back(std::move(row));
    }
    slopes.summary = summaryOf(change);
    return slopes;
}

}  // namespace crossfade::ui
