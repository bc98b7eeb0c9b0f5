// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/set_grid.h"

#include "core/evaluation/masking.h"
#include "ui/models/text.h"

#include <QPainter>

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr QSizeF kLargestCell(40.0, 32.0);
constexpr std::size_t kEverySet = 3;  // up to so many modalities every set is offered

}  // namespace

std::vector<ModalityMask> offeredSets(std::size_t modalities)
{
    if (modalities <= kEverySet) return allModalitySets(modalities);
    const ModalityMask all = ModalityMask::firstN(modalities);
    std::vector<ModalityMask> sets = {all};
    for (std::size_t m = 0; m < modalities; ++m) sets.push_back(all.without(m));
    for (std::size_t m = 0; m < modalities; ++m) sets.push_back(ModalityMask().with(m));
    return sets;
}

SetGrid::SetGrid(QWidget* parent) : SetSquare(tr("Pairs of sets to try"), kLargestCell, parent)
{
    connect(this, &PaintedChart::itemActivated, this, &SetGrid::choose);
}

void SetGrid::setModalities(std::span<const std::string> names)
{
    QStringList ours;
    for (const std::string& name : names) ours << qt(name);
    if (ours == m_names) return;
    m_names = std::move(ours);
    SetHeads heads{offeredSets(names.size()), {}, names.size(), false};
    for (const ModalityMask set : heads.sets) heads.names << wordsFor(set);
    setHeads(std::move(heads));
    setMinimumWidth(static_cast<int>(kHead + kLeastCell * std::max(side(), 1)) + 2);
    say();
    itemsReplaced();
}

void SetGrid::setShown(ModalityMask query, ModalityMask candidates)
{
    m_query = query;
    m_candidates = candidates;
    say();
    update();
}

int SetGrid::shownItem() const
{
    const std::vector<ModalityMask>& sets = heads().sets;
    const auto row = std::ranges::find(sets, m_query);
    const auto column = std::ranges::find(sets, m_candidates);
    if (row == sets.end() || column == sets.end()) return -1;
    return static_cast<int>(row - sets.begin()) * side() + static_cast<int>(column - sets.begin());
}

QString SetGrid::wordsFor(ModalityMask set) const
{
    const auto count = static_cast<std::size_t>(set.count());
    const auto all = static_cast<std::size_t>(m_names.size());
    QStringList in;
    QStringList out;
    for (std::size_t m = 0; m < all; ++m)
        (set.has(m) ? in : out) << m_names[static_cast<qsizetype>(m)];
    if (all > kEverySet && count == all) return tr("all modalities");
    if (all > kEverySet && out.size() == 1) return tr("all but %1").arg(out.front());
    return listText(in);
}

QString SetGrid::spokenItem(int item) const
{
    const QString pair = tr("Asked with %1; found by %2")
                             .arg(heads().names[rowOf(item)], heads().names[columnOf(item)]);
    return item == shownItem() ? tr("%1 (as it is set)").arg(pair) : pair;
}

void SetGrid::say()
{
    const QString keys =
        tr("%1 by %1 sets of modalities; arrow keys go through the pairs, Return sets both sides")
            .arg(side());
    const int shown = shownItem();
    setSummary(shown < 0 ? keys : keys + QStringLiteral(". ") + spokenItem(shown));
}

int SetGrid::nextItem(int from, Qt::Key key) const
{
    return from < 0 ? std::max(shownItem(), 0) : SetSquare::nextItem(from, key);
}

void SetGrid::choose(int item)
{
    const std::vector<ModalityMask>& sets = heads().sets;
    Q_EMIT chosen(sets[static_cast<std::size_t>(rowOf(item))],
                  sets[static_cast<std::size_t>(columnOf(item))]);
}

void SetGrid::paintCell(QPainter& painter, int item) const
{
    const Theme& t = theme();
    const QRectF place = cell(item).adjusted(1.5, 1.5, -1.5, -1.5);
    painter.setPen(item == current() ? QPen(t.text, 2) : QPen(t.line, 1));
    painter.setBrush(t.raised);
    painter.drawRect(place);
    if (item != shownItem()) return;
    const double radius = 0.25 * std::min(place.width(), place.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.text);
    painter.drawEllipse(place.center(), radius, radius);
}

void SetGrid::paintEvent(QPaintEvent* /*event*/)
{
    if (side() == 0) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int item = 0; item < itemCount(); ++item) paintCell(painter, item);
    paintHeads(painter);
    if (current() < 0) paintFocus(painter);
}

}  // namespace crossfade::ui
