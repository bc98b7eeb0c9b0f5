// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/map_legend.h"

#include "ui/theme/theme.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/legend_row.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace crossfade::ui {

namespace {
constexpr int kMargin = 8;
constexpr int kLeast = 168;  // of the rows' width
constexpr int kMost = 228;
constexpr int kPeep = 11;  // of a row below, which says that there are more
}  // namespace

MapLegend::MapLegend(QWidget* parent)
    : QFrame(parent),
      m_title(new ElidingLabel),
      m_all(new QPushButton(tr("Show all"))),
      m_scroll(new QScrollArea)
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_NoMousePropagation);
    m_title->setObjectName(QStringLiteral("panelHead"));
    m_all->setObjectName(QStringLiteral("smallSegment"));
    m_all->setToolTip(tr("Show all entries again"));
    QSizePolicy kept = m_all->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_all->setSizePolicy(kept);
    m_all->hide();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(6, 0, 0, 0);
    head->setSpacing(4);
    head->addWidget(m_title, 1);
    head->addWidget(m_all);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_scroll);
    connect(m_all, &QPushButton::clicked, this, &MapLegend::showAll);
    setEntries({}, {});
}

void MapLegend::setEntries(const QString& title, const std::vector<LegendEntry>& entries)
{
    const bool same =
        title == m_wholeTitle &&
        std::ranges::equal(entries, m_rows, [](const LegendEntry& entry, const LegendRow* row) {
            return entry.name == row->entry().name;
        });
    m_wholeTitle = title;
    m_title->setText(title.toUpper());
    m_title->setToolTip(title);
    setAccessibleName(tr("Legend: %1").arg(title));
    if (same) {
        for (std::size_t r = 0; r < m_rows.size(); ++r) m_rows[r]->setEntry(entries[r]);
        fitToEntries();
        return;
    }
    m_hidden.assign(entries.size(), false);
    m_all->hide();
    m_rows.clear();
    // Later, as it may be one of the rows before that brought this about.
    if (QWidget* before = m_scroll->takeWidget()) before->deleteLater();
    auto* list = new QWidget;
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const LegendEntry& entry : entries) layout->addWidget(addRow(entry));
    layout->addStretch();
    m_scroll->setWidget(list);
    list->setAutoFillBackground(false);  // which the scroll area turns on
    setTabStop(m_rows.empty() ? nullptr : m_rows.front());
    fitToEntries();
}

LegendRow* MapLegend::addRow(const LegendEntry& entry)
{
    const std::size_t number = m_rows.size();
    auto* row = new LegendRow(entry);
    m_rows.push_back(row);
    connect(row, &LegendRow::clicked, this, [this, number](bool shown) {
        std::vector<bool> hidden = m_hidden;
        hidden[number] = !shown;
        setHidden(std::move(hidden));
    });
    connect(row, &LegendRow::onlyWanted, this, [this, number] { showOnly(number); });
    connect(row, &LegendRow::focused, this, [this, row] {
        setTabStop(row);
        m_scroll->ensureWidgetVisible(row, 0, 0);
    });
    connect(row, &LegendRow::stepWanted, this, [this, number](int step) {
        const auto last = static_cast<int>(m_rows.size()) - 1;
        const int next = std::clamp(static_cast<int>(number) + step, 0, last);
        m_rows[static_cast<std::size_t>(next)]->setFocus(Qt::TabFocusReason);
    });
    return row;
}

void MapLegend::showAll()
{
    setHidden(std::vector<bool>(m_hidden.size(), false));
}

void MapLegend::showOnly(std::size_t entry)
{
    std::vector<bool> others(m_hidden.size(), true);
    others[entry] = false;
    if (others == m_hidden)
        showAll();
    else
        setHidden(std::move(others));
}

void MapLegend::setHidden(std::vector<bool> hidden)
{
    if (hidden == m_hidden) return;
    m_hidden = std::move(hidden);
    for (std::size_t r = 0; r < m_rows.size(); ++r) m_rows[r]->setChecked(!m_hidden[r]);
    const bool any = std::ranges::find(m_hidden, true) != m_hidden.end();
    // The focus stays in the legend.
    if (!any && m_all->hasFocus() && !m_rows.empty())
        m_rows.front()->setFocus(Qt::OtherFocusReason);
    m_all->setVisible(any);
    Q_EMIT hiddenChanged(m_hidden);
}

void MapLegend::setTabStop(const LegendRow* row)
{
    for (LegendRow* one : m_rows)
        one->setFocusPolicy(one == row ? Qt::StrongFocus : Qt::ClickFocus);
}

void MapLegend::fitToEntries()
{
    const double scale = typeScale(font());
    const int most = static_cast<int>(kMost * scale);
    int width = static_cast<int>(kLeast * scale);
    int height = 0;
    for (LegendRow* row : m_rows) {
        row->ensurePolished();
        width = std::max(width, row->sizeHint().width());
        height = row->sizeHint().height();
    }
    const int count = static_cast<int>(m_rows.size());
    const bool scrolls = count > kMostRows;
    m_scroll->setFixedHeight(std::min(count, kMostRows) * height + (scrolls ? kPeep : 0));
    m_scroll->setFixedWidth(std::min(width, most) +
                            (scrolls ? m_scroll->verticalScrollBar()->sizeHint().width() : 0));
    m_title->setMaximumWidth(m_scroll->maximumWidth() - m_all->sizeHint().width() - 10);
    adjustSize();
}

void MapLegend::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fitToEntries();
}

}  // namespace crossfade::ui
