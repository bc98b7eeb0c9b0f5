// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filter_edit.h"

#include "core/base/text.h"
#include "ui/models/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace crossfade::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FilterEdit", text);
}

Error invalid(const QString& sentence)
{
    return Error{ErrorCode::InvalidInput, sentence.toStdString()};
}

Result<std::optional<double>> numberFrom(const QString& typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty()) return std::optional<double>();
    bool understood = false;
    double number = QLocale().toDouble(text, &understood);
    if (!understood) number = QLocale::c().toDouble(text, &understood);
    if (!understood || !std::isfinite(number)) return invalid(tr("“%1” is no number.").arg(text));
    return std::optional(number);
}

/// As core reads numbers.
Result<QString> plainNumber(const QString& typed)
{
    CROSSFADE_ASSIGN(const std::optional<double> number, numberFrom(typed));
    return number ? qt(exactNumber(*number)) : QString();
}

/// The place of a metadata column; none where there is none of this name.
std::optional<std::size_t> placeOf(const CatalogueSnapshot& catalogue, const QString& column)
{
    const auto& columns = catalogue.stored.catalogue.metadataColumns;
    const auto found = std::ranges::find(columns, column.toStdString());
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

}  // namespace

Result<Filters> withPopularity(const Filters& filters, const QString& from, const QString& to,
                               PopularityKnown known)
{
    Filters changed = filters;
    CROSSFADE_ASSIGN(changed.minPopularity, numberFrom(from));
    CROSSFADE_ASSIGN(changed.maxPopularity, numberFrom(to));
    if (changed.minPopularity && changed.maxPopularity &&
        *changed.minPopularity > *changed.maxPopularity)
        return invalid(tr("A popularity from %1 to %2 is nobody's: it begins above its end.")
                           .arg(from.trimmed(), to.trimmed()));
    changed.popularity = known;
    return changed;
}

Result<Filters> withTag(const Filters& filters, const TagAmounts* tags, const QString& tag,
                        bool carried)
{
    const std::string text = tag.trimmed().toStdString();
    if (text.empty()) return invalid(tr("No tag is typed yet."));
    if (tags == nullptr)
        return invalid(tr("The tags are still being read. Try again in a moment."));
    const TagFilter wanted{text, carried};
    Filters only;
    only.tags = {wanted};
    CROSSFADE_TRY(checkTags(*tags, only));
    Filters changed = filters;
    // The same tag, wanted and not wanted, would leave nobody.
    std::erase_if(changed.tags, [&](const TagFilter& one) { return one.tag == text; });
    changed.tags.push_back(wanted);
    return changed;
}

Result<Filters> withColumn(const Filters& filters, const CatalogueSnapshot& catalogue,
                           const TypedColumn& typed)
{
    QString text = typed.column;
    if (typed.wants == ColumnFilter::Wants::Between) {
        CROSSFADE_ASSIGN(const QString from, plainNumber(typed.from));
        CROSSFADE_ASSIGN(const QString to, plainNumber(typed.to));
        if (from.isEmpty() && to.isEmpty())
            return invalid(
                tr("Of %1 neither a lowest nor a highest number is typed yet.").arg(typed.column));
        text += QStringLiteral(":%1..%2").arg(from, to);
    } else {
        if (typed.value.trimmed().isEmpty())
            return invalid(tr("No value of %1 is typed yet.").arg(typed.column));
        text += typed.wants == ColumnFilter::Wants::Equal ? u'=' : u'~';
        text += typed.value.trimmed();
    }
    CROSSFADE_ASSIGN(
        ColumnFilter wanted,
        columnFilterFrom(text.toStdString(), catalogue.stored.catalogue.metadataColumns));
    Filters changed = filters;
    if (std::ranges::find(changed.columns, wanted) == changed.columns.end())
        changed.columns.push_back(std::move(wanted));
    return changed;
}

QStringList columnValues(const CatalogueSnapshot& catalogue, const QString& column,
                         std::size_t most)
{
    const auto place = placeOf(catalogue, column);
    if (!place) return {};
    std::unordered_map<std::string, std::size_t> counts;
    for (const Artist& artist : catalogue.artists())
        if (!artist.metadata[*place].empty()) ++counts[artist.metadata[*place]];
    std::vector<std::pair<std::string, std::size_t>> values(counts.begin(), counts.end());
    std::ranges::sort(values, [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    QStringList texts;
    for (const auto& [value, count] : values) {
        if (static_cast<std::size_t>(texts.size()) == most) break;
        texts << qt(value);
    }
    return texts;
}

bool isNumberColumn(const CatalogueSnapshot& catalogue, const QString& column)
{
    const auto place = placeOf(catalogue, column);
    if (!place) return false;
    bool any = false;
    for (const Artist& artist : catalogue.artists()) {
        const std::string& value = artist.metadata[*place];
        if (value.empty()) continue;
        if (!parseNumber(value)) return false;
        any = true;
    }
    return any;
}

}  // namespace crossfade::ui
