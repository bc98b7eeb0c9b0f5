// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exploration/filters.h"
#include "core/workflow/snapshot.h"
#include "core/workflow/tag_amounts.h"

#include <QString>
#include <QStringList>

#include <cstddef>

namespace crossfade::ui {

// What is typed of a filter, made into one: each gives the filters with the new one, or
// InvalidInput with a sentence for the person.

/// Either end may be blank: no bound. Numbers as the user's locale writes them, or as a program
/// does.
Result<Filters> withPopularity(const Filters& filters, const QString& from, const QString& to,
                               PopularityKnown known);

/// `tags` may be null while they are being read. NotFound names the nearest tags.
Result<Filters> withTag(const Filters& filters, const TagAmounts* tags, const QString& tag,
                        bool carried);

/// `value` is the text of Equal and Containing; `from` and `to` the ends of Between, one of which
/// may be blank.
struct TypedColumn {
    QString column;
    ColumnFilter::Wants wants = ColumnFilter::Wants::Equal;
    QString value;
    QString from;
    QString to;
};
Result<Filters> withColumn(const Filters& filters, const CatalogueSnapshot& catalogue,
                           const TypedColumn& typed);

/// The values of a metadata column, the most frequent first, at most so many.
QStringList columnValues(const CatalogueSnapshot& catalogue, const QString& column,
                         std::size_t most);
/// Whether all that is given in a column are numbers, and something is.
bool isNumberColumn(const CatalogueSnapshot& catalogue, const QString& column);

}  // namespace crossfade::ui
