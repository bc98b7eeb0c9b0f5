// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filter_chips.h"

#include "core/base/text.h"
#include "ui/models/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace crossfade::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FilterChips", text);
}

QString modalitiesText(ModalityMask set, std::span<const std::string> modalities)
{
    QStringList names;
    for (std::size_t m = 0; m < modalities.size(); ++m)
        if (set.has(m)) names << qt(modalities[m]);
    return listText(names);
}

/// popularityText() takes 0 for the unknown.
QString boundText(double popularity)
{
    return QLocale().toString(popularity, 'f', QLocale::FloatingPointShortest);
}

QString columnText(const ColumnFilter& filter)
{
    const QString column = qt(filter.column);
    switch (filter.wants) {
        case ColumnFilter::Wants::Equal:
            return tr("%1 = %2").arg(column, qt(filter.text));
        case ColumnFilter::Wants::Containing:
            return tr("%1 holds %2").arg(column, qt(filter.text));
        case ColumnFilter::Wants::Between:
            break;
    }
    const auto number = [](double value) { return qt(shortNumber(value)); };
    if (filter.from && filter.to)
        return tr("%1 %2–%3").arg(column, number(*filter.from), number(*filter.to));
    if (filter.from) return tr("%1 ≥ %2").arg(column, number(*filter.from));
    return tr("%1 ≤ %2").arg(column, number(filter.to.value_or(0.0)));
}

/// Collects the chips; the effects go by their places.
class Chips {
public:
    Chips(const Filters& filters, std::span<const FilterEffect> effects)
        : m_filters(filters), m_effects(effects)
    {
    }

    /// `remove` takes the filter out of a copy of all of them.
    template <typename Remove>
    void add(const QString& text, Remove remove)
    {
        FilterChip chip{text, {}, m_filters};
        if (m_chips.size() < m_effects.size()) chip.effect = qt(m_effects[m_chips.size()].sentence);
        remove(chip.without);
        m_chips.push_back(std::move(chip));
    }
    std::vector<FilterChip> take() { return std::move(m_chips); }

private:
    const Filters& m_filters;
    std::span<const FilterEffect> m_effects;
    std::vector<FilterChip> m_chips;
};

}  // namespace

std::vector<FilterChip> filterChips(const Filters& filters, std::span<const FilterEffect> effects,
                                    std::span<const std::string> modalities)
{
    Chips chips(filters, effects);
    if (filters.maxPopularity)
        chips.add(tr("popularity ≤ %1").arg(boundText(*filters.maxPopularity)),
                  [](Filters& without) { without.maxPopularity.reset(); });
    if (!filters.mustHave.empty())
        chips.add(tr("has %1").arg(modalitiesText(filters.mustHave, modalities)),
                  [](Filters& without) { without.mustHave = {}; });
    if (filters.minPopularity)
        chips.add(tr("popularity ≥ %1").arg(boundText(*filters.minPopularity)),
                  [](Filters& without) { without.minPopularity.reset(); });
    if (filters.popularity != PopularityKnown::Either)
        chips.add(filters.popularity == PopularityKnown::Known ? tr("popularity known")
                                                               : tr("popularity unknown"),
                  [](Filters& without) { without.popularity = PopularityKnown::Either; });
    if (!filters.mustLack.empty())
        chips.add(tr("lacks %1").arg(modalitiesText(filters.mustLack, modalities)),
                  [](Filters& without) { without.mustLack = {}; });
    for (std::size_t i = 0; i < filters.tags.size(); ++i)
        chips.add((filters.tags[i].carried ? tr("tag %1") : tr("not tag %1"))
                      .arg(qt(filters.tags[i].tag)),
                  [i](Filters& without) {
                      without.tags.erase(without.tags.begin() + static_cast<std::ptrdiff_t>(i));
                  });
    for (std::size_t i = 0; i < filters.columns.size(); ++i)
        chips.add(columnText(filters.columns[i]), [i](Filters& without) {
            without.columns.erase(without.columns.begin() + static_cast<std::ptrdiff_t>(i));
        });
    return chips.take();
}

QStringList findingSentences(const NeighbourList& list, const Filters& filters, std::size_t listed)
{
    QStringList sentences;
    if (list.cost) sentences << qt(list.cost->sentence());
    for (const std::string& remark : list.remarks) sentences << qt(remark);
    if (filters.any() && !list.rows.empty() && list.rows.size() < listed)
        sentences << countText(list.rows.size(), tr("The filters leave 1 artist."),
                               tr("The filters leave %1 artists."));
    return sentences;
}

}  // namespace crossfade::ui
